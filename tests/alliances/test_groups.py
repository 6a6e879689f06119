"""Groups: periods, rotation, succession and handover (AL-8)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def old_group(alliance: AllianceInTest) -> Any:
    """The coordination group of 2009, with a card it has promised to do."""
    group = alliance.create(
        "groups",
        kind="coordination_group",
        name="Koordinierungsgruppe von 2009",
        rotation={"every": "year"},
        period={"since": "2009-01-01"},
    )
    accepted = {"party": group["name"], "state": "accepted"}
    step = {"text": "Sponsoren finden", "assignments": [accepted]}
    alliance.create("action-items", title="Aktionstage 15. Mai", assignments=[accepted], steps=[step])
    alliance.create("action-items", title="Vorbei", assignments=[accepted], status="done")
    return group


def _successor(alliance: AllianceInTest, old_group: Any, **members: Any) -> Any:
    body = {"kind": "coordination_group", "name": "Koordinierungsgruppe von 2010", "rotation": {"every": "year"}}
    return alliance.create("groups", **body, predecessor_ids=[old_group["id"]], **members)


def test_al_8_the_group_of_2009_stays_addressable(alliance: AllianceInTest, old_group: Any) -> None:
    new = _successor(alliance, old_group)
    old = alliance.coordinator.get(f"/groups/{old_group['id']}")
    assert (old["is_current"], old["successor_ids"]) == (False, [new["id"]])
    assert (new["is_current"], new["predecessor_ids"]) == (True, [old["id"]])
    assert [group["id"] for group in alliance.items("groups", is_current=False)] == [old["id"]]
    item = alliance.create("action-items", title="Neu", assignments=["Koordinierungsgruppe von 2009"])
    assert item["assignments"][0]["party"]["id"] == old["id"]


def test_al_8_open_promises_are_offered_and_the_old_card_shows_its_owner_of_2009(
    alliance: AllianceInTest, old_group: Any
) -> None:
    new = _successor(alliance, old_group)
    path = f"/groups/{new['id']}/handover"
    promises = alliance.coordinator.get(path)["assignments"]
    assert sorted((one["title"], one["step_text"], one["is_offered"]) for one in promises if one["step_text"]) == [
        ("Aktionstage 15. Mai", "Sponsoren finden", False)
    ]
    assert len(promises) == 2
    ids = [one["assignment_id"] for one in promises]
    for _twice in range(2):
        answer = alliance.coordinator.http.post(f"/api/v1{path}", json={"assignment_ids": ids})
        assert answer.status_code == 200
        assert [one["is_offered"] for one in answer.json()["assignments"]] == [True, True]
    card = alliance.coordinator.get("/action-items/LMK-1")
    parties = [(one["party"]["name"], one["state"]) for one in card["assignments"]]
    assert parties == [(old_group["name"], "accepted"), (new["name"], "asked")]
    assert parties == [(one["party"]["name"], one["state"]) for one in card["steps"][0]["assignments"]]
    assert [owner["id"] for owner in card["owners"]] == [old_group["id"]]


def test_only_open_promises_of_predecessors_are_handed_over(
    alliance: AllianceInTest, other_alliance: AllianceInTest, old_group: Any
) -> None:
    new = _successor(alliance, old_group)
    card = alliance.create("action-items", title="Fremd", assignments=["WIS"])
    foreign = card["assignments"][0]["id"]
    problem = alliance.coordinator.refused("POST", f"/groups/{new['id']}/handover", assignment_ids=[foreign])
    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/assignment_ids/0")
    body = {"assignment_ids": [foreign]}
    assert alliance.reader.refused("POST", f"/groups/{new['id']}/handover", **body)["status"] == 403
    assert other_alliance.coordinator.refused("POST", f"/groups/{new['id']}/handover", **body)["status"] == 404
    assert other_alliance.coordinator.refused("GET", f"/groups/{new['id']}/handover")["status"] == 404


def test_a_group_is_current_between_its_first_and_last_day_until_its_successor_begins(
    alliance: AllianceInTest, old_group: Any, frozen_clock: Any
) -> None:
    new = _successor(alliance, old_group, period={"since": "2010-01-01", "until": "2010-12-31"})
    for day, old_is_current, new_is_current in (
        ((2008, 12, 31), False, False),
        ((2009, 12, 30), True, False),
        ((2010, 1, 2), False, True),
        ((2011, 1, 2), False, False),
    ):
        frozen_clock(datetime(*day, 12, tzinfo=UTC))
        shown = [alliance.coordinator.get(f"/groups/{group['id']}")["is_current"] for group in (old_group, new)]
        assert shown == [old_is_current, new_is_current], day


def test_period_and_rotation_merge_into_what_is_there(alliance: AllianceInTest, old_group: Any) -> None:
    path = f"/groups/{old_group['id']}"
    alliance.coordinator.change(path, period={"until": "2009-12-31"}, rotation={"minute_taker": True})
    shown = alliance.coordinator.get(path)
    assert shown["period"] == {"since": "2009-01-01", "until": "2009-12-31"}
    assert shown["rotation"] == {
        "every": "year",
        "members": True,
        "chair": False,
        "minute_taker": True,
        "place": False,
        "next_on": None,
        "note": None,
    }
    cleared = alliance.coordinator.change(path, period=None, rotation=None)
    assert (cleared["period"], cleared["rotation"]) == ({"since": None, "until": None}, None)
    assert alliance.events()[-1]["changes"]["since"] == ["2009-01-01", None]
    for body, pointer in (
        ({"period": {"since": "2010-01-01", "until": "2009-01-01"}}, "#/period/until"),
        ({"rotation": {"chair": True}}, "#/rotation/every"),
        ({"rotation": {"every": "sometimes"}}, "#/rotation/every"),
        ({"rotation": {"every": "year", "chair": "yes"}}, "#/rotation/chair"),
    ):
        problem = alliance.coordinator.refused("PATCH", path, **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, pointer)


def test_a_group_follows_neither_itself_nor_a_stranger(
    alliance: AllianceInTest, other_alliance: AllianceInTest, old_group: Any
) -> None:
    new = _successor(alliance, old_group)
    newest = _successor(alliance, new)
    stranger = other_alliance.create("groups", kind="plenum", name="Plenum")
    for predecessor in (newest, new, old_group, stranger):
        body = {"predecessor_ids": [predecessor["id"]]}
        problem = alliance.coordinator.refused("PATCH", f"/groups/{old_group['id']}", **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/predecessor_ids/0")
    handed = alliance.coordinator.get(f"/groups/{newest['id']}/handover")
    assert [group["id"] for group in handed["predecessors"]] == [new["id"], old_group["id"]]


def test_groups_are_listed_in_their_order_and_filtered(alliance: AllianceInTest) -> None:
    for name, kind in (("Plenum", "plenum"), ("Armut", "project_group"), ("Öffentlichkeit", "project_group")):
        alliance.create("groups", kind=kind, name=name, purpose=f"Zweck von {name}")
    assert [group["name"] for group in alliance.items("groups")] == ["Plenum", "Armut", "Öffentlichkeit"]
    assert [group["name"] for group in alliance.items("groups", kind="plenum")] == ["Plenum"]
    assert [group["name"] for group in alliance.items("groups", q="öffentlichkeit")] == ["Öffentlichkeit"]
    assert [group["name"] for group in alliance.items("groups", sort="-name", limit=1)] == ["Öffentlichkeit"]


def test_removing_a_group_leaves_tombstones_of_all_that_was_in_it(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="plenum", name="Plenum", duties=["Ideen entwickeln"])
    member = alliance.coordinator.create(f"/groups/{group['id']}/memberships", party="A. Beispiel")
    alliance.coordinator.remove(f"/groups/{group['id']}")
    for path in (f"/groups/{group['id']}", f"/duties/{group['duties'][0]['id']}", f"/memberships/{member['id']}"):
        assert alliance.coordinator.refused("GET", path)["status"] == 404
    assert alliance.items("duties") == []
    [tombstone] = alliance.items("duties", include_deleted=True)
    assert (tombstone["id"], tombstone["deleted"]) == (group["duties"][0]["id"], True)
    types = [event["type"] for event in alliance.events()]
    assert types[-3:] == ["duty.deleted", "membership.deleted", "group.deleted"]
