"""Use cases: start, change and remove processes."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events, guards
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch
from backend.processes.models import Process, ProcessState
from backend.processes.runs import queries
from backend.processes.runs.schemas import ProcessIn, ProcessOut, ProcessProgress
from backend.processes.runs.starting import instantiate
from backend.processes.templates.shipped import shipped

WRITE = "processes:write"


def show_all(session: Session, actor: Actor, processes: Sequence[Process]) -> list[ProcessOut]:
    """The processes with how far they are, in a constant number of statements."""
    ids = [process.id for process in processes]
    progress, findings = queries.progress_of(session, ids), queries.open_findings(session, ids)
    editions = queries.editions(session, {process.template_id for process in processes if process.template_id})
    return [
        ProcessOut.model_validate(
            {
                **process.model_dump(),
                "newer_edition": _newer(process, editions),
                "progress": ProcessProgress(
                    done=progress.get(process.id, (0, 0))[0], total=progress.get(process.id, (0, 0))[1]
                ),
                "open_findings": findings.get(process.id, 0),
                "can": ["edit", "delete"] if actor.may(WRITE, process.alliance_id) else [],
            }
        )
        for process in processes
    ]


def show(session: Session, actor: Actor, process: Process) -> ProcessOut:
    """One process as the list shows it."""
    return show_all(session, actor, [process])[0]


def create(session: Session, actor: Actor, alliance_id: str, body: ProcessIn) -> Process:
    """Start a process after a template: phases, steps and bodies of its own.

    Raises 409 where it begins at once and a strict rule stands before that; it is begun without a day then.
    """
    if body.sets_up_groups:
        actor.require("groups:write", alliance_id)
    process = instantiate(session, actor, alliance_id, body)
    if body.started_on is not None:
        guards.check(session, actor, "process.started", process)
        process.state = ProcessState.running
    record(session, actor, "process.created", process, {"title": [None, process.title]})
    return process


def change(session: Session, actor: Actor, process: Process, values: dict[str, Any]) -> None:
    """Change a process. Who closes or starts it without a day means today."""
    state = values.get("state", process.state)
    if state == ProcessState.running != process.state:
        guards.check(session, actor, "process.started", process)
    for name, value in values.items():
        setattr(process, name, value)
    if process.state == ProcessState.running and process.started_on is None and "started_on" not in values:
        process.started_on = today()
    if process.state == ProcessState.closed and process.closed_on is None and "closed_on" not in values:
        process.closed_on = today()
    if process.started_on and process.closed_on and process.closed_on < process.started_on:
        raise invalid("#/closed_on", "ends_before_it_begins")
    save(session, actor, process)


def save(session: Session, actor: Actor, process: Process) -> None:
    """Note what was changed of a process, if anything was."""
    changes = events.changes_of(process)
    if changes:
        touch(process)
        record(session, actor, "process.changed", process, changes)


def delete(session: Session, actor: Actor, process: Process) -> None:
    """Leave a tombstone of the process; its steps go and come with it."""
    process.deleted_at = now()
    touch(process)
    record(session, actor, "process.deleted", process)


def restore(session: Session, actor: Actor, process: Process) -> None:
    """Bring a process back from the trash."""
    process.deleted_at = None
    touch(process)
    record(session, actor, "process.restored", process)


def purge(session: Session, actor: Actor, process: Process) -> None:
    """Erase the words of a removed process and its steps; its tombstone stays."""
    process.title, process.template = "", {}
    for step in queries.steps_of(session, process.id):
        step.title, step.note, step.checklist, step.due = "", None, [], None
        step.deleted_at = process.deleted_at
        touch(step)
    touch(process)
    record(session, actor, "process.purged", process)


def record(
    session: Session, actor: Actor, event_type: str, process: Process, changes: dict[str, Any] | None = None
) -> None:
    """Append the event of a process."""
    subject, alliance_id = events.Subject("process", process.id), process.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance_id, alliance_id=alliance_id, changes=changes)


def _newer(process: Process, editions: dict[str, int]) -> int | None:
    if process.template_id:
        newest = editions.get(process.template_id)
    else:
        known = shipped().get(process.template_key)
        newest = known.edition if known else None
    return newest if newest is not None and newest > process.template_edition else None
