"""What the audit in Stolberg needs of fields of action and goals (AU-1, AU-3, AU-4, AU-10), over the API.

Functions and organisations only, no names.
"""

from typing import Any

import pytest

from tests.fixtures.alliances import API, AllianceInTest
from tests.goals.agreements import FIELDS, agreed, bind, decided, goal, laid_out, measure, measures_of, next_edition

EDUCATION = "Bildung und Erziehung"
FOCUS = "frühe Bildung und Erziehung"


@pytest.fixture
def fields(alliance: AllianceInTest) -> dict[str, Any]:
    """The six fields of action by label."""
    return laid_out(alliance)


def test_au_1_inventory_per_field_of_action(alliance: AllianceInTest, fields: dict[str, Any]) -> None:
    assert list(fields) == FIELDS
    card = alliance.create("action-items", title="Elterncafé", field_of_action=EDUCATION)
    relabelled = alliance.coordinator.change(f"/fields-of-action/{fields[EDUCATION]['id']}", label=FOCUS)
    assert relabelled["label"] == FOCUS
    assert alliance.coordinator.get(f"/action-items/{card['id']}")["field_of_action"] == FOCUS

    for label, field in fields.items():
        path = f"/fields-of-action/{field['id']}/inventory-entries"
        if label != FIELDS[5]:
            alliance.coordinator.create(path, kind="factor", text="Altersaufbau", source="Einwohnerstatistik 2016")
        if label not in FIELDS[4:]:
            alliance.coordinator.create(path, kind="offer", text="Beratungsstelle")

    inventory = alliance.reader.get(f"{alliance.path}/inventory")
    assert [one["field"]["label"] for one in inventory["fields"]] == [*FIELDS[:2], FOCUS, *FIELDS[3:]]
    assert [one["missing"] for one in inventory["fields"]] == [[], [], [], [], ["offer"], ["factor", "offer"]]
    assert inventory["without_inventory"] == ["Senioren und Generationen"]
    found = inventory["fields"][2]
    assert found["factors"][0]["source"] == "Einwohnerstatistik 2016"
    assert (found["offers"][0]["text"], found["cards"]) == ("Beratungsstelle", 1)


def test_au_3_a_goal_proposal_shows_from_which_talk_or_workshop_it_came(
    alliance: AllianceInTest, fields: dict[str, Any]
) -> None:
    group = alliance.create("groups", kind="working_group", name="Workshop Bildung")["id"]
    workshop = alliance.create("meetings", group_id=group, when="27.06.2017", title="Workshop Bildung", kind="workshop")
    idea = alliance.create("ideas", text="Eltern früh begleiten", cluster="Bildung")
    agreement = agreed(alliance)
    proposal = goal(
        alliance,
        agreement,
        "Eltern werden vom Kindergarten an begleitet",
        is_proposal=True,
        field_of_action_id=fields[EDUCATION]["id"],
        sources=[
            {"type": "workshop", "id": workshop["id"], "text": "Workshop Bildung, 27.06.2017"},
            {"type": "idea", "id": idea["id"], "text": "Eltern früh begleiten"},
        ],
    )

    shown = alliance.reader.items(f"/agreements/{agreement['id']}/goals", is_proposal=True)

    assert [one["id"] for one in shown] == [proposal["id"]]
    assert [(one["type"], one["id"]) for one in shown[0]["sources"]] == [
        ("workshop", workshop["id"]),
        ("idea", idea["id"]),
    ]
    refused = bind(alliance, agreement, decided(alliance, "2017-08-24")).json()
    assert refused["type"].endswith("/proposals-still-open")
    assert "Eltern werden vom Kindergarten an begleitet" in refused["detail"]
    assert alliance.coordinator.change(f"/goals/{proposal['id']}", is_proposal=False)["is_proposal"] is False


