"""Meetings: planned, moved, held and cancelled; what is anchored on them follows (AL-5)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from backend.access.permissions import Role
from backend.activity.trash import service as trash
from tests.fixtures.alliances import API, AllianceInTest

WORKSHOP = datetime(2009, 9, 30, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_the_day_of_the_workshop(frozen_clock: Any) -> None:
    frozen_clock(WORKSHOP)


@pytest.fixture
def plenum(alliance: AllianceInTest) -> str:
    """The id of the plenum."""
    return str(alliance.create("groups", kind="plenum", name="Plenum")["id"])


def _days(when: Any) -> tuple[Any, Any]:
    return when["earliest"], when["latest"]


def _next_dates(alliance: AllianceInTest) -> dict[str, Any]:
    return {item["title"]: _days(item["next_date"]) for item in alliance.items("action-items")}


def test_al_5_moving_the_plenum_moves_what_is_anchored_on_it_and_nothing_else(
    alliance: AllianceInTest, plenum: str
) -> None:
    meeting = alliance.create("meetings", group_id=plenum, title="Bündnissitzung", when="20.10.")
    alliance.create("action-items", title="Gesundheit", follow_ups=["Nächste Bündnissitzung"])
    alliance.create("action-items", title="15. Mai", follow_ups=["Bündnissitzung 20.10", "1. Gruppensitzung Jan 2010"])
    alliance.create("action-items", title="6. November", follow_ups=["Präventionsratssitzung 10.11."])
    before = _next_dates(alliance)
    assert before["Gesundheit"] == before["15. Mai"] == ("2009-10-20", "2009-10-20")
    moved = alliance.coordinator.change(f"/meetings/{meeting['id']}", when="27.10.")
    assert _days(moved["when"]) == ("2009-10-27", "2009-10-27")
    assert _next_dates(alliance) == before | {"Gesundheit": ("2009-10-27", "2009-10-27")}
    assert [event["type"] for event in alliance.events()][-2:] == ["meeting.moved", "follow_up.moved"]


def test_a_follow_up_waits_for_the_next_meeting_that_takes_place(alliance: AllianceInTest, plenum: str) -> None:
    alliance.create("action-items", title="Gesundheit", follow_ups=["Nächste Bündnissitzung"])
    assert _next_dates(alliance)["Gesundheit"] == (None, None)
    first = alliance.create("meetings", group_id=plenum, when="20.10.2009")
    alliance.create("meetings", group_id=plenum, when="17.11.2009")
    assert _next_dates(alliance)["Gesundheit"] == ("2009-10-20", "2009-10-20")
    alliance.coordinator.change(f"/meetings/{first['id']}", state="cancelled")
    assert _next_dates(alliance)["Gesundheit"] == ("2009-11-17", "2009-11-17")
    earlier = alliance.create("meetings", group_id=plenum, when="6.10.2009")
    assert _next_dates(alliance)["Gesundheit"] == ("2009-10-06", "2009-10-06")
    alliance.coordinator.remove(f"/meetings/{earlier['id']}")
    assert _next_dates(alliance)["Gesundheit"] == ("2009-11-17", "2009-11-17")


def test_a_year_that_is_not_written_is_the_one_closest_to_the_meeting(
    alliance: AllianceInTest, plenum: str, frozen_clock: Any
) -> None:
    path = f"/meetings/{alliance.create('meetings', group_id=plenum, when='20.10.')['id']}"
    assert alliance.coordinator.get(path)["when"]["year_inferred"]
    frozen_clock(datetime(2012, 3, 1, 12, tzinfo=UTC))
    for written, day in (("13.10.", "2009-10-13"), ("5.1.", "2010-01-05"), ("1.2.2012", "2012-02-01")):
        assert _days(alliance.coordinator.change(path, when=written)["when"]) == (day, day)
    assert _days(alliance.coordinator.change(path, when="morgen")["when"]) == ("2012-03-02", "2012-03-02")


def test_what_happened_to_a_meeting_is_told_in_its_own_words(alliance: AllianceInTest, plenum: str) -> None:
    path = f"/meetings/{alliance.create('meetings', group_id=plenum, when='20.10.2009')['id']}"
    for body in (
        {"when": "Ende Oktober 2009"},
        {"where": "Rathaus"},
        {"state": "minutes_draft"},
        {"state": "cancelled"},
    ):
        alliance.coordinator.change(path, **body)
    told = [(event["type"], event["changes"]) for event in alliance.events()[-4:]]
    assert [event_type for event_type, _changes in told] == [
        "meeting.moved",
        "meeting.changed",
        "meeting.minutes_draft",
        "meeting.cancelled",
    ]
    assert told[0][1]["when"] == ["20.10.2009", "Ende Oktober 2009"]
    assert told[1][1] == {"where": [None, "Rathaus"]}


def test_meetings_are_listed_by_date_and_those_without_one_come_last(alliance: AllianceInTest, plenum: str) -> None:
    other = alliance.create("groups", kind="project_group", name="Gesundheit")["id"]
    for when in (None, "20.10.2009", "Oktober 2009", "1.10.2009", "15.1.2010"):
        alliance.create("meetings", group_id=plenum, when=when)
    alliance.create("meetings", group_id=other, when="2.10.2009", state="minutes_draft")
    page = alliance.coordinator.get(f"{alliance.path}/meetings", limit=4)
    listed = page["items"] + alliance.coordinator.get(page["next"].removeprefix("/api/v1"))["items"]
    assert [meeting["when"] and meeting["when"]["text"] for meeting in listed] == [
        "1.10.2009",
        "Oktober 2009",
        "2.10.2009",
        "20.10.2009",
        "15.1.2010",
        None,
    ]
    assert len(alliance.items("meetings", group_id=plenum)) == 5
    assert len(alliance.items("meetings", state="minutes_draft")) == 1
    texts = [one["when"]["text"] for one in alliance.items("meetings", starting="2009-10-20", ending="2009-12-31")]
    assert texts == ["Oktober 2009", "20.10.2009"]


def test_a_meeting_belongs_to_a_group_of_the_alliance_and_follows_no_other_meeting(
    alliance: AllianceInTest, other_alliance: AllianceInTest, plenum: str
) -> None:
    foreign = other_alliance.create("groups", kind="plenum", name="Plenum")["id"]
    meeting = alliance.create("meetings", group_id=plenum, when="20.10.2009")
    anchor = {"kind": "meeting", "meeting_id": meeting["id"]}
    for body, pointer in (
        ({"group_id": foreign}, "#/group_id"),
        ({"group_id": plenum, "when": {"text": "danach", "anchor": anchor}}, "#/when/anchor"),
        ({"group_id": plenum, "when": {"edtf": "2009-99"}}, "#/when"),
        ({"group_id": plenum, "state": "maybe"}, "#/state"),
    ):
        problem = alliance.coordinator.refused("POST", f"{alliance.path}/meetings", **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, pointer)


def test_a_meeting_that_is_sent_back_as_it_is_does_not_change(alliance: AllianceInTest, plenum: str) -> None:
    meeting = alliance.create("meetings", group_id=plenum, title="Bündnissitzung", when="20.10.2009")
    events = len(alliance.events())
    path = f"/meetings/{meeting['id']}"
    assert alliance.coordinator.change(path, when=meeting["when"], title=meeting["title"]) == meeting
    assert len(alliance.events()) == events


def test_groups_that_sit_together_share_the_meeting_and_its_anchors(alliance: AllianceInTest, plenum: str) -> None:
    press = alliance.create("groups", kind="project_group", name="Presse")["id"]
    person = alliance.create("people", name="A. Beispiel")
    speaker = {"party": "A. Beispiel", "role": "speaker"}
    alliance.coordinator.create(f"/groups/{press}/memberships", **speaker)
    meeting = alliance.create("meetings", group_id=plenum, group_ids=[press, plenum], when="20.10.2009")
    assert meeting["group_ids"] == [press]
    assert [one["id"] for one in alliance.items("meetings", group_id=press)] == [meeting["id"]]
    anchor = {"text": "beim nächsten Treffen", "anchor": {"kind": "next_meeting", "group_id": press}}
    alliance.create("action-items", title="Flyer", follow_ups=[{"when": anchor}])
    assert _next_dates(alliance)["Flyer"] == ("2009-10-20", "2009-10-20")
    of_press = alliance.caller(Role.member, person["id"])
    assert of_press.change(f"/meetings/{meeting['id']}", room="Raum 12")["can"] == ["edit", "run"]
    alliance.coordinator.change(f"/meetings/{meeting['id']}", group_ids=[])
    assert _next_dates(alliance)["Flyer"] == (None, None)
    assert [event["changes"].get("group_ids") for event in alliance.events()[-2:]] == [[[press], []], None]


def test_states_follow_each_other_and_a_refusal_says_what_is_possible(
    alliance: AllianceInTest, plenum: str, frozen_clock: Any
) -> None:
    path = f"/meetings/{alliance.create('meetings', group_id=plenum, when='20.10.2009')['id']}"
    for state in ("invited", "running", "invited", "running"):
        meeting = alliance.coordinator.change(path, state=state)
    assert (meeting["started_at"], meeting["ended_at"]) == ("2009-09-30T12:00:00.000000Z", None)
    frozen_clock(datetime(2009, 9, 30, 14, tzinfo=UTC))
    ended = alliance.coordinator.change(path, state="minutes_draft")
    assert ended["ended_at"] == "2009-09-30T14:00:00.000000Z"
    assert alliance.coordinator.change(path, state="running")["ended_at"] is None
    problem = alliance.coordinator.refused("PATCH", path, state="approved")
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "meeting-state-not-possible")
    assert "„läuft“" in problem["detail"]
    assert "„eingeladen“" in problem["detail"]
    assert alliance.coordinator.get(path)["next_states"] == ["minutes_draft", "invited", "draft"]


def test_who_is_named_for_the_minutes_leads_the_meeting_and_changes_nothing_else(
    alliance: AllianceInTest, plenum: str
) -> None:
    person = alliance.create("people", name="A. Beispiel")
    member, other = alliance.caller(Role.member, person["id"]), alliance.caller(Role.member)
    meeting = alliance.create("meetings", group_id=plenum, when="20.10.2009", minute_taker="A. Beispiel")
    path = f"/meetings/{meeting['id']}"
    assert meeting["minute_taker"] == {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    assert member.refused("PUT", f"{path}/state", state="running")["status"] == 403
    alliance.coordinator.change(path, state="invited")
    assert other.refused("PUT", f"{path}/state", state="running")["status"] == 403
    running = member.http.put(f"{API}{path}/state", json={"state": "running"}, headers={"If-Match": member.etag(path)})
    assert running.status_code == 200, running.text
    assert (running.json()["state"], running.json()["can"]) == ("running", ["run"])
    assert member.refused("PATCH", path, room="Raum 12")["status"] == 403
    assert member.refused("PUT", f"{path}/state", state="cancelled")["status"] == 403


def test_a_time_in_the_words_of_a_date_is_taken_over_until_one_is_given(alliance: AllianceInTest, plenum: str) -> None:
    path = f"/meetings/{alliance.create('meetings', group_id=plenum, when='20.10.2009, 18 bis 20 Uhr')['id']}"
    read = alliance.coordinator.get(path)
    assert (read["begins"], read["ends"]) == ("18:00", "20:00")
    later = alliance.coordinator.change(path, begins="18:30")
    assert alliance.coordinator.change(path, when=later["when"], room="12")["begins"] == "18:30"
    moved = alliance.coordinator.change(path, when="27.10.2009, 17 Uhr")
    assert (moved["begins"], moved["ends"]) == ("17:00", None)


def test_the_words_of_older_versions_for_states_are_still_understood(alliance: AllianceInTest, plenum: str) -> None:
    planned = alliance.create("meetings", group_id=plenum, when="20.10.2009", state="planned")
    held = alliance.create("meetings", group_id=plenum, when="13.10.2009", state="held")
    assert (planned["state"], held["state"]) == ("draft", "minutes_draft")
    alliance.coordinator.change(f"/meetings/{planned['id']}", state="invited")
    assert [one["id"] for one in alliance.items("meetings", state="planned")] == [planned["id"]]
    assert [one["id"] for one in alliance.items("meetings", state="held")] == [held["id"]]


def test_what_belongs_to_a_meeting_is_erased_with_it_and_its_decisions_stay(
    app: FastAPI, alliance: AllianceInTest, plenum: str, frozen_clock: Any
) -> None:
    by = alliance.coordinator
    path = f"/meetings/{alliance.create('meetings', group_id=plenum, when='20.10.2009')['id']}"
    by.create(f"{path}/participants", party="B. Muster", email="b.muster@stadt.example")
    point = by.create(f"{path}/agenda-items", title="Plakate")
    by.change(path, state="running")
    by.create(f"/agenda-items/{point['id']}/outcomes", kind="information", text="Sie sind da.")
    decision = {"matter": "Ort", "text": "Am Rathaus.", "procedure": "consensus", "result": "adopted"}
    alliance.create("decisions", group_id=plenum, meeting_id=path.rpartition("/")[2], **decision)
    by.remove(path)
    frozen_clock(WORKSHOP + timedelta(days=31))
    trash.purge(app.state.database, app.state.settings)
    with app.state.database.unit() as session:
        for table in ("agenda_items", "outcomes", "participants"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0, table
    assert [one["text"] for one in alliance.items("decisions")] == ["Am Rathaus."]
