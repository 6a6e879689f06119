"""What comes out of a point changes what it is about: decisions are recorded, cards made and changed."""

from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest
from tests.meetings.agenda.conftest import Sitting


@pytest.fixture
def running(sitting: Sitting) -> Sitting:
    """The plenum while it runs."""
    sitting.to("running")
    return sitting


def _write(sitting: Sitting, item: str, kind: str, **values: Any) -> Any:
    return sitting.minute_taker.create(f"/agenda-items/{item}/outcomes", kind=kind, **values)


def _refused(sitting: Sitting, item: str, **body: Any) -> tuple[int, str]:
    problem = sitting.minute_taker.refused("POST", f"/agenda-items/{item}/outcomes", **body)
    return problem["status"], problem["errors"][0]["pointer"]


def test_an_information_is_written_down_changed_and_removed(running: Sitting) -> None:
    item = running.put("Sponsoren")
    first = _write(running, item, "information", text="Die Stadt gibt 500 Euro.")
    second = _write(running, item, "information", text="Die Wohnbau auch.")
    path = f"/outcomes/{first['id']}"
    assert running.minute_taker.change(path, text="Die Stadt gibt 600 Euro.")["version"] == 2
    texts = [one["text"] for one in running.agenda()[0]["outcomes"]]
    assert texts == ["Die Stadt gibt 600 Euro.", "Die Wohnbau auch."]
    assert running.alliance.reader.get(path)["can"] == []
    running.minute_taker.remove(f"/outcomes/{second['id']}")
    assert [one["id"] for one in running.alliance.reader.items(f"/agenda-items/{item}/outcomes")] == [first["id"]]
    assert running.alliance.reader.refused("DELETE", path)["status"] == 403
    assert running.member.refused("PATCH", path, text="Nein")["status"] == 403


def test_a_decision_is_a_record_of_its_own(running: Sitting) -> None:
    card = running.alliance.create("action-items", title="Aktionstag")
    item = running.put("Aktionstag", action_item_id=card["number"])
    text = "Der Aktionstag ist am 15. Mai."
    made = _write(running, item, "decision", decision={"matter": "Aktionstag", "text": text})
    decision = running.alliance.reader.get(f"/decisions/{made['decision_id']}")
    assert (decision["name"], decision["text"], decision["group_id"]) == ("2009/1", text, running.plenum)
    assert (decision["meeting_id"], decision["agenda_item_id"]) == (running.id, item)
    assert (decision["action_item_id"], decision["decided_on"]) == (card["id"], "2009-10-20")
    second = running.put("Verschiedenes")
    again = _write(running, second, "decision", decision_id=decision["id"], text="Siehe oben.")
    assert again["decision_id"] == decision["id"]


def test_a_decision_that_the_body_may_not_take_is_no_outcome(running: Sitting) -> None:
    alliance = running.alliance
    group = alliance.create("groups", kind="project_group", name="Gesundheit")["id"]
    meeting = alliance.create("meetings", group_id=group, when="20.10.2009", state="running")["id"]
    item = running.put("Ziele", meeting)
    body = {"kind": "decision", "decision": {"matter": "Ziele des Bündnisses", "text": "Wir ändern die Ziele."}}
    problem = alliance.coordinator.refused("POST", f"/agenda-items/{item}/outcomes", **body)
    assert problem["type"].endswith("/not-competent")
    assert running.agenda(meeting)[0]["outcomes"] == []


def test_a_new_card_comes_out_of_a_point(running: Sitting) -> None:
    item = running.put("Sponsoren")
    change = {"title": "Wohnbau fragen", "owner": {"party": "WIS", "state": "accepted"}, "next_date": "10.11.2009"}
    made = _write(running, item, "action_item", action_item=change)
    card = running.alliance.reader.get(f"/action-items/{made['action_item_id']}")
    assert (card["title"], card["owners"][0]["name"]) == ("Wohnbau fragen", "WIS")
    assert card["next_date"]["earliest"] == "2009-11-10"
    created = next(event for event in running.alliance.events() if event["type"] == "action_item.created")
    assert created["subject"]["id"] == card["id"]


def test_a_card_is_changed_as_decided_and_its_history_tells_it(running: Sitting) -> None:
    card = running.alliance.create("action-items", title="Gesundheit", assignments=["WIS"])
    item = running.put("Gesundheit", action_item_id=card["id"])
    running.minute_taker.refused("PATCH", f"/action-items/{card['id']}", status="in_progress")
    change = {
        "id": card["number"],
        "status": "in_progress",
        "owner": {"party": "WIS", "state": "accepted"},
        "next_date": "Nächste Bündnissitzung",
        "next_date_purpose": "Bericht",
    }
    _write(running, item, "action_item", action_item=change)
    changed = running.alliance.reader.get(f"/action-items/{card['id']}")
    assert (changed["status"], [one["state"] for one in changed["assignments"]]) == ("in_progress", ["accepted"])
    assert changed["follow_ups"][0]["purpose"] == "Bericht"
    history = running.alliance.reader.get(f"/action-items/{card['id']}/events")["items"]
    assert {"action_item.changed", "assignment.accepted", "follow_up.created"} <= {one["type"] for one in history}


def test_a_card_that_comes_out_of_an_idea_takes_it_up(running: Sitting) -> None:
    idea = running.alliance.create("ideas", text="Sponsoren", cluster="Projekt-übergreifende Themen")
    item = running.put("Sponsoren", idea_id=idea["id"])
    made = _write(running, item, "action_item", action_item={})
    taken = running.alliance.reader.get(f"/ideas/{idea['id']}")
    assert (taken["state"], taken["action_item_id"]) == ("taken_up", made["action_item_id"])


def test_what_does_not_fit_its_kind_is_pointed_at(running: Sitting, other_alliance: AllianceInTest) -> None:
    item = running.put("Sponsoren")
    card = running.alliance.create("action-items", title="Gesundheit")["id"]
    foreign = other_alliance.create("action-items", title="Gesundheit")["id"]
    decision = {"matter": "Geld", "text": "Ja."}
    for body, pointer in (
        ({"kind": "information", "text": " "}, "#/text"),
        ({"kind": "information", "text": "Ja", "action_item": {"id": card}}, "#/action_item"),
        ({"kind": "decision"}, "#/decision"),
        ({"kind": "decision", "decision": decision, "decision_id": card}, "#/decision"),
        ({"kind": "decision", "decision_id": card}, "#/decision_id"),
        ({"kind": "action_item"}, "#/action_item"),
        ({"kind": "action_item", "action_item": {}}, "#/action_item/title"),
        ({"kind": "action_item", "action_item": {"id": foreign}}, "#/action_item/id"),
        ({"kind": "action_item", "action_item": {"id": card, "title": "Neu"}}, "#/action_item/title"),
    ):
        assert _refused(running, item, **body) == (422, pointer), body
    _write(running, item, "postponement")
    assert _refused(running, item, kind="postponement") == (422, "#/kind")
    assert len(running.agenda()[0]["outcomes"]) == 1
