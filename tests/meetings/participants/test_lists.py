"""The list of a meeting: members, deputies, guests and experts; who was there, and how many were counted."""

from datetime import UTC, datetime
from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest
from tests.meetings.participants.lists import Sitting, sitting


@pytest.fixture
def plenum(alliance: AllianceInTest, frozen_clock: Any) -> Sitting:
    """A meeting with an empty list."""
    frozen_clock(datetime(2026, 5, 4, 12, tzinfo=UTC))
    return sitting(alliance)


def _fill(plenum: Sitting) -> list[str]:
    answer = plenum.alliance.coordinator.http.post(f"/api/v1{plenum.path}/participants", json={"from_groups": True})
    assert answer.status_code == 201, answer.text
    return [one["party"]["name"] for one in answer.json()["participants"]]


def test_the_list_is_filled_from_all_groups_that_sit_and_nobody_stands_on_it_twice(plenum: Sitting) -> None:
    alliance = plenum.alliance
    more = alliance.create("groups", kind="working_group", name="Arbeitsgruppe")
    at = f"/groups/{more['id']}/memberships"
    person = {"kind": "person", "id": plenum.people["a"]["id"], "name": "A. Beispiel"}
    alliance.coordinator.create(at, party=person)
    alliance.coordinator.create(at, party="Stadtelternrat")
    alliance.coordinator.create(at, party="Früherer Verein", until="2026-10-19")
    plenum.move(group_ids=[more["id"]])

    assert _fill(plenum) == ["A. Beispiel", "B. Muster", "Stadtelternrat", "C. Probe"]
    assert _fill(plenum) == []
    problem = alliance.coordinator.refused("POST", f"{plenum.path}/participants", party=person)
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "already-participant")


def test_a_plenum_that_nobody_was_entered_for_is_everybody(plenum: Sitting) -> None:
    alliance = plenum.alliance
    everybody = alliance.create("groups", kind="plenum", name="Vollversammlung")
    ended = alliance.create("groups", kind="project_group", name="Frühere Gruppe", period={"until": "2026-10-19"})
    alliance.coordinator.create(f"/groups/{ended['id']}/memberships", party="Früherer Verein")
    meeting = alliance.create("meetings", group_id=everybody["id"], when="20.10.2026")
    other = Sitting(alliance, everybody, meeting, plenum.people)
    assert _fill(other) == ["A. Beispiel", "B. Muster", "C. Probe"]


def test_guests_and_experts_need_no_record(plenum: Sitting) -> None:
    guest = plenum.add(party="Frau Gast", role="guest", email="gast@example.org", represents="Nachbarstadt")
    expert = plenum.add(party={"kind": "role", "name": "Fachkraft Verkehr"}, role="expert")
    stand_in = plenum.add(party="Herr Ersatz", role="deputy", deputy_for_id=guest["id"])
    assert (guest["party"]["id"], guest["has_address"], expert["has_address"]) == (None, True, False)
    assert guest["represents"]["name"] == "Nachbarstadt"
    assert stand_in["deputy_for_id"] == guest["id"]
    refused = plenum.alliance.coordinator.refused
    own = refused("PATCH", f"/participants/{guest['id']}", deputy_for_id=stand_in["id"])
    assert own["errors"][0]["pointer"] == "#/deputy_for_id"
    assert refused("POST", f"{plenum.path}/participants")["errors"][0]["pointer"] == "#/party"
    both = refused("POST", f"{plenum.path}/participants", from_groups=True, party="X")
    assert both["errors"][0]["pointer"] == "#/party"


def test_attendance_is_ticked_for_all_at_once_and_one_by_one(plenum: Sitting) -> None:
    _fill(plenum)
    plenum.alliance.coordinator.change(f"/participants/{plenum.of('B. Muster')['id']}", reply="declined")

    def tick(**body: Any) -> list[str]:
        answer = plenum.alliance.coordinator.http.post(f"/api/v1{plenum.path}/attendance", json=body)
        assert answer.status_code == 200, answer.text
        return [one["party"]["name"] for one in answer.json()["participants"]]

    assert tick(attendance="present") == ["A. Beispiel"], "neither who declined nor a deputy beside their member"
    assert tick(attendance="present") == []
    assert tick(attendance="excused", participant_ids=[plenum.of("B. Muster")["id"]]) == ["B. Muster"]
    partly = plenum.alliance.coordinator.change(
        f"/participants/{plenum.of('C. Probe')['id']}", attendance="partly", remark="bis 19 Uhr"
    )
    assert (partly["attendance"], partly["remark"]) == ("partly", "bis 19 Uhr")
    plenum.move(headcount=31)
    assert plenum.alliance.coordinator.get(plenum.path)["headcount"] == 31
    foreign = "01920000-0000-7000-8000-000000000001"
    problem = plenum.alliance.coordinator.refused(
        "POST", f"{plenum.path}/attendance", attendance="present", participant_ids=[foreign]
    )
    assert problem["errors"][0]["pointer"] == "#/participant_ids/0"


def test_who_takes_the_minutes_keeps_the_list_and_invites_nobody(plenum: Sitting) -> None:
    _fill(plenum)
    entry = plenum.of("A. Beispiel")
    member = plenum.alliance.caller(Role.member, plenum.people["b"]["id"])
    at = f"/participants/{entry['id']}"
    assert member.refused("PATCH", at, attendance="present")["status"] == 403
    named = {"kind": "person", "id": plenum.people["b"]["id"], "name": "B. Muster"}
    plenum.move(minute_taker=named, state="running")
    assert member.change(at, attendance="present")["attendance"] == "present"
    assert member.create(f"{plenum.path}/participants", party="Gast")["role"] == "member"
    assert member.refused("POST", f"{plenum.path}/invitations")["status"] == 403


def test_the_list_of_another_alliance_is_not_there(plenum: Sitting, other_alliance: AllianceInTest) -> None:
    entry = plenum.add(party="Gast")
    stranger = other_alliance.coordinator
    for method, path in (
        ("GET", f"{plenum.path}/participants"),
        ("GET", f"/participants/{entry['id']}"),
        ("PATCH", f"/participants/{entry['id']}"),
        ("POST", f"{plenum.path}/invitations"),
    ):
        assert stranger.refused(method, path)["status"] == 404
    elsewhere = sitting(other_alliance)
    other = elsewhere.add(party="Gast")
    problem = plenum.alliance.coordinator.refused("POST", f"{plenum.path}/invitations", participant_ids=[other["id"]])
    assert problem["errors"][0]["pointer"] == "#/participant_ids/0"
