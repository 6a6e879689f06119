"""Processes under way: steps, phases that follow them, and obligations that begin with their end."""

from datetime import UTC, datetime
from typing import Any

from tests.fixtures.alliances import AllianceInTest


def steps_of(alliance: AllianceInTest, process_id: str) -> dict[str, Any]:
    """Steps by key."""
    return {one["key"]: one for one in alliance.coordinator.items(f"/processes/{process_id}/steps", limit=200)}


def test_a_phase_follows_its_steps_and_the_process_begins_with_the_first(
    alliance: AllianceInTest, frozen_clock: Any
) -> None:
    frozen_clock(datetime(2017, 3, 14, 12, tzinfo=UTC))
    started = alliance.create("processes", template="audit", title="Audit")
    path, steps = f"/processes/{started['id']}", steps_of(alliance, started["id"])
    assert (started["state"], started["progress"]) == ("preparation", {"done": 0, "total": 17})
    alliance.coordinator.change(f"/process-steps/{steps['resolution']['id']}", state="done", finished_on="2016-11-01")
    seen = alliance.coordinator.get(path)
    assert (seen["state"], seen["started_on"], seen["progress"]["done"]) == ("running", "2017-03-14", 1)
    assert steps_of(alliance, started["id"])["participation_decision"]["state"] == "in_progress"
    for key in ("contract", "project_lead"):
        alliance.coordinator.change(f"/process-steps/{steps[key]['id']}", state="done")
    assert steps_of(alliance, started["id"])["participation_decision"]["finished_on"] == "2017-03-14"
    alliance.coordinator.change(f"/process-steps/{steps['contract']['id']}", state="open")
    again = steps_of(alliance, started["id"])
    assert (again["participation_decision"]["state"], again["contract"]["times_reopened"]) == ("in_progress", 1)
    closed = alliance.coordinator.change(path, state="closed")
    assert closed["closed_on"] == "2017-03-14"


def test_a_step_has_a_fuzzy_date_a_note_and_a_checklist(alliance: AllianceInTest) -> None:
    started = alliance.create("processes", template="round_table", title="Runder Tisch")
    step = steps_of(alliance, started["id"])["mandate"]
    path = f"/process-steps/{step['id']}"
    written = alliance.coordinator.change(path, due="Sept. 2011", note="Mit dem Amt besprochen")
    assert (written["due"]["earliest"], written["due"]["latest"]) == ("2011-09-01", "2011-09-30")
    problem = alliance.coordinator.refused("PATCH", path, checklist=[{"key": "nothing", "done": True}])
    assert problem["errors"][0]["pointer"] == "#/checklist/0/key"


def test_obligations_begin_with_the_end_of_a_step_and_once(alliance: AllianceInTest) -> None:
    started = alliance.create("processes", template="concept_guide", title="Konzept")
    step = steps_of(alliance, started["id"])["step_8"]
    path = f"/process-steps/{step['id']}"
    for state in ("done", "in_progress", "done"):
        alliance.coordinator.change(path, state=state, **({"finished_on": "2020-02-29"} if state == "done" else {}))
    [owed] = alliance.items("obligations")
    assert (owed["title"], owed["rule"], owed["starts_on"]) == ("Konzept überprüfen", "FREQ=YEARLY", "2021-02-28")
    assert owed["process_id"] == started["id"]


def test_a_process_comes_back_from_the_trash_with_its_steps(alliance: AllianceInTest) -> None:
    started = alliance.create("processes", template="alliance_cycle", title="Bündnisjahr 2010")
    step = steps_of(alliance, started["id"])["focus"]
    alliance.coordinator.remove(f"/processes/{started['id']}")
    assert alliance.coordinator.refused("GET", f"/process-steps/{step['id']}")["status"] == 404
    back = alliance.coordinator.http.post(f"/api/v1/trash/{started['id']}/restoration")
    assert back.status_code == 200, back.text
    assert steps_of(alliance, started["id"])["focus"]["id"] == step["id"]


def test_readers_see_and_do_not_change(alliance: AllianceInTest) -> None:
    started = alliance.create("processes", template="alliance_cycle", title="Bündnisjahr 2010")
    step = steps_of(alliance, started["id"])["focus"]
    assert alliance.reader.get(f"/processes/{started['id']}")["can"] == []
    assert alliance.reader.refused("PATCH", f"/process-steps/{step['id']}", state="done")["status"] == 403
