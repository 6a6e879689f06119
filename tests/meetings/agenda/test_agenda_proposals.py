"""Agenda proposals: what belongs on the next meeting's table (AL-10)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def groups(alliance: AllianceInTest, frozen_clock: Any) -> dict[str, str]:
    """Ids of the plenum and a project group, with the workshop's cards and ideas, on the day of the workshop."""
    frozen_clock(datetime(2009, 9, 30, 12, tzinfo=UTC))
    plenum = alliance.create("groups", kind="plenum", name="Plenum")["id"]
    project = alliance.create("groups", kind="project_group", name="Projektgruppe Gesundheit")["id"]
    for text, cluster in (
        ("Sponsoren", "Projekt-übergreifende Themen"),
        ("Jahresthemen", "PROJEKTÜBERGREIFEND"),
        ("Obst und Gemüse", "Gesundheit"),
    ):
        alliance.create("ideas", text=text, cluster=cluster)
    themes = alliance.items("ideas")[1]["id"]
    alliance.create("ideas", text="Kinder", cluster="PROJEKTÜBERGREIFEND", parent_id=themes)
    alliance.create("ideas", text="Geld", cluster="Projekt-übergreifende Themen", state="parked")
    alliance.create("action-items", title="Gesundheit", group_id=project, follow_ups=["Nächste Bündnissitzung"])
    taken = [{"party": "WIS", "state": "accepted"}]
    alliance.create("action-items", title="15. Mai", assignments=taken, follow_ups=["Bündnissitzung 20.10"])
    alliance.create("action-items", title="6. November", assignments=taken, follow_ups=["10.11.2009"])
    return {"plenum": plenum, "project": project}


def _entries(proposal: Any) -> list[tuple[str, str, str]]:
    return [(entry["kind"], entry["reason"], entry["title"]) for entry in proposal["entries"]]


def test_al_10_sponsors_and_health_are_proposed_for_the_plenum(
    alliance: AllianceInTest, groups: dict[str, str]
) -> None:
    meeting = alliance.create("meetings", group_id=groups["plenum"], title="Bündnissitzung", when="20.10.2009")
    proposal = alliance.reader.get(f"/meetings/{meeting['id']}/agenda-proposal")
    assert _entries(proposal) == [
        ("follow_up", "anchored", "Gesundheit"),
        ("follow_up", "same_day", "15. Mai"),
        ("idea", "cross_cutting", "Sponsoren"),
        ("idea", "cross_cutting", "Jahresthemen"),
    ]
    assert proposal["meeting"]["id"] == meeting["id"]
    health, _may, sponsors, _themes = proposal["entries"]
    assert (health["number"], health["detail"], health["alarms"]) == ("LMK-1", "Nächste Bündnissitzung", ["no_owner"])
    assert alliance.coordinator.get(f"/ideas/{sponsors['idea_id']}")["text"] == "Sponsoren"


def test_an_alarm_puts_a_card_on_the_agenda(alliance: AllianceInTest, groups: dict[str, str]) -> None:
    meeting = alliance.create("meetings", group_id=groups["plenum"], when="17.11.2009")
    proposal = alliance.coordinator.get(f"/meetings/{meeting['id']}/agenda-proposal", on="2009-11-15")
    alarms = {entry["title"]: entry["alarms"] for entry in proposal["entries"] if entry["kind"] == "alarm"}
    assert alarms == {"15. Mai": ["overdue"], "6. November": ["overdue"]}


def test_the_next_meeting_has_a_proposal_before_it_is_planned(alliance: AllianceInTest, groups: dict[str, str]) -> None:
    path = f"{alliance.path}/agenda-proposal"
    unplanned = alliance.coordinator.get(path, group_id=groups["plenum"])
    assert unplanned["meeting"] is None
    assert ("follow_up", "anchored", "Gesundheit") in _entries(unplanned)
    meeting = alliance.create("meetings", group_id=groups["plenum"], when="20.10.2009")
    planned = alliance.coordinator.get(path, group_id=groups["plenum"])
    assert planned["meeting"]["id"] == meeting["id"]
    assert alliance.coordinator.get(path, group_id=groups["plenum"], on="2009-10-21")["meeting"] is None


def test_a_project_group_talks_about_its_own_cards_only(alliance: AllianceInTest, groups: dict[str, str]) -> None:
    path = f"{alliance.path}/agenda-proposal"
    proposal = alliance.coordinator.get(path, group_id=groups["project"], on="2009-11-15")
    assert _entries(proposal) == [("alarm", "no_owner", "Gesundheit")]


