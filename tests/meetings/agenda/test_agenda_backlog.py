"""What is not finished rolls over to the next meeting, and a matter can be followed over the meetings."""

from typing import Any

from tests.meetings.agenda.conftest import Sitting


def _take_over(sitting: Sitting, entry: Any, meeting: str) -> Any:
    """Put an entry of the proposal on an agenda, with what it names."""
    names = ("rolled_from_id", "action_item_id", "idea_id", "follow_up_id")
    body = {name: entry[name] for name in names if entry[name]}
    return sitting.alliance.coordinator.create(f"/meetings/{meeting}/agenda-items", **body)


def _proposed(sitting: Sitting, meeting: str) -> list[Any]:
    entries: list[Any] = sitting.alliance.reader.get(f"/meetings/{meeting}/agenda-proposal")["entries"]
    return entries


def _hold(sitting: Sitting) -> dict[str, str]:
    """Hold the meeting with points that end in every way; their ids by title."""
    names = ("Begrüßung", "Sponsoren", "Haushalt", "Homepage", "Verschiedenes")
    items = {title: sitting.put(title, is_recurring=title == "Verschiedenes") for title in names}
    sitting.to("running")
    for title in ("Begrüßung", "Sponsoren", "Verschiedenes"):
        sitting.enter(items[title], "in_progress", sitting.minute_taker)
    outcomes = f"/agenda-items/{items['Sponsoren']}/outcomes"
    sitting.minute_taker.create(outcomes, kind="action_item", action_item={"title": "Wohnbau fragen"})
    sitting.minute_taker.create(f"/agenda-items/{items['Haushalt']}/outcomes", kind="postponement")
    sitting.to("minutes_draft")
    return items


def test_what_is_not_finished_waits_for_the_next_meeting(sitting: Sitting) -> None:
    _hold(sitting)
    assert sitting.states() == {
        "Begrüßung": "discussed",
        "Sponsoren": "discussed",
        "Haushalt": "postponed",
        "Homepage": "not_discussed",
        "Verschiedenes": "discussed",
    }
    assert sitting.waiting() == {
        "Sponsoren": "open_outcomes",
        "Haushalt": "postponed",
        "Homepage": "not_discussed",
        "Verschiedenes": "recurring",
    }


def test_a_matter_that_was_taken_over_waits_no_more_and_tells_its_history(sitting: Sitting) -> None:
    items = _hold(sitting)
    following = sitting.meet("17.11.2009", title="Novembersitzung")
    proposed = [entry for entry in _proposed(sitting, following) if entry["kind"] == "waiting"]
    assert [entry["title"] for entry in proposed] == ["Sponsoren", "Haushalt", "Homepage", "Verschiedenes"]
    budget = _take_over(sitting, proposed[1], following)
    assert (budget["title"], budget["rolled_from_id"]) == ("Haushalt", items["Haushalt"])
    assert "Haushalt" not in sitting.waiting()
    assert "Haushalt" not in [entry["title"] for entry in _proposed(sitting, following)]
    path = f"/meetings/{following}/agenda-items"
    for body in ({"rolled_from_id": items["Haushalt"]}, {"rolled_from_id": items["Haushalt"], "title": "Geld"}):
        assert sitting.alliance.coordinator.refused("POST", path, **body)["type"].endswith("/already-on-agenda")
    history = sitting.alliance.reader.get(f"/agenda-items/{budget['id']}")["history"]
    assert [(one["meeting_title"], one["on"], one["state"]) for one in history] == [
        ("Bündnissitzung", "2009-10-20", "postponed")
    ]
    assert [one["kind"] for one in history[0]["outcomes"]] == ["postponement"]
    sitting.alliance.coordinator.remove(f"/agenda-items/{budget['id']}")
    assert sitting.waiting()["Haushalt"] == "postponed"


def test_an_outcome_that_is_done_or_let_go_comes_back_no_more(sitting: Sitting) -> None:
    items = _hold(sitting)
    card = next(item for item in sitting.alliance.items("action-items") if item["title"] == "Wohnbau fragen")
    sitting.alliance.coordinator.change(f"/action-items/{card['id']}", status="done")
    sitting.alliance.coordinator.change(f"/agenda-items/{items['Homepage']}", rolls_over=False)
    sitting.alliance.coordinator.change(f"/agenda-items/{items['Verschiedenes']}", is_recurring=False)
    assert sitting.waiting() == {"Haushalt": "postponed"}


