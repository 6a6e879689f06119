"""Use cases: steps are begun, done, skipped and looked at again; phases follow their steps."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events, guards
from backend.core.clock import today
from backend.core.dates.receiving import understand
from backend.core.problems import invalid
from backend.core.records import touch
from backend.processes.models import Process, ProcessState, ProcessStep, ProcessStepState
from backend.processes.runs import obligations, queries, service
from backend.processes.runs.schemas import ProcessStepOut, ProcessStepPatch
from backend.processes.templates.content import ProcessTemplateContent

OVER = (ProcessStepState.done, ProcessStepState.skipped)
#: Nobody has begun it: who skips a step has not.
UNTOUCHED = (ProcessStepState.open, ProcessStepState.skipped)


def show_all(session: Session, actor: Actor, steps: Sequence[ProcessStep]) -> list[ProcessStepOut]:
    """The steps with what their template says of them."""
    kept = queries.templates_of(session, {step.process_id for step in steps})
    planned = {key: ProcessTemplateContent.model_validate(content).steps() for key, content in kept.items() if content}
    shown = []
    for step in steps:
        plan = planned.get(step.process_id, {}).get(step.key)
        shown.append(
            ProcessStepOut.model_validate(
                {
                    **step.model_dump(),
                    "hint": plan.hint if plan else None,
                    "reopens": plan.reopens if plan else [],
                    "can": ["edit"] if actor.may(service.WRITE, step.alliance_id) else [],
                }
            )
        )
    return shown


def change(session: Session, actor: Actor, process: Process, step: ProcessStep, body: ProcessStepPatch) -> None:
    """Change a step; what follows from its state follows. Raises 409 where a strict rule of the process is not met."""
    values = body.changes()
    state = ProcessStepState(values.get("state", step.state))
    before = ProcessStepState(step.state)
    _check_rules(session, actor, step, before, state)
    if "checklist" in values:
        step.checklist = _ticked(step, values.pop("checklist"))
    if "due" in values:
        _write_due(step, values.pop("due"))
    for name, value in values.items():
        setattr(step, name, value)
    if state in OVER and before not in OVER and step.finished_on is None:
        step.finished_on = today()
    if state not in OVER and before in OVER:
        step.finished_on, step.times_reopened = None, step.times_reopened + 1
    if not _save(session, actor, process, step):
        return
    if state != before:
        _follow(session, actor, process, step)


def _check_rules(
    session: Session, actor: Actor, step: ProcessStep, before: ProcessStepState, after: ProcessStepState
) -> None:
    if before in UNTOUCHED and after in (ProcessStepState.in_progress, ProcessStepState.done):
        guards.check(session, actor, "process_step.started", step)
    if after == ProcessStepState.done != before:
        guards.check(session, actor, "process_step.finished", step)


def _follow(session: Session, actor: Actor, process: Process, changed: ProcessStep) -> None:
    """What a new state brings along: a process begins, phases follow, other steps are looked at again."""
    if process.state == ProcessState.preparation and changed.state in (
        ProcessStepState.in_progress,
        ProcessStepState.done,
    ):
        service.change(session, actor, process, {"state": ProcessState.running})
    steps = queries.steps_of(session, process.id)
    by_id = {step.id: step for step in steps}
    finished = [changed] if changed.state == ProcessStepState.done else []
    parent = by_id.get(changed.parent_id or "")
    if parent is not None:
        was = ProcessStepState(parent.state)
        _settle_phase(parent, [step for step in steps if step.parent_id == parent.id])
        # A phase that follows its steps passes the rules that one by hand would have to.
        _check_rules(session, actor, parent, was, ProcessStepState(parent.state))
        if _save(session, actor, process, parent) and parent.state in OVER and was not in OVER:
            finished.append(parent)
    content = ProcessTemplateContent.model_validate(process.template)
    for step in finished:
        plan = content.steps().get(step.key)
        for again in steps:
            if plan and again.key in plan.reopens and again.state in OVER:
                again.state, again.finished_on = ProcessStepState.in_progress, None
                again.times_reopened += 1
                _save(session, actor, process, again)
        obligations.begin(session, actor, process, content, step)


def _settle_phase(phase: ProcessStep, steps: Sequence[ProcessStep]) -> None:
    """A phase is done with its last step, under way with its first, and again when one is opened again."""
    states = {step.state for step in steps}
    if states <= set(OVER):
        phase.state = ProcessStepState.done if ProcessStepState.done in states else ProcessStepState.skipped
        days = [step.finished_on for step in steps if step.finished_on]
        phase.finished_on = max(days) if days else today()
    elif phase.state in OVER:
        phase.state, phase.finished_on, phase.times_reopened = (
            ProcessStepState.in_progress,
            None,
            phase.times_reopened + 1,
        )
    elif phase.state == ProcessStepState.open and states != {ProcessStepState.open}:
        phase.state = ProcessStepState.in_progress


def _ticked(step: ProcessStep, ticks: Sequence[Any]) -> list[dict[str, Any]]:
    done = {line["key"]: line["done"] for line in step.checklist}
    for place, tick in enumerate(ticks):
        if tick.key not in done:
            raise invalid(f"#/checklist/{place}/key", "unknown_key", named=tick.key)
        done[tick.key] = tick.done
    return [{**line, "done": done[line["key"]]} for line in step.checklist]


def _write_due(step: ProcessStep, written: Any) -> None:
    try:
        fuzzy = None if written is None else understand(written, today())
    except ValueError as contradiction:
        raise invalid("#/due", str(contradiction)) from contradiction
    step.due = fuzzy.model_dump(mode="json") if fuzzy else None
    step.earliest, step.latest = (fuzzy.earliest, fuzzy.latest) if fuzzy else (None, None)


def _save(session: Session, actor: Actor, process: Process, step: ProcessStep) -> bool:
    """Append the event of a changed step, which the history of its process shows; whether there was a change."""
    changes = events.changes_of(step)
    if not changes:
        return False
    if "due" in changes:
        changes["due"] = [due and due["text"] for due in changes["due"]]
    touch(step)
    subject = events.Subject("process_step", step.id, step.number, context_id=process.id)
    alliance_id = process.alliance_id
    shown = {name: both for name, both in changes.items() if name not in ("earliest", "latest")}
    events.record(
        session, actor, "process_step.changed", subject, stream_id=alliance_id, alliance_id=alliance_id, changes=shown
    )
    return True
