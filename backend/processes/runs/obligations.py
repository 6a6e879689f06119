"""Obligations that a template plans begin with the end of a step."""

from contextlib import suppress
from datetime import date

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.recurrence.rules import following
from backend.core.dates.periods import reached
from backend.people.parties import PartyReference
from backend.processes.models import Process, ProcessStep
from backend.processes.obligations import queries
from backend.processes.obligations import service as obligations
from backend.processes.templates.content import PlannedObligation, ProcessTemplateContent


def begin(session: Session, actor: Actor, process: Process, content: ProcessTemplateContent, step: ProcessStep) -> None:
    """Write down what the template plans after this step, once: a step that is done again begins nothing twice."""
    planned = [one for one in content.obligations if one.begins_with == step.key]
    if not planned or step.finished_on is None:
        return
    known = {one.title for one in queries.of_process(session, process.id)}
    for one in planned:
        if one.title not in known:
            obligations.create(session, actor, process.alliance_id, _values(process, one, step.finished_on))


def _values(process: Process, planned: PlannedObligation, ended_on: date) -> dict[str, object]:
    first = reached(ended_on, months=planned.months_later or 0)
    return {
        "title": planned.title,
        "rule": planned.rhythm,
        "recipient": PartyReference(name=planned.recipient) if planned.recipient else None,
        "starts_on": first,
        "until": _last(first, planned),
        "process_id": process.id,
    }


def _last(first: date, planned: PlannedObligation) -> date | None:
    if planned.rhythm is None or planned.times is None:
        return None
    day = first
    with suppress(StopIteration):
        # The calendar of computers ends with the year 9999.
        for _ in range(planned.times - 1):
            day = following(planned.rhythm, first, day)
    return day
