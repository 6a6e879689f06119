"""Steering: the past rebuilt from events; times, promises, what is new since the last meeting, terms that end."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def told(alliance: AllianceInTest, frozen_clock: Any) -> AllianceInTest:
    """Three months of two cards, one plenum and two promises of the same firm."""

    def on(month: int, day: int) -> None:
        frozen_clock(datetime(2010, month, day, 12, tzinfo=UTC))

    on(1, 4)
    plenum = alliance.create("groups", kind="plenum", name="Plenum")
    firm = alliance.create("organisations", name="WIS")
    person = alliance.create("people", name="A. Beispiel", organisation_id=firm["id"])
    alliance.create("people", name="B. Muster")
    first = alliance.create(
        "action-items",
        title="Gesundheit",
        steps=["Referent finden"],
        follow_ups=[{"purpose": "Treffen", "when": "2010-02-01"}],
        assignments=[{"party": "WIS", "state": "asked"}, {"party": "B. Muster", "state": "declined"}],
    )
    on(1, 20)
    call = alliance.coordinator
    call.change(f"/action-items/{first['id']}", status="in_progress")
    call.change(f"/assignments/{first['assignments'][0]['id']}", state="accepted")
    on(2, 3)
    alliance.create("meetings", group_id=plenum["id"], title="Bündnissitzung", when="2010-02-03")
    on(2, 10)
    call.change(f"/follow-ups/{first['follow_ups'][0]['id']}", state="held", outcome="besprochen")
    on(2, 15)
    second = alliance.create(
        "action-items",
        title="Aktionstag",
        steps=["Raum suchen"],
        assignments=[{"party": {"kind": "person", "id": person["id"], "name": "A. Beispiel"}, "state": "asked"}],
    )
    on(3, 1)
    steps = [{"id": second["steps"][0]["id"], "text": "Raum suchen", "state": "done"}]
    assignments = [{**second["assignments"][0], "state": "accepted", "task": "Raum"}]
    assignments[0].pop("version")
    call.change(f"/action-items/{second['id']}", steps=steps)
    call.change(f"/action-items/{second['id']}", assignments=assignments)
    call.change(f"/action-items/{first['id']}", status="done")
    on(3, 15)
    return alliance


def _steering(alliance: AllianceInTest, **params: Any) -> Any:
    return alliance.coordinator.get(f"{alliance.path}/steering", **params)


def test_weeks_are_rebuilt_from_what_happened(told: AllianceInTest) -> None:
    points = {point["on"]: point for point in _steering(told, starting="2009-12-01")["points"]}
    # The first event is of 4 January: nobody knows what was before.
    assert min(points) == "2010-01-04"
    assert _steering(told)["reaches_back_to"] == "2010-01-04"
    first = points["2010-01-18"]
    assert first["open"] == {"count": 1, "numbers": ["LMK-1"]}
    assert (first["stuck"]["numbers"], first["due"]["numbers"]) == (["LMK-1"], ["LMK-1"])
    # On 20 January somebody agreed; the date of 1 February had no result until the 10th.
    assert points["2010-01-25"]["stuck"]["count"] == 0
    assert points["2010-02-08"]["overdue"]["numbers"] == ["LMK-1"]
    assert points["2010-02-15"]["overdue"]["count"] == 0
    assert points["2010-02-15"]["open"]["numbers"] == ["LMK-1", "LMK-2"]
    assert points["2010-03-15"]["open"]["numbers"] == ["LMK-2"]


def test_the_last_point_says_what_the_overview_says(told: AllianceInTest, frozen_clock: Any) -> None:
    frozen_clock(datetime(2010, 6, 1, 12, tzinfo=UTC))
    last = _steering(told)["points"][-1]
    overview = told.coordinator.get(f"{told.path}/dashboard")
    for name in ("overdue", "silent"):
        assert last[name]["numbers"] == [entry["number"] for entry in overview[name]]
    assert last["silent"]["numbers"] == ["LMK-2"]


def test_times_in_a_status_are_told_in_days(told: AllianceInTest) -> None:
    times = {time["status"]: time for time in _steering(told)["times"]}
    assert times["in_progress"]["longest_days"] == 40
    assert [(stay["number"], stay["days"], stay["is_still"]) for stay in times["planned"]["stays"]] == [
        ("LMK-2", 28, True),
        ("LMK-1", 16, False),
    ]
    assert (times["planned"]["cards"], times["planned"]["median_days"]) == (2, 22)
    later = {time["status"]: time["stays"] for time in _steering(told, starting="2010-02-01")["times"]}
    assert [stay["number"] for stay in later["planned"]] == ["LMK-2"]


def test_promises_are_told_by_organisation_never_by_person(told: AllianceInTest) -> None:
    answer = _steering(told)
    firm, people = answer["promises"]
    assert (firm["name"], firm["asked"], firm["accepted"], firm["kept"]) == ("WIS", 2, 2, 2)
    assert firm["numbers"] == ["LMK-1", "LMK-2"]
    assert (people["kind"], people["name"], people["declined"]) == ("people", None, 1)
    early = _steering(told, ending="2010-01-10")["promises"]
    assert [(one["kind"], one["accepted"], one["unanswered"]) for one in early] == [
        ("organisation", 0, 1),
        ("people", 0, 0),
    ]
    assert "Muster" not in str(answer["promises"])


def test_what_is_new_since_the_last_meeting(told: AllianceInTest) -> None:
    since = _steering(told)["since_last_meeting"]
    assert (since["meeting"]["title"], since["meeting"]["on"]) == ("Bündnissitzung", "2010-02-03")
    assert [card["number"] for card in since["new"]] == ["LMK-2"]
    assert [card["number"] for card in since["finished"]] == ["LMK-1"]
    assert [(one["number"], one["alarm"]) for one in since["new_alarms"]] == [("LMK-2", "no_next_date")]
    assert [(one["number"], one["alarm"]) for one in since["ended_alarms"]] == [("LMK-1", "overdue")]
    assert [(one["number"], one["party"], one["state"]) for one in since["answers"]] == [
        ("LMK-2", "A. Beispiel", "accepted")
    ]
    assert _steering(told, ending="2010-02-01")["since_last_meeting"] is None


def test_a_period_is_asked_for_in_order_and_at_most_two_years(told: AllianceInTest) -> None:
    for params in ({"starting": "2010-03-02", "ending": "2010-03-01"}, {"starting": "2007-01-01"}):
        problem = told.coordinator.refused("GET", f"{told.path}/steering", **params)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/starting")


def test_terms_that_end_wait_for_a_successor_and_for_their_promises(
    alliance: AllianceInTest, frozen_clock: Any
) -> None:
    frozen_clock(datetime(2009, 12, 1, 12, tzinfo=UTC))
    period = {"since": "2009-01-01", "until": "2009-12-31"}
    old = alliance.create("groups", kind="coordination_group", name="Koordinierungsgruppe von 2009", period=period)
    party = {"kind": "group", "id": old["id"], "name": old["name"]}
    alliance.create("action-items", title="Aktionstage", assignments=[{"party": party, "state": "accepted"}])

    def terms() -> list[Any]:
        return [
            (one["group"]["name"], one["is_over"], one["successor"] and one["successor"]["name"], one["open_promises"])
            for one in _steering(alliance)["terms"]
        ]

    promise = {"count": 1, "numbers": ["LMK-1"]}
    assert terms() == [("Koordinierungsgruppe von 2009", False, None, promise)]
    new = alliance.create(
        "groups",
        kind="coordination_group",
        name="Koordinierungsgruppe von 2010",
        predecessor_ids=[old["id"]],
        period={"since": "2010-01-01", "until": "2010-12-31"},
    )
    assert terms() == []
    frozen_clock(datetime(2010, 1, 5, 12, tzinfo=UTC))
    assert terms() == [("Koordinierungsgruppe von 2009", True, "Koordinierungsgruppe von 2010", promise)]
    offered = alliance.coordinator.get(f"/groups/{new['id']}/handover")["assignments"][0]["assignment_id"]
    answer = alliance.coordinator.http.post(f"/api/v1/groups/{new['id']}/handover", json={"assignment_ids": [offered]})
    assert answer.status_code == 200
    assert terms() == []
