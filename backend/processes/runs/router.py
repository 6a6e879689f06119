"""Endpoints: processes and their steps."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes import queries as process_queries
from backend.processes.models import Process, ProcessKind, ProcessState, ProcessStep
from backend.processes.runs import queries, service, steps
from backend.processes.runs.differences import differences
from backend.processes.runs.schemas import (
    ProcessIn,
    ProcessOut,
    ProcessPatch,
    ProcessStepOut,
    ProcessStepPatch,
    TemplateDifferences,
)

routes = Routes("processes")
READ, WRITE = "processes:read", service.WRITE
SORTS = {"title": Process.title, "created_at": Process.created_at, "updated_at": Process.updated_at}
STEP_SORTS = {
    "position": ProcessStep.position,
    "created_at": ProcessStep.created_at,
    "updated_at": ProcessStep.updated_at,
}


@routes.get("/alliances/{alliance_id}/processes", READ)
def list_processes(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    kind: Annotated[ProcessKind | None, Query(description="Only processes of this kind")] = None,
    state: Annotated[ProcessState | None, Query(description="Only processes in this state")] = None,
) -> Page[ProcessOut | Tombstone]:
    """List the processes of an alliance, the newest first."""
    alliance = alliance_queries.require(session, actor, alliance_id, READ)
    statement = process_queries.visible_to(actor).where(Process.alliance_id == alliance.id)
    if kind is not None:
        statement = statement.where(Process.kind == kind)
    if state is not None:
        statement = statement.where(Process.state == state)
    records, following = slice_of(session, paging, statement, entity=Process, sorts=SORTS, default="-created_at")
    living = service.show_all(session, actor, [one for one in records if not one.deleted_at])
    shown = {one.id: one for one in living}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in records], next=following)


@routes.post("/alliances/{alliance_id}/processes", WRITE, problems=(RuleNotMet,))
def create_process(session: Session, actor: Actor, alliance_id: str, body: ProcessIn) -> ProcessOut:
    """Start a process after a template; it keeps the template as it is now."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    return service.show(session, actor, service.create(session, actor, alliance.id, body))


@routes.get("/processes/{process_id}", READ)
def read_process(session: Session, actor: Actor, process_id: str) -> ProcessOut:
    """Read one process with the template that it keeps."""
    return service.show(session, actor, process_queries.require(session, actor, process_id, READ))


@routes.patch("/processes/{process_id}", WRITE, problems=(RuleNotMet,))
def change_process(
    session: Session, actor: Actor, process_id: str, body: ProcessPatch, if_match: IfMatch
) -> ProcessOut:
    """Rename, start, close or call off a process, or let its rules be strict."""
    process = process_queries.require(session, actor, process_id, WRITE)
    if_match.check(process)
    service.change(session, actor, process, body.changes())
    return service.show(session, actor, process)


@routes.delete("/processes/{process_id}", WRITE)
def delete_process(session: Session, actor: Actor, process_id: str, if_match: IfMatch) -> None:
    """Remove a process; its groups and meetings stay."""
    process = process_queries.require(session, actor, process_id, WRITE)
    if_match.check(process)
    service.delete(session, actor, process)


@routes.get("/processes/{process_id}/steps", READ)
def list_process_steps(
    session: Session, actor: Actor, process_id: str, paging: Paging
) -> Page[ProcessStepOut | Tombstone]:
    """List phases and steps in the order of the template, each phase before its steps."""
    process = process_queries.require(session, actor, process_id, READ)
    statement = queries.visible_steps(actor).where(ProcessStep.process_id == process.id)
    records, following = slice_of(session, paging, statement, entity=ProcessStep, sorts=STEP_SORTS, default="position")
    living = steps.show_all(session, actor, [one for one in records if not one.deleted_at])
    shown = {one.id: one for one in living}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in records], next=following)


@routes.get("/process-steps/{step_id}", READ)
def read_process_step(session: Session, actor: Actor, step_id: str) -> ProcessStepOut:
    """Read one phase or step."""
    return steps.show_all(session, actor, [queries.find_step(session, actor, step_id)])[0]


@routes.patch("/process-steps/{step_id}", WRITE, problems=(RuleNotMet,))
def change_process_step(
    session: Session, actor: Actor, step_id: str, body: ProcessStepPatch, if_match: IfMatch
) -> ProcessStepOut:
    """Begin, tick off, skip or open a step again. Its phase follows, and what its template says it opens again."""
    step = queries.find_step(session, actor, step_id)
    process = process_queries.require(session, actor, step.process_id, WRITE)
    if_match.check(step)
    steps.change(session, actor, process, step, body)
    return steps.show_all(session, actor, [step])[0]


@routes.get("/processes/{process_id}/template-differences", READ)
def read_template_differences(session: Session, actor: Actor, process_id: str) -> TemplateDifferences:
    """Compare the template that a process keeps with the newest edition."""
    return differences(session, process_queries.require(session, actor, process_id, READ))
