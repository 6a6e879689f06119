"""Series of meetings: their rules, their dates as meetings, and what a change of them does to those."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest

SECOND_TUESDAYS = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"


@pytest.fixture(autouse=True)
def _in_the_autumn(frozen_clock: Any) -> None:
    frozen_clock(datetime(2026, 11, 22, 12, tzinfo=UTC))


@pytest.fixture
def group(alliance: AllianceInTest) -> str:
    """The id of the coordination group."""
    return str(alliance.create("groups", kind="coordination_group", name="Koordinierungsgruppe")["id"])


def _series(alliance: AllianceInTest, group: str, **values: Any) -> Any:
    given = {"rule": SECOND_TUESDAYS, "starts_on": "2027-01-12", "title": "Koordinierungsgruppe"}
    return alliance.create("meeting-series", group_id=group, **given | values)


def _lay_out(alliance: AllianceInTest, series: Any, starting: str = "2027-01-01", ending: str = "2027-03-31") -> Any:
    return alliance.coordinator.create(f"/meeting-series/{series['id']}/meetings", starting=starting, ending=ending)


def _days(alliance: AllianceInTest, series: Any) -> list[str]:
    return [one["when"]["earliest"] for one in alliance.items("meetings", series_id=series["id"])]


def test_every_second_tuesday_becomes_meetings_without_the_exceptions(alliance: AllianceInTest, group: str) -> None:
    agenda = [{"title": "Stand der Karten", "minutes": 20, "is_recurring": True}, {"title": "Verschiedenes"}]
    where = {"where": "Rathaus", "room": "Raum 12", "begins": "18:00", "ends": "20:00", "kind": "working_session"}
    series = _series(alliance, group, exceptions=["2027-02-09"], agenda=agenda, **where)
    made = _lay_out(alliance, series)["created"]
    assert [one["when"]["text"] for one in made] == ["12.1.2027", "26.1.2027", "23.2.2027", "9.3.2027", "23.3.2027"]
    first = made[0]
    assert {name: first[name] for name in where} == where
    assert (first["series_id"], first["state"], first["title"]) == (series["id"], "draft", "Koordinierungsgruppe")
    points = alliance.coordinator.items(f"/meetings/{first['id']}/agenda-items")
    assert [(one["title"], one["minutes"], one["is_recurring"]) for one in points] == [
        ("Stand der Karten", 20, True),
        ("Verschiedenes", None, False),
    ]
    again = _lay_out(alliance, series, ending="2027-04-10")
    assert ([one["when"]["text"] for one in again["created"]], again["already"]) == (["6.4.2027"], 5)


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU", ["2027-01-12", "2027-02-09", "2027-03-09"]),
        ("rrule:freq=monthly;byday=-1th", ["2027-01-28", "2027-02-25", "2027-03-25"]),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=20;COUNT=1", ["2027-01-20"]),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=1MO", ["2027-03-01"]),
    ],
)
def test_rules_of_the_calendar_give_their_days(
    alliance: AllianceInTest, group: str, rule: str, days: list[str]
) -> None:
    series = _series(alliance, group, rule=rule)
    found = alliance.coordinator.get(
        f"/meeting-series/{series['id']}/dates", starting="2027-01-01", ending="2027-03-31"
    )
    assert [one["on"] for one in found["dates"]] == days


def test_rules_that_say_nothing_or_too_much_are_refused(alliance: AllianceInTest, group: str) -> None:
    for rule in (
        "jeden Dienstag",
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYMONTH=2",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=100000",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;UNTIL=20200101",
    ):
        body = {"group_id": group, "title": "Runde", "rule": rule, "starts_on": "2027-01-12"}
        problem = alliance.coordinator.refused("POST", f"{alliance.path}/meeting-series", **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/rule"), rule


def test_a_rhythm_in_words_is_kept_as_written_and_gives_no_dates(alliance: AllianceInTest, group: str) -> None:
    series = _series(alliance, group, rule=None, starts_on=None, rhythm="etwa alle zwei Monate")
    assert (series["rhythm"], series["rule"]) == ("etwa alle zwei Monate", None)
    path = f"/meeting-series/{series['id']}/meetings"
    problem = alliance.coordinator.refused("POST", path, starting="2027-01-01", ending="2027-03-31")
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "series-without-rule")


def test_the_minutes_are_taken_in_turns_and_a_cancelled_meeting_takes_no_turn(
    alliance: AllianceInTest, group: str
) -> None:
    series = _series(alliance, group, minute_takers=["A. Beispiel", "B. Muster", "C. Probe"])
    made = _lay_out(alliance, series, ending="2027-02-28")["created"]
    assert [one["minute_taker"]["name"] for one in made] == ["A. Beispiel", "B. Muster", "C. Probe", "A. Beispiel"]
    alliance.coordinator.change(f"/meetings/{made[-1]['id']}", state="cancelled")
    following = _lay_out(alliance, series, starting="2027-03-01", ending="2027-03-10")["created"]
    assert [one["minute_taker"]["name"] for one in following] == ["A. Beispiel"]


def test_a_changed_series_takes_its_meetings_along_but_for_those_changed_singly(
    alliance: AllianceInTest, group: str, frozen_clock: Any
) -> None:
    series = _series(alliance, group, where="Rathaus", exceptions=["2027-02-09"])
    past, first, moved, placed, *_ = _lay_out(alliance, series)["created"]
    alliance.coordinator.change(f"/meetings/{moved['id']}", when="24.2.2027")
    alliance.coordinator.change(f"/meetings/{placed['id']}", where="Stadthalle")
    frozen_clock(datetime(2027, 1, 20, 12, tzinfo=UTC))
    path = f"/meeting-series/{series['id']}"
    changed = alliance.coordinator.change(path, where="Volkshochschule", moderator="A. Beispiel")
    assert sorted(changed["carried"]["kept"]) == sorted([moved["id"], placed["id"]])
    assert first["id"] in changed["carried"]["changed"]
    assert past["id"] not in changed["carried"]["changed"]
    places = [one["where"] for one in alliance.items("meetings", series_id=series["id"])]
    assert places == ["Rathaus", "Volkshochschule", "Rathaus", "Stadthalle", "Volkshochschule"]
    assert alliance.coordinator.get(f"/meetings/{first['id']}")["moderator"]["name"] == "A. Beispiel"


def test_a_new_rule_and_a_new_exception_move_and_cancel_what_was_laid_out(alliance: AllianceInTest, group: str) -> None:
    series = _series(alliance, group, begins="18:00")
    laid_out = _lay_out(alliance, series, ending="2027-02-28")["created"]
    alliance.coordinator.change(f"/meetings/{laid_out[1]['id']}", when="27.1.2027")
    path = f"/meeting-series/{series['id']}"
    alliance.coordinator.change(path, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH")
    assert _days(alliance, series) == ["2027-01-14", "2027-01-27", "2027-01-28", "2027-02-11"]
    answer = alliance.coordinator.change(path, exceptions=["2027-02-11"])
    cancelled = alliance.items("meetings", series_id=series["id"], state="cancelled")
    assert [one["id"] for one in cancelled] == [laid_out[3]["id"]] == answer["carried"]["changed"]
    alliance.coordinator.remove(path)
    assert len(alliance.items("meetings", group_id=group)) == 4


def test_series_belong_to_groups_of_their_alliance(
    alliance: AllianceInTest, other_alliance: AllianceInTest, group: str
) -> None:
    foreign = other_alliance.create("groups", kind="plenum", name="Plenum")["id"]
    for body, pointer in (
        ({"group_id": foreign}, "#/group_id"),
        ({"group_ids": [foreign]}, "#/group_ids/0"),
        ({"until": "2026-01-01", "starts_on": "2027-01-01"}, "#/until"),
        ({"begins": "25:00"}, "#/begins"),
        ({"agenda": [{"title": ""}]}, "#/agenda/0/title"),
    ):
        given = {"group_id": group, "title": "Runde", **body}
        problem = alliance.coordinator.refused("POST", f"{alliance.path}/meeting-series", **given)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, pointer)