def test_au_4_target_agreement_is_frozen_by_the_council_and_goes_on_as_the_next_edition(
    alliance: AllianceInTest, fields: dict[str, Any]
) -> None:
    agreement = agreed(alliance, period_from="2017-08-24", period_until="2020-09-27")
    aim = goal(alliance, agreement, "Gleiche Startbedingungen", field_of_action_id=fields[EDUCATION]["id"])
    sheet = measure(
        alliance,
        aim,
        "Elternbegleitung an Grundschulen",
        number="3.1",
        responsible="Jugendamt",
        deadline="Ende 2018",
        priority="high",
        costs="abhängig vom Konzept",
    )
    indicator = alliance.coordinator.create(
        f"/measures/{sheet['id']}/indicators", name="Schulen mit Elternbegleitung", baseline_value=3, target_value=9
    )
    committee = alliance.create("groups", kind="committee", name="Jugendhilfeausschuss")["id"]
    advised = decided(alliance, "2017-08-22", group_id=committee, competence="advise")
    assert bind(alliance, agreement, advised).json()["type"].endswith("/not-decided-by-council")
    assert alliance.coordinator.get(f"/agreements/{agreement['id']}")["state"] == "draft"

    bound = bind(alliance, agreement, decided(alliance, "2017-08-24")).json()

    assert (bound["state"], bound["binding_since"]) == ("binding", "2017-08-24")
    assert bound["resolution"]["body"] == "Rat der Stadt"
    for method, path, body in (
        ("PATCH", f"/measures/{sheet['id']}", {"title": "Anders"}),
        ("DELETE", f"/measures/{sheet['id']}", {}),
        ("PATCH", f"/goals/{aim['id']}", {"text": "Anders"}),
        ("POST", f"/agreements/{agreement['id']}/goals", {"text": "Noch eins"}),
        ("POST", f"/goals/{aim['id']}/measures", {"title": "Noch eine"}),
        ("PATCH", f"/indicators/{indicator['id']}", {"target_value": 2}),
        ("PATCH", f"/agreements/{agreement['id']}", {"title": "Anders"}),
    ):
        refused = alliance.coordinator.refused(method, path, **body)
        assert (refused["status"], refused["type"].rpartition("/")[2]) == (409, "agreement-frozen"), path
        assert "nächste Fassung" in refused["detail"] or "next edition" in refused["detail"]
    # What happens to it is said all the same.
    alliance.coordinator.change(f"/measures/{sheet['id']}", status="in_progress", status_label="angestoßen")
    alliance.coordinator.create(f"/indicators/{indicator['id']}/indicator-values", on_day="2018-12-31", value=6)

    following = next_edition(alliance, agreement)
    copied = measures_of(alliance, following)["Elternbegleitung an Grundschulen"]
    assert (following["edition"], following["state"], copied["number"]) == (2, "draft", "3.1")
    alliance.coordinator.change(f"/measures/{copied['id']}", title="Elternbegleitung an allen Schulen")
    first = alliance.coordinator.get(f"/measures/{sheet['id']}")
    assert (first["title"], first["status_label"]) == ("Elternbegleitung an Grundschulen", "angestoßen")
    [kept] = alliance.coordinator.items(f"/measures/{copied['id']}/indicators")
    assert [(one["on_day"], one["value"]) for one in kept["values"]] == [("2018-12-31", 6)]
    assert kept["reached"] == 50


def test_au_10_the_focus_is_marked_and_its_goals_come_first(alliance: AllianceInTest, fields: dict[str, Any]) -> None:
    agreement = agreed(alliance)
    for label in (FIELDS[0], FIELDS[1], EDUCATION):
        goal(alliance, agreement, f"Ziel: {label}", field_of_action_id=fields[label]["id"])
    path = f"/fields-of-action/{fields[EDUCATION]['id']}"
    assert alliance.coordinator.change(path, label=FOCUS, is_focus=True)["is_focus"] is True

    goals = f"/agreements/{agreement['id']}/goals"
    assert [one["text"] for one in alliance.reader.items(goals, sort="focus")] == [
        f"Ziel: {EDUCATION}",
        f"Ziel: {FIELDS[0]}",
        f"Ziel: {FIELDS[1]}",
    ]
    assert [one["text"] for one in alliance.reader.items(goals, is_focus=True)] == [f"Ziel: {EDUCATION}"]
    tree = alliance.reader.get(f"/agreements/{agreement['id']}/tree", focus_first=True)
    assert tree["fields"][0]["field"] == {"id": fields[EDUCATION]["id"], "label": FOCUS, "is_focus": True}
    answer = alliance.reader.http.get(f"{API}{goals}", params={"sort": "focus", "limit": 1}).json()
    following = alliance.reader.http.get(answer["next"]).json()
    assert following["items"][0]["text"] == f"Ziel: {FIELDS[0]}"
