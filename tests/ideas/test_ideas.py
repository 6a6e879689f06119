"""Ideas: a collection under a question, in clusters, nested, in order and verbatim (AL-1); and their adoption."""

from collections import Counter
from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest

QUESTION = "Was wollen wir in 1-2 Jahren mit dem Bündnis erreicht haben?"
CROSS_CUTTING = "Projekt-übergreifende Themen"
COLLECTION = {
    "Aktionstage": ["Gemeinsame Aktionen und Projekte", "Aktionstag wiederholen", "regelmäßige Aktionstage"],
    "Projekt (e) Gesundheit": ["Gesundheit in der Familie", "Obst und Gemüse in Kita und Schule", "U-Untersuchungen"],
    "Projekt (e) Armut": ["Armutsprävention", "Kinderarmut (Familien) PR (mehr Info)"],
    "Projekt Bildung und Erziehung": [
        "Bildungschancen erhöhen",
        "Schulbücher und Kreativ- und Grundmaterial stellen",
        "Werbung und Vermittlung von Erziehungslotsen",
        "Jugendliche mit Migrationshintergrund",
        "Pilotprojekte für bessere Betreuung",
    ],
    "Familienfreundliches unternehmen": ["Infoveranstaltung"],
    CROSS_CUTTING: [
        "Sponsoren",
        "Politische Forderungen formulieren",
        "Thematische Jahre (Jahresthemen)",
        "Mehr Öffentlichkeitsarbeit",
        "Bestandssicherung SZ (u.a. in soz. Versorgung)",
        "Kontinuierliche Öffentlichkeitsarbeit",
        "Geld auftreiben",
        "„Produkte“",
    ],
}


@pytest.fixture
def collection(alliance: AllianceInTest) -> dict[str, Any]:
    """The workshop's ideas by their text."""
    ideas = {}
    for cluster, texts in COLLECTION.items():
        for text in texts:
            ideas[text] = alliance.create("ideas", text=text, cluster=cluster, question=QUESTION)
            if text.startswith("Thematische Jahre"):
                for theme in ("Kinder", "Armut", "Gesundheit"):
                    nested = {"parent_id": ideas[text]["id"], "cluster": cluster, "question": QUESTION}
                    ideas[theme] = alliance.create("ideas", text=theme, **nested)
    return ideas


def test_al_1_a_collection_keeps_its_question_clusters_order_and_nesting(
    alliance: AllianceInTest, collection: dict[str, Any]
) -> None:
    ideas = alliance.items("ideas", limit=200)
    assert {idea["question"] for idea in ideas} == {QUESTION}
    assert Counter(idea["parent_id"] is None for idea in ideas) == {True: 22, False: 3}
    assert list(dict.fromkeys(idea["cluster"] for idea in ideas)) == list(COLLECTION)
    for cluster, texts in COLLECTION.items():
        listed = alliance.items("ideas", cluster=cluster)
        assert [idea["text"] for idea in listed if idea["parent_id"] is None] == texts
    parent = collection["Thematische Jahre (Jahresthemen)"]["id"]
    assert [idea["text"] for idea in ideas if idea["parent_id"] == parent] == ["Kinder", "Armut", "Gesundheit"]


def test_al_1_garbled_words_are_stored_unchanged(alliance: AllianceInTest) -> None:
    for text in ("kurzer Suenstweg", "Der 10. Teil", "  zwei  Leerzeichen ", "Zeile\nZeile", "😀 ﬁ a\u0308"):
        assert alliance.coordinator.get(f"/ideas/{alliance.create('ideas', text=text)['id']}")["text"] == text


def test_an_idea_is_moved_among_the_others(alliance: AllianceInTest, collection: dict[str, Any]) -> None:
    alliance.coordinator.change(f"/ideas/{collection['Geld auftreiben']['id']}", position=-1, cluster="Aktionstage")
    listed = alliance.items("ideas", cluster="Aktionstage")
    assert [idea["text"] for idea in listed] == ["Geld auftreiben", *COLLECTION["Aktionstage"]]


def test_an_idea_stands_neither_below_itself_nor_below_a_stranger(
    alliance: AllianceInTest, other_alliance: AllianceInTest, collection: dict[str, Any]
) -> None:
    parent, child = collection["Thematische Jahre (Jahresthemen)"], collection["Kinder"]
    foreign = other_alliance.create("ideas", text="Fremd")
    for idea in (parent, child, foreign):
        problem = alliance.coordinator.refused("PATCH", f"/ideas/{parent['id']}", parent_id=idea["id"])
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/parent_id")


def test_an_adopted_idea_is_behind_one_card(alliance: AllianceInTest, collection: dict[str, Any]) -> None:
    idea = collection["Infoveranstaltung"]
    card = alliance.coordinator.create(f"/ideas/{idea['id']}/adoption")
    assert card["idea"] == "Infoveranstaltung"
    shown = alliance.coordinator.get(f"/ideas/{idea['id']}")
    assert (shown["state"], shown["action_item_id"], shown["version"]) == ("taken_up", card["id"], 2)
    again = alliance.coordinator.refused("POST", f"/ideas/{idea['id']}/adoption")
    assert (again["status"], again["type"].rsplit("/", 1)[1]) == (409, "idea-already-adopted")
    assert [one["id"] for one in alliance.items("ideas", state="taken_up")] == [idea["id"]]
    types = [event["type"] for event in alliance.events()]
    assert {"idea.adopted", "action_item.created"} <= set(types[-2:])


def test_a_member_writes_and_adopts_ideas_but_removes_none(alliance: AllianceInTest) -> None:
    member = alliance.caller(Role.member)
    idea = member.create(f"{alliance.path}/ideas", text="Geld auftreiben")
    assert idea["can"] == ["edit", "adopt"]
    member.change(f"/ideas/{idea['id']}", state="parked")
    assert member.refused("DELETE", f"/ideas/{idea['id']}")["status"] == 403
    assert member.create(f"/ideas/{idea['id']}/adoption", title="Geld")["title"] == "Geld"


def test_the_same_request_sent_twice_writes_one_idea(alliance: AllianceInTest) -> None:
    path, headers = f"/api/v1{alliance.path}/ideas", {"Idempotency-Key": '"once"'}
    answers = [alliance.coordinator.http.post(path, json={"text": "Eins"}, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert len(alliance.items("ideas")) == 1
    other = alliance.coordinator.http.post(path, json={"text": "Zwei"}, headers=headers)
    assert other.status_code == 422
