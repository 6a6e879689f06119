"""Clashes: other meetings of the same people, public and school holidays of the Land. They warn and refuse nothing."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from backend.meetings.clashes import holidays
from tests.fixtures.alliances import AllianceInTest


@pytest.fixture(autouse=True)
def _in_the_autumn(frozen_clock: Any) -> None:
    frozen_clock(datetime(2026, 11, 22, 12, tzinfo=UTC))


@pytest.fixture
def groups(alliance: AllianceInTest) -> dict[str, str]:
    """Three groups: A. Beispiel sits in the first two, B. Muster in the third."""
    made = {}
    for name, member in (("Plenum", "A. Beispiel"), ("Gesundheit", "A. Beispiel"), ("Presse", "B. Muster")):
        group = alliance.create("groups", kind="project_group", name=name)["id"]
        if not any(one["name"] == member for one in alliance.items("people")):
            alliance.create("people", name=member)
        alliance.coordinator.create(f"/groups/{group}/memberships", party=member)
        made[name] = group
    return made


def _clashes(alliance: AllianceInTest, **query: Any) -> list[tuple[str, str | None]]:
    found = alliance.coordinator.get(f"{alliance.path}/clashes", **query)["clashes"]
    return [(one["kind"], one["name"] or (one["meeting"] or {}).get("title")) for one in found]


def test_meetings_of_the_same_people_clash_and_those_of_others_do_not(
    alliance: AllianceInTest, groups: dict[str, str]
) -> None:
    for name, times in (("Plenum", ("18:00", "20:00")), ("Presse", (None, None))):
        begins, ends = times
        alliance.create("meetings", group_id=groups[name], title=name, when="9.2.2027", begins=begins, ends=ends)
    alliance.create("meetings", group_id=groups["Plenum"], title="Abgesagt", when="9.2.2027", state="cancelled")
    health = alliance.create("meetings", group_id=groups["Gesundheit"], when="9.2.2027", begins="19:00")
    (clash,) = alliance.coordinator.get(f"/meetings/{health['id']}/clashes")["clashes"]
    assert (clash["kind"], clash["meeting"]["title"], clash["people"], clash["groups"], clash["overlaps"]) == (
        *("meeting", "Plenum", ["A. Beispiel"], []),
        True,
    )
    later = alliance.coordinator.change(f"/meetings/{health['id']}", begins="20:00")
    (clash,) = alliance.coordinator.get(f"/meetings/{later['id']}/clashes")["clashes"]
    assert clash["overlaps"] is False
    alliance.coordinator.change(f"/meetings/{health['id']}", when="Februar 2027")
    assert alliance.coordinator.get(f"/meetings/{health['id']}/clashes")["clashes"] == []


def test_before_a_meeting_is_entered_its_day_can_be_asked_about(
    alliance: AllianceInTest, groups: dict[str, str]
) -> None:
    joint = alliance.create(
        "meetings", group_id=groups["Plenum"], group_ids=[groups["Presse"]], title="Beide", when="9.2.2027"
    )
    assert _clashes(alliance, on="2027-02-09", group_id=groups["Presse"]) == [("meeting", "Beide")]
    assert _clashes(alliance, on="2027-02-09", group_id=groups["Presse"], besides=joint["id"]) == []
    assert _clashes(alliance, on="2027-02-10", group_id=groups["Presse"]) == []
    refused = alliance.coordinator.refused("GET", f"{alliance.path}/clashes", on="2027-02-09", group_id="x")
    assert refused["status"] == 422


def test_holidays_of_the_land_are_warned_of_and_what_is_unknown_is_said(
    alliance: AllianceInTest, groups: dict[str, str]
) -> None:
    # Niedersachsen: the municipality's key begins with 03.
    assert _clashes(alliance, on="2027-03-26") == [("public_holiday", "Karfreitag"), ("school_holiday", "Osterferien")]
    assert _clashes(alliance, on="2027-10-31") == [("public_holiday", "Reformationstag")]
    assert _clashes(alliance, on="2027-02-01") == [("school_holiday", "Halbjahresferien")]
    (unknown,) = alliance.coordinator.get(f"{alliance.path}/clashes", on="2031-02-11")["clashes"]
    assert unknown["kind"] == "school_holidays_unknown"
    assert (unknown["land"], unknown["known_until"]) == ("Niedersachsen", "2030-08-21")
    # A warning refuses nothing.
    alliance.create("meetings", group_id=groups["Plenum"], when="26.3.2027")


def test_without_an_official_key_only_what_is_free_everywhere_is_known(alliance: AllianceInTest) -> None:
    municipality = alliance.coordinator.get(alliance.path)["municipality_id"]
    alliance.operator.change(f"/municipalities/{municipality}", regional_key=None)
    assert _clashes(alliance, on="2027-10-31") == [("land_unknown", None)]
    assert _clashes(alliance, on="2027-10-03") == [
        ("public_holiday", "Tag der Deutschen Einheit"),
        ("land_unknown", None),
    ]


def test_the_holidays_of_a_year_are_one_list(alliance: AllianceInTest) -> None:
    found = alliance.coordinator.get(f"{alliance.path}/holidays", starting="2027-01-01", ending="2027-12-31")
    assert (found["land"], found["school_known_until"]) == ("Niedersachsen", "2030-08-21")
    school = [(one["name"], one["first"], one["last"]) for one in found["holidays"] if one["kind"] == "school"]
    assert ("Sommerferien", "2027-07-08", "2027-08-18") in school
    assert school[0] == ("Weihnachtsferien", "2026-12-23", "2027-01-09")
    assert [one["first"] for one in found["holidays"]] == sorted(one["first"] for one in found["holidays"])
    too_long = alliance.coordinator.refused(
        "GET", f"{alliance.path}/holidays", starting="2027-01-01", ending="2040-01-01"
    )
    assert too_long["status"] == 422


def test_the_list_of_school_holidays_is_whole_for_every_land() -> None:
    """Six weeks in summer and two at Christmas each year, in order and without overlap, until the summer of 2030."""
    known = holidays.school_holidays()
    assert known.keys() == set(holidays.LAENDER.values()) == holidays.NAMES.keys()
    for land, those in known.items():
        assert all(one.first <= one.last < following.first for one, following in pairwise(those)), land
        summers = [one for one in those if one.name == "Sommerferien"]
        assert [one.first.year for one in summers] == [2026, 2027, 2028, 2029, 2030], land
        assert all(timedelta(days=37) <= one.last - one.first <= timedelta(days=46) for one in summers), land
        christmas = [one for one in those if one.name == "Weihnachtsferien"]
        assert all(one.first < date(one.first.year, 12, 28) for one in christmas), land
        assert len(christmas) == 5, land
        assert all(one.last - one.first <= timedelta(days=46) for one in those), land
