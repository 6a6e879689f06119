"""What a round table can do (RT-2), with the dates of the one in Backnang, over the API. Functions only, no names."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest

#: Group, kind, date and title in the order of the record.
TIMELINE = [
    ("team", "preliminary_talk", "13.10.2010", "Erste Vorbesprechung"),
    ("team", "mandate_talk", "20.12.2010", "Auftragsgespräch"),
    ("team", "preliminary_talk", "10.02.2011", "Zweite Vorbesprechung"),
    ("table", "kickoff_meeting", "22.02.2011", "Auftaktveranstaltung"),
    ("team", "evaluation_talk", "23.02.2011", "Auswertungsgespräch Auftaktveranstaltung"),
    ("table", "plenum", "14.03.2011", "2. Sitzung"),
    ("table", "plenum", "01.04.2011", "3. Sitzung"),
    ("table", "plenum", "06.06.2011", "4. Sitzung"),
    ("small", "working_session", "29.06.2011", "1. AG-Sitzung"),
    ("small", "working_session", "18.07.2011", "2. AG-Sitzung"),
    ("small", "working_session", "05.09.2011", "3. AG-Sitzung"),
    ("team", "interim_talk", "05.09.2011", "Zwischengespräch"),
    ("table", "plenum", "12.09.2011", "5. Sitzung"),
    ("team", "closing_meeting", "Sept. 2011", "Auswertung und Abschluss"),
]


@pytest.fixture
def round_table(alliance: AllianceInTest, frozen_clock: Any) -> dict[str, str]:
    """Ids of the groups of a round table whose meetings are all fixed at its beginning."""
    frozen_clock(datetime(2010, 10, 1, 12, tzinfo=UTC))
    groups = {
        key: alliance.create("groups", kind=kind, name=name)["id"]
        for key, kind, name in (
            ("team", "steering_group", "Auftraggeber und Moderation"),
            ("table", "plenum", "Runder Tisch"),
            ("small", "working_group", "Arbeitsgruppe"),
        )
    }
    for group, kind, when, title in TIMELINE:
        alliance.create("meetings", group_id=groups[group], kind=kind, when=when, title=title)
    return groups


def test_rt_2_meetings_of_different_kinds_are_one_timeline_in_the_order_of_the_record(
    alliance: AllianceInTest, round_table: dict[str, str]
) -> None:
    listed = alliance.items("meetings", sort="timeline")
    last = listed[-1]
    assert (last["when"]["text"], last["when"]["precision"]) == ("Sept. 2011", "month")
    assert (last["when"]["earliest"], last["when"]["latest"]) == ("2011-09-01", "2011-09-30")
    assert [(one["when"]["text"], one["title"]) for one in listed] == [(when, title) for _, _, when, title in TIMELINE]
    on_one_day = [one["title"] for one in listed if one["when"]["text"] == "05.09.2011"]
    assert on_one_day == ["3. AG-Sitzung", "Zwischengespräch"]


def test_rt_2_the_plenum_met_five_times(alliance: AllianceInTest, round_table: dict[str, str]) -> None:
    """The kickoff is the first sitting of the five that were fixed; it is found by its group as by its kind."""
    of_table = [one["when"]["text"] for one in alliance.items("meetings", group_id=round_table["table"])]
    assert of_table == ["22.02.2011", "14.03.2011", "01.04.2011", "06.06.2011", "12.09.2011"]
    assert len(alliance.items("meetings", kind="working_session")) == 3
    # Two on one day, one of them alone: no people in common, nothing to warn of.
    talk = next(one for one in alliance.items("meetings") if one["title"] == "Zwischengespräch")
    found = alliance.coordinator.get(f"/meetings/{talk['id']}/clashes")["clashes"]
    assert [one for one in found if one["kind"] == "meeting"] == []
