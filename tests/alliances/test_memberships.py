"""Memberships: who sits where, for whom, in whose place, for how long."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def path(alliance: AllianceInTest) -> str:
    """Where the memberships of a group are."""
    return f"/groups/{alliance.create('groups', kind='plenum', name='Plenum')['id']}/memberships"


def test_a_member_may_represent_an_organisation_and_have_a_deputy(alliance: AllianceInTest, path: str) -> None:
    wis = alliance.create("organisations", name="Wirtschafts- und Innovationsförderung", abbreviation="WIS")
    person = alliance.create("people", name="A. Beispiel")
    member = alliance.coordinator.create(path, party="A. Beispiel", represents="WIS", role="chair")
    assert member["party"] == {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    assert member["represents"] == {"kind": "organisation", "id": wis["id"], "name": "WIS"}
    deputy = alliance.coordinator.create(
        path, party={"kind": "role", "name": "Stellvertretung"}, deputy_for=member["id"]
    )
    assert (deputy["deputy_for"], deputy["role"]) == (member["id"], "member")
    assert [one["party"]["name"] for one in alliance.coordinator.items(path)] == ["A. Beispiel", "Stellvertretung"]
    assert [one["id"] for one in alliance.coordinator.items(path, party_id=person["id"])] == [member["id"]]


def test_nobody_is_their_own_deputy_or_that_of_a_stranger(alliance: AllianceInTest, path: str) -> None:
    first = alliance.coordinator.create(path, party="A. Beispiel")
    second = alliance.coordinator.create(path, party="B. Muster", deputy_for=first["id"])
    elsewhere = alliance.create("groups", kind="council", name="Rat")
    stranger = alliance.coordinator.create(f"/groups/{elsewhere['id']}/memberships", party="C. Probe")
    for other in (first, second, stranger):
        problem = alliance.coordinator.refused("PATCH", f"/memberships/{first['id']}", deputy_for=other["id"])
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/deputy_for")


def test_a_membership_lasts_from_its_first_to_its_last_day(
    alliance: AllianceInTest, path: str, frozen_clock: Any
) -> None:
    member = alliance.coordinator.create(path, party="A. Beispiel", since="2009-09-30", until="2010-09-30")
    for on, lasts in (("2009-09-29", 0), ("2009-09-30", 1), ("2010-09-30", 1), ("2010-10-01", 0)):
        assert len(alliance.coordinator.items(path, on=on)) == lasts, on
    frozen_clock(datetime(2010, 1, 1, 12, tzinfo=UTC))
    assert alliance.coordinator.get(f"/memberships/{member['id']}")["is_current"]
    assert alliance.items("groups")[0]["member_count"] == 1
    ended = alliance.coordinator.change(f"/memberships/{member['id']}", until="2009-12-31")
    assert not ended["is_current"]
    assert alliance.items("groups")[0]["member_count"] == 0
    problem = alliance.coordinator.refused("PATCH", f"/memberships/{member['id']}", until="2009-01-01")
    assert problem["errors"][0]["pointer"] == "#/until"


def test_a_party_of_another_alliance_is_unknown_here(
    alliance: AllianceInTest, other_alliance: AllianceInTest, path: str
) -> None:
    foreign = other_alliance.create("people", name="C. Probe")
    party = {"kind": "person", "id": foreign["id"], "name": "C. Probe"}
    for member in ("party", "represents"):
        body = {"party": "A. Beispiel", member: party}
        problem = alliance.coordinator.refused("POST", path, **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, f"#/{member}/id")