def test_without_a_plenum_cross_cutting_ideas_go_to_whoever_meets(alliance: AllianceInTest) -> None:
    alliance.create("ideas", text="Sponsors", cluster="Cross-cutting topics")
    group = alliance.create("groups", kind="steering_group", name="Steuerungsgruppe")["id"]
    proposal = alliance.coordinator.get(f"{alliance.path}/agenda-proposal", group_id=group)
    assert _entries(proposal) == [("idea", "cross_cutting", "Sponsors")]


def test_an_agenda_stays_in_its_alliance(
    alliance: AllianceInTest, other_alliance: AllianceInTest, groups: dict[str, str]
) -> None:
    meeting = alliance.create("meetings", group_id=groups["plenum"], when="20.10.2009")
    stranger = other_alliance.coordinator
    assert stranger.refused("GET", f"/meetings/{meeting['id']}/agenda-proposal")["status"] == 404
    own = f"{other_alliance.path}/agenda-proposal"
    assert stranger.refused("GET", own, group_id=groups["plenum"])["status"] == 404
    assert stranger.refused("GET", f"{alliance.path}/agenda-proposal", group_id=groups["plenum"])["status"] == 404


def test_al_10_what_is_proposed_is_taken_over_with_one_click_and_stands_on_the_agenda_once(
    alliance: AllianceInTest, groups: dict[str, str]
) -> None:
    meeting = alliance.create("meetings", group_id=groups["plenum"], title="Bündnissitzung", when="20.10.2009")
    path = f"/meetings/{meeting['id']}"
    names = ("rolled_from_id", "action_item_id", "idea_id", "follow_up_id")
    entries = alliance.reader.get(f"{path}/agenda-proposal")["entries"]
    for entry in entries:
        body = {name: entry[name] for name in names if entry[name]}
        made = alliance.coordinator.create(f"{path}/agenda-items", **body)
        assert (made["title"], made["action_item_id"]) == (entry["title"], entry["action_item_id"])
        again = alliance.coordinator.refused("POST", f"{path}/agenda-items", **body)
        assert again["type"].endswith("/already-on-agenda")
    agenda = alliance.reader.items(f"{path}/agenda-items")
    assert [item["title"] for item in agenda] == ["Gesundheit", "15. Mai", "Sponsoren", "Jahresthemen"]
    assert agenda[0]["action_item"]["number"] == "LMK-1"
    assert alliance.reader.get(f"{path}/agenda-proposal", on="2009-11-15")["entries"] != entries
    assert alliance.reader.get(f"{path}/agenda-proposal")["entries"] == []


def test_a_matter_that_waits_takes_the_follow_up_of_its_card_along(
    alliance: AllianceInTest, groups: dict[str, str]
) -> None:
    card = next(item for item in alliance.items("action-items") if item["title"] == "Gesundheit")
    raised = {"body_id": groups["plenum"], "title": "Gesundheit im Plenum", "action_item_id": card["id"]}
    waiting = alliance.create("agenda-items", **raised)
    meeting = alliance.create("meetings", group_id=groups["plenum"], when="20.10.2009")
    entries = alliance.reader.get(f"/meetings/{meeting['id']}/agenda-proposal")["entries"]
    entry = next(entry for entry in entries if entry["action_item_id"] == card["id"])
    assert (entry["kind"], entry["reason"], entry["rolled_from_id"]) == ("waiting", "raised", waiting["id"])
    assert (entry["follow_up_id"], entry["alarms"]) == (card["follow_ups"][0]["id"], ["no_owner"])


def test_a_decision_is_proposed_when_it_should_be_looked_at_again(
    alliance: AllianceInTest, groups: dict[str, str]
) -> None:
    decided = {"group_id": groups["plenum"], "matter": "Ort der Treffen", "text": "Wir treffen uns im Rathaus."}
    decision = alliance.create("decisions", **decided, review_on="2009-10-20")
    early = alliance.create("meetings", group_id=groups["plenum"], when="13.10.2009")["id"]
    meeting = alliance.create("meetings", group_id=groups["plenum"], when="20.10.2009")["id"]

    def reviews(meeting_id: str) -> list[Any]:
        entries = alliance.reader.get(f"/meetings/{meeting_id}/agenda-proposal")["entries"]
        return [entry for entry in entries if entry["kind"] == "decision"]

    assert reviews(early) == []
    [review] = reviews(meeting)
    assert (review["title"], review["number"], review["reason"]) == ("Ort der Treffen", "2009/1", "review")
    assert (review["decision_id"], review["detail"]) == (decision["id"], "Wir treffen uns im Rathaus.")
    alliance.coordinator.create(f"/meetings/{meeting}/agenda-items", title=review["title"])
    assert reviews(meeting) == []