def test_what_is_left_to_do_follows_the_matter_over_several_meetings(sitting: Sitting) -> None:
    items = _hold(sitting)
    second = sitting.meet("17.11.2009")
    again = sitting.put("Sponsoren", second, rolled_from_id=items["Sponsoren"])
    sitting.to("running", second)
    sitting.enter(again, "in_progress")
    sitting.to("minutes_draft", second)
    assert sitting.waiting()["Sponsoren"] == "open_outcomes"
    third = sitting.meet("15.12.2009")
    entry = next(entry for entry in _proposed(sitting, third) if entry["title"] == "Sponsoren")
    assert entry["rolled_from_id"] == again
    made = _take_over(sitting, entry, third)
    assert len(sitting.alliance.reader.get(f"/agenda-items/{made['id']}")["history"]) == 2


def test_what_is_postponed_to_a_certain_meeting_stands_there_at_once(sitting: Sitting) -> None:
    item = sitting.put("Haushalt", minutes=20)
    december, january = sitting.meet("15.12.2009"), sitting.meet("19.1.2010")
    outcome = sitting.alliance.coordinator.create(
        f"/agenda-items/{item}/outcomes", kind="postponement", postponed_to_id=december
    )
    assert sitting.states(december) == {"Haushalt": "open"}
    assert sitting.agenda(december)[0]["minutes"] == 20
    assert (sitting.waiting(), sitting.states()) == ({}, {"Haushalt": "postponed"})
    path = f"/outcomes/{outcome['id']}"
    sitting.alliance.coordinator.change(path, postponed_to_id=january)
    assert (sitting.states(december), sitting.states(january)) == ({}, {"Haushalt": "open"})
    sitting.alliance.coordinator.remove(path)
    assert (sitting.states(january), sitting.states()) == ({}, {"Haushalt": "open"})
    sitting.to("cancelled", december)
    for meeting in (sitting.id, december, sitting.plenum):
        body = {"kind": "postponement", "postponed_to_id": meeting}
        problem = sitting.alliance.coordinator.refused("POST", f"/agenda-items/{item}/outcomes", **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/postponed_to_id")


def test_a_meeting_that_goes_on_has_its_open_points_again(sitting: Sitting) -> None:
    sitting.put("A")
    taken = sitting.put("B")
    sitting.to("running")
    sitting.to("minutes_draft")
    sitting.put("B", sitting.meet("17.11.2009"), rolled_from_id=taken)
    sitting.to("running")
    assert sitting.states() == {"A": "open", "B": "not_discussed"}
    sitting.to("minutes_draft")
    assert sitting.waiting() == {"A": "not_discussed"}


def test_the_points_of_a_meeting_that_was_called_off_wait_too(sitting: Sitting) -> None:
    sitting.put("Haushalt")
    sitting.to("cancelled")
    assert sitting.waiting() == {"Haushalt": "not_discussed"}
    sitting.to("draft")
    assert (sitting.waiting(), sitting.states()) == ({}, {"Haushalt": "open"})


def test_a_matter_is_raised_for_a_meeting_that_is_not_planned_yet(sitting: Sitting) -> None:
    alliance = sitting.alliance
    group = alliance.create("groups", kind="project_group", name="Gesundheit")["id"]
    path = f"{alliance.path}/agenda-items"
    raised = sitting.member.create(path, body_id=sitting.plenum, title="Sponsoren", group_id=group)
    assert (raised["meeting_id"], raised["number"], raised["can"]) == (None, None, ["edit", "settle", "delete"])
    assert sitting.waiting() == {"Sponsoren": "raised"}
    assert alliance.items("agenda-backlog", group_id=group) == []
    entry = next(entry for entry in _proposed(sitting, sitting.id) if entry["kind"] == "waiting")
    taken = _take_over(sitting, entry, sitting.id)
    assert (taken["group_id"], taken["raised_by"]) == (group, raised["raised_by"])
    assert sitting.waiting() == {}
    assert sitting.member.refused("PATCH", f"/agenda-items/{raised['id']}", state="discussed")["status"] == 403


def test_what_waited_for_last_years_group_waits_for_its_successor(sitting: Sitting) -> None:
    alliance = sitting.alliance
    alliance.coordinator.create(f"{alliance.path}/agenda-items", body_id=sitting.plenum, title="Sponsoren")
    successor = alliance.create("groups", kind="plenum", name="Plenum 2010", predecessor_ids=[sitting.plenum])["id"]
    assert [item["title"] for item in alliance.items("agenda-backlog", group_id=successor)] == ["Sponsoren"]
    proposal = alliance.coordinator.get(f"{alliance.path}/agenda-proposal", group_id=successor)
    assert [entry["title"] for entry in proposal["entries"]] == ["Sponsoren"]
