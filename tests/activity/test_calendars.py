"""Calendars: what calendar programs read at a secret address, as two independent parsers understand it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import icalendar
import pytest
import vobject
from starlette.testclient import TestClient

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest, Caller

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


class Feed:
    """One address and what is read there."""

    def __init__(self, http: TestClient, made: dict[str, Any]) -> None:
        self.http = http
        self.path = made["url"].removeprefix("http://testserver")

    def text(self) -> str:
        answer = self.http.get(self.path)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        return answer.text

    def events(self) -> dict[str, icalendar.Event]:
        """Entries by summary; both parsers must find the same ones with the same times."""
        text = self.text()
        first = {str(one["uid"]): one for one in icalendar.Calendar.from_ical(text).walk("VEVENT")}
        second = {one.uid.value: one for one in getattr(vobject.readOne(text), "vevent_list", [])}
        assert first.keys() == second.keys()
        for uid, one in first.items():
            assert one["summary"] == second[uid].summary.value
            assert one.start == second[uid].dtstart.value, uid
            assert one.end == second[uid].dtend.value, uid
        return {str(one["summary"]): one for one in first.values()}


@pytest.fixture
def person(alliance: AllianceInTest) -> Any:
    """A person of the alliance."""
    return alliance.create("people", name="A. Beispiel")


@pytest.fixture
def member(alliance: AllianceInTest, person: Any) -> Caller:
    """Somebody with an account who is that person."""
    return alliance.caller(Role.member, person["id"])


@pytest.fixture
def group(alliance: AllianceInTest) -> Any:
    """A group with a meeting that has a time, in winter, and another one without."""
    made = alliance.create("groups", kind="project_group", name="Aktionstage")
    when = "12.1.2027, 18:30 bis 20 Uhr"
    alliance.create("meetings", group_id=made["id"], title="Planungstreffen", when=when, where="Rathaus, Raum 12")
    alliance.create("meetings", group_id=made["id"], when="15.5.2027")
    return made


def feed(caller: Caller, **body: Any) -> Feed:
    return Feed(caller.http, caller.create("/calendar-feeds", **body))


def test_meetings_are_timed_where_a_time_is_written_and_last_all_day_else(
    alliance: AllianceInTest, member: Caller, group: Any, frozen_clock: Any
) -> None:
    frozen_clock(NOW)
    events = feed(member, kind="group", group_id=group["id"]).events()
    timed = events["Planungstreffen"]
    assert timed.start == datetime(2027, 1, 12, 17, 30, tzinfo=UTC)
    assert timed.end - timed.start == timedelta(minutes=90)
    assert timed["dtstart"].params["TZID"] == "Europe/Berlin"
    assert timed["location"] == "Rathaus, Raum 12"
    assert timed["status"] == "CONFIRMED"
    assert timed["transp"] == "TRANSPARENT"
    whole_day = events["Treffen: Aktionstage"]
    assert (whole_day.start, whole_day.end) == (date(2027, 5, 15), date(2027, 5, 16))
    assert whole_day["dtstart"].params["VALUE"] == "DATE"


def test_next_dates_are_entries_where_they_are_precise_enough(
    alliance: AllianceInTest, member: Caller, frozen_clock: Any
) -> None:
    frozen_clock(NOW)
    dates = {
        "Tag": "20.12.2026",
        "Woche": "KW 12 2027",
        "Zeitraum": "22.–28. Juni 2027",
        "Monat": "03/2027",
        "ungefähr": "ca. 10/2027",
        "Mitte": "Mitte Juni 2027",
        "offen": "????",
        "früher": "20.10.2024",
    }
    follow_ups = [{"purpose": purpose, "when": when} for purpose, when in dates.items()]
    item = alliance.create("action-items", title="Fest", follow_ups=follow_ups)
    events = feed(member, kind="alliance", alliance_id=alliance.id).events()
    assert {name: (one.start, one.end) for name, one in events.items()} == {
        "Fest: Tag": (date(2026, 12, 20), date(2026, 12, 21)),
        "Fest: Woche": (date(2027, 3, 22), date(2027, 3, 29)),
        "Fest: Zeitraum": (date(2027, 6, 22), date(2027, 6, 29)),
    }
    shown = events["Fest: Tag"]
    assert str(shown["url"]) == f"http://testserver/a/leben-mit-kindern/cards/{item['number']}"
    assert shown["class"] == "PRIVATE"
    assert "So notiert: 20.12.2026" in shown["description"]


def test_mine_is_what_one_is_named_for(
    alliance: AllianceInTest, member: Caller, person: Any, group: Any, frozen_clock: Any
) -> None:
    frozen_clock(NOW)
    me = {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    alliance.create("action-items", title="Fremd", follow_ups=["1.2.2027"])
    declined = [{"party": me, "state": "declined"}]
    alliance.create("action-items", title="Abgelehnt", follow_ups=["1.2.2027"], assignments=declined)
    alliance.create("action-items", title="Meins", follow_ups=["2.2.2027"], assignments=[{"party": me}])
    step = {"text": "Sponsoren finden", "due": "3.2.2027", "assignments": [{"party": me, "state": "accepted"}]}
    other = {"text": "Plakate drucken", "due": "3.2.2027"}
    alliance.create("action-items", title="Schritte", steps=[step, other])
    mine = feed(member, kind="mine")
    assert sorted(mine.events()) == ["Bis dahin: Sponsoren finden", "Meins"]
    alliance.coordinator.create(f"/groups/{group['id']}/memberships", party=me)
    assert sorted(mine.events()) == [
        "Bis dahin: Sponsoren finden",
        "Meins",
        "Planungstreffen",
        "Treffen: Aktionstage",
    ]


def test_an_entry_keeps_its_uid_and_its_sequence_rises_when_it_moves(
    alliance: AllianceInTest, member: Caller, group: Any, frozen_clock: Any
) -> None:
    frozen_clock(NOW)
    calendar = feed(member, kind="group", group_id=group["id"])

    def entry() -> icalendar.Event:
        [found] = [one for one in calendar.events().values() if one["summary"] != "Treffen: Aktionstage"]
        return found

    before = entry()
    [meeting] = [one for one in alliance.items("meetings") if one["title"]]
    path = f"/meetings/{meeting['id']}"
    assert before["uid"] == f"{meeting['id']}@testserver"
    sequences = [int(before["sequence"])]
    for change in (
        {"title": "Planung"},
        {"when": "13.1.2027, 18 Uhr"},
        {"when": "13.1.2027, 19 Uhr"},
        {"where": "Bücherei"},
        {"state": "cancelled"},
    ):
        alliance.coordinator.change(path, **change)
        after = entry()
        assert after["uid"] == before["uid"]
        sequences.append(int(after["sequence"]))
    assert [later - former for former, later in pairwise(sequences)] == [1] * 5, "also the name: invitations say it"
    assert entry()["status"] == "CANCELLED"
    alliance.coordinator.remove(path)
    assert (entry()["status"], int(entry()["sequence"])) == ("CANCELLED", sequences[-1] + 1)


def test_who_is_on_the_list_of_a_meeting_has_it_in_their_own_calendar(
    alliance: AllianceInTest, member: Caller, person: Any, group: Any, frozen_clock: Any
) -> None:
    frozen_clock(NOW)
    calendar = feed(member, kind="mine")
    assert calendar.events() == {}
    [meeting] = [one for one in alliance.items("meetings") if one["title"]]
    at = f"/meetings/{meeting['id']}"
    alliance.coordinator.change(at, begins="19:00", ends="20:30", room="Raum 3", link="https://treffen.example.org/1")
    party = {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    alliance.coordinator.create(f"{at}/participants", party=party)

    [event] = calendar.events().values()
    assert event.start == datetime(2027, 1, 12, 18, tzinfo=UTC)
    assert event.end - event.start == timedelta(minutes=90)
    assert event["location"] == "Rathaus, Raum 12, Raum 3"
    assert "https://treffen.example.org/1" in event["description"]
    assert event["url"] == f"http://testserver/a/leben-mit-kindern{at}"


def test_dates_of_a_removed_card_are_called_off(alliance: AllianceInTest, member: Caller, frozen_clock: Any) -> None:
    frozen_clock(NOW)
    first = alliance.create("action-items", title="Entfernt", follow_ups=["1.2.2027"])
    second = alliance.create("action-items", title="Verworfen", follow_ups=["1.2.2027"])
    calendar = feed(member, kind="alliance", alliance_id=alliance.id)
    before = {name: int(one["sequence"]) for name, one in calendar.events().items()}
    alliance.coordinator.remove(f"/action-items/{first['id']}")
    alliance.coordinator.change(f"/action-items/{second['id']}", status="dropped")
    after = calendar.events()
    assert {str(one["status"]) for one in after.values()} == {"CANCELLED"}
    assert all(int(one["sequence"]) > before[name] for name, one in after.items())


def test_the_calendar_says_how_it_is_to_be_read(alliance: AllianceInTest, member: Caller, group: Any) -> None:
    text = feed(member, kind="group", group_id=group["id"]).text()
    lines = text.split("\r\n")
    for line in (
        "METHOD:PUBLISH",
        "VERSION:2.0",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "NAME:Leben mit Kindern: Aktionstage",
        "X-WR-CALNAME:Leben mit Kindern: Aktionstage",
        "TZID:Europe/Berlin",
    ):
        assert line in lines, line
    assert max(len(line.encode()) for line in lines) <= 75
