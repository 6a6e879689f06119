"""Workshops as whoever leads them sees them: phases, cards, clusters, votes, results."""

from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def workshop(alliance: AllianceInTest) -> Any:
    """A workshop of the classical course."""
    return alliance.create("workshops", title="Zukunftswerkstatt", question="Wie leben Familien hier gern?")


def go(alliance: AllianceInTest, workshop: Any, *phases: str) -> None:
    """Go on through these phases."""
    for phase in phases:
        answer = alliance.coordinator.http.post(f"/api/v1/workshops/{workshop['id']}/phase", json={"phase": phase})
        assert answer.status_code == 200, answer.text


def test_phases_follow_each_other_and_can_be_gone_back(alliance: AllianceInTest, workshop: Any) -> None:
    path = f"/workshops/{workshop['id']}"
    assert [one["key"] for one in workshop["phases"]] == [
        "preparation",
        "profile",
        "critique",
        "fantasy",
        "realisation",
        "follow_up",
        "closed",
    ]
    assert workshop["phase"] == "preparation"
    assert not workshop["is_writing_open"]

    skipped = alliance.coordinator.refused("POST", f"{path}/phase", phase="fantasy")
    assert skipped["type"].endswith("/phase-out-of-order")
    assert "Stärken und Schwächen" in skipped["detail"]

    go(alliance, workshop, "profile", "critique", "fantasy", "critique")
    shown = alliance.coordinator.get(path)
    assert (shown["phase"], shown["is_writing_open"]) == ("critique", True)
    assert alliance.reader.refused("POST", f"{path}/phase", phase="profile")["status"] == 403


def test_a_phase_with_cards_stays(alliance: AllianceInTest, workshop: Any) -> None:
    path = f"/workshops/{workshop['id']}"
    alliance.coordinator.create(f"{path}/workshop-cards", text="Zu wenig Bänke", phase="critique")
    course = [one for one in workshop["phases"] if one["key"] != "critique"]

    refused = alliance.coordinator.refused("PATCH", path, phases=course)

    assert refused["type"].endswith("/phase-has-cards")
    assert alliance.coordinator.change(path, phases=[one for one in workshop["phases"] if one["key"] != "profile"])


def test_clusters_are_renamed_ordered_and_merged(alliance: AllianceInTest, workshop: Any) -> None:
    call, path = alliance.coordinator, f"/workshops/{workshop['id']}"
    go(alliance, workshop, "profile", "critique")
    cards = [call.create(f"{path}/workshop-cards", text=text) for text in ("Bänke fehlen", "Kein Treff", "Bus")]
    one = call.create(f"{path}/workshop-clusters", title="Orte", card_ids=[cards[0]["id"]])
    other = call.create(f"{path}/workshop-clusters", title="Treffpunkte", card_ids=[cards[1]["id"]])
    call.change(f"/workshop-clusters/{one['id']}", title="Orte der Begegnung", position=5)

    merged = call.http.post(f"/api/v1/workshop-clusters/{other['id']}/merger", json={"into_id": one["id"]}).json()

    assert (merged["title"], merged["card_count"]) == ("Orte der Begegnung", 2)
    wall = call.get(f"{path}/wall")
    assert [(card["text"], card["cluster_id"]) for card in wall["cards"]] == [
        ("Bänke fehlen", one["id"]),
        ("Kein Treff", one["id"]),
        ("Bus", None),
    ]
    call.remove(f"/workshop-clusters/{one['id']}")
    assert {card["cluster_id"] for card in call.get(f"{path}/wall")["cards"]} == {None}


def test_who_only_reads_sees_no_hidden_card(alliance: AllianceInTest, workshop: Any) -> None:
    call, path = alliance.coordinator, f"/workshops/{workshop['id']}"
    card = call.create(f"{path}/workshop-cards", text="Name einer Nachbarin", phase="critique")
    call.change(f"/workshop-cards/{card['id']}", state="hidden")

    assert call.get(f"{path}/wall")["cards"][0]["state"] == "hidden"
    assert alliance.reader.get(f"{path}/wall")["cards"] == []
    assert alliance.reader.get(f"{path}/wall")["gone"] == [card["id"]]


def test_a_wall_leads_to_goals_and_measures(alliance: AllianceInTest, workshop: Any) -> None:
    call, path = alliance.coordinator, f"/workshops/{workshop['id']}"
    agreement = alliance.create("agreements", kind="action_concept", title="Handlungskonzept")
    card = call.create(f"{path}/workshop-cards", text="Generationengarten anlegen", phase="realisation")
    cluster = call.create(f"{path}/workshop-clusters", title="Treffpunkte", phase="realisation", card_ids=[card["id"]])
    made = f"{path}/workshop-results"

    [goal] = call.create(made, kind="goal", cluster_id=cluster["id"], agreement_id=agreement["id"])["results"]
    [measure] = call.create(made, kind="measure", card_ids=[card["id"]], goal_id=goal["goal_id"])["results"]

    shown = call.get(f"/goals/{goal['goal_id']}")
    assert (shown["text"], shown["is_proposal"]) == ("Treffpunkte", True)
    assert shown["sources"] == [{"type": "workshop", "id": workshop["id"], "text": "Zukunftswerkstatt"}]
    assert call.get(f"/measures/{measure['measure_id']}")["title"] == "Generationengarten anlegen"
    found = alliance.items("workshop-results", measure_id=measure["measure_id"])
    assert [(one["card_id"], one["words"]) for one in found] == [(card["id"], "Generationengarten anlegen")]
