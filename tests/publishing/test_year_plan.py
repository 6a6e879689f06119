"""The year's plan: meetings, action days and dates of cards in one order."""

from datetime import UTC, datetime
from typing import Any

from tests.fixtures.alliances import AllianceInTest


def test_a_year_has_its_meetings_action_days_and_certain_dates(alliance: AllianceInTest, frozen_clock: Any) -> None:
    frozen_clock(datetime(2010, 1, 4, 12, tzinfo=UTC))
    plenum = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    for title, when, kind in (
        ("Auswertung", "Herbst 2010", "evaluation_talk"),
        ("Aktionstag", "15.05.2010", "action_day"),
        ("Bündnissitzung", "09.03.2010", "plenum"),
        ("Vorjahr", "01.12.2009", "plenum"),
    ):
        alliance.create("meetings", group_id=plenum, title=title, when=when, kind=kind)
    off = alliance.create("meetings", group_id=plenum, title="Fällt aus", when="01.06.2010")
    alliance.coordinator.change(f"/meetings/{off['id']}", state="cancelled")
    card = alliance.create(
        "action-items",
        title="Gesundheit",
        follow_ups=[
            {"purpose": "Planung", "when": "2010-04-12"},
            {"purpose": "ungefähr", "when": "04/2010"},
            {"when": "nächste Bündnissitzung"},
        ],
    )
    plan = alliance.coordinator.get(f"{alliance.path}/year-plan")
    assert [(entry["kind"], entry["title"], entry["is_certain"]) for entry in plan["entries"]] == [
        ("meeting", "Bündnissitzung", True),
        ("follow_up", "Gesundheit: Planung", True),
        ("action_day", "Aktionstag", True),
        ("meeting", "Auswertung", False),
    ]
    assert (plan["year"], plan["entries"][1]["number"]) == (2010, card["number"])
    assert [
        entry["title"] for entry in alliance.coordinator.get(f"{alliance.path}/year-plan", year=2009)["entries"]
    ] == ["Vorjahr"]


def test_a_plan_warns_of_clashes_and_holidays(alliance: AllianceInTest, frozen_clock: Any) -> None:
    frozen_clock(datetime(2026, 1, 4, 12, tzinfo=UTC))
    plenum = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    for title in ("Erste", "Zweite"):
        alliance.create("meetings", group_id=plenum, title=title, when="01.05.2026")
    plan = alliance.coordinator.get(f"{alliance.path}/year-plan", year=2026)
    clashes = {entry["title"]: {clash["kind"] for clash in entry["clashes"]} for entry in plan["entries"]}
    assert clashes["Erste"] == {"meeting", "public_holiday"}
    assert plan["holidays"]["land"] == "Niedersachsen"
    assert ("2026-05-01", "2026-05-01") in [(one["first"], one["last"]) for one in plan["holidays"]["holidays"]]
