"""Every select about processes under way and their steps."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.models import Group, GroupKind
from backend.core.problems import NotFound
from backend.processes.models import Process, ProcessBody, ProcessStep, ProcessStepState
from backend.processes.rules.models import Finding, FindingState
from backend.processes.templates.models import ProcessTemplate

OVER = (ProcessStepState.done, ProcessStepState.skipped)
#: Of these an alliance usually has one: it is meant whatever its name is.
SINGLE = (GroupKind.plenum, GroupKind.council, GroupKind.coordination_group, GroupKind.steering_group)


def visible_steps(actor: Actor) -> Select[Any]:
    """Steps of the processes of the actor's alliances."""
    living = select(Process.id).where(col(Process.deleted_at).is_(None))
    return select(ProcessStep).where(actor.sees(ProcessStep.alliance_id), col(ProcessStep.process_id).in_(living))


def find_step(session: Session, actor: Actor, step_id: str) -> ProcessStep:
    """The step by id, if visible; 404 otherwise."""
    statement = visible_steps(actor).where(ProcessStep.id == step_id, col(ProcessStep.deleted_at).is_(None))
    found: ProcessStep | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def steps_of(session: Session, process_id: str) -> list[ProcessStep]:
    """Phases and steps of a process in their order."""
    statement = select(ProcessStep).where(ProcessStep.process_id == process_id, col(ProcessStep.deleted_at).is_(None))
    return list(session.execute(statement.order_by(col(ProcessStep.position))).scalars())


def templates_of(session: Session, process_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """The contents that these processes keep, by process."""
    statement = select(Process.id, Process.template).where(col(Process.id).in_(sorted(process_ids)))
    return {row[0]: row[1] for row in session.execute(statement)}


def progress_of(session: Session, process_ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """Finished and all steps of these processes; a phase with steps is not counted besides."""
    parents = select(ProcessStep.parent_id).where(
        col(ProcessStep.process_id).in_(sorted(process_ids)), col(ProcessStep.parent_id).is_not(None)
    )
    statement = (
        select(ProcessStep.process_id, ProcessStep.state, func.count())
        .where(
            col(ProcessStep.process_id).in_(sorted(process_ids)),
            col(ProcessStep.deleted_at).is_(None),
            col(ProcessStep.id).not_in(parents),
        )
        .group_by(col(ProcessStep.process_id), col(ProcessStep.state))
    )
    found: dict[str, tuple[int, int]] = {}
    for process_id, state, count in session.execute(statement):
        done, total = found.get(process_id, (0, 0))
        found[process_id] = (done + (count if state in OVER else 0), total + count)
    return found


def open_findings(session: Session, process_ids: Collection[str]) -> dict[str, int]:
    """How many findings of these processes wait."""
    statement = (
        select(Finding.process_id, func.count())
        .where(
            col(Finding.process_id).in_(sorted(process_ids)),
            Finding.state == FindingState.open,
            col(Finding.deleted_at).is_(None),
        )
        .group_by(col(Finding.process_id))
    )
    return {row[0]: int(row[1]) for row in session.execute(statement)}


def editions(session: Session, template_ids: Collection[str]) -> dict[str, int]:
    """The present editions of the alliances' own templates."""
    statement = select(ProcessTemplate.id, ProcessTemplate.edition).where(
        col(ProcessTemplate.id).in_(sorted(template_ids)), col(ProcessTemplate.deleted_at).is_(None)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def template_by_id(session: Session, template_id: str) -> ProcessTemplate | None:
    """The alliances' own template that a process was started with, also when the caller does not see its keeper."""
    statement = select(ProcessTemplate).where(
        ProcessTemplate.id == template_id, col(ProcessTemplate.deleted_at).is_(None)
    )
    return session.execute(statement).scalar_one_or_none()


def bodies_of(session: Session, process_id: str) -> list[ProcessBody]:
    """The bodies of a process in the order of the template."""
    statement = select(ProcessBody).where(ProcessBody.process_id == process_id, col(ProcessBody.deleted_at).is_(None))
    return list(session.execute(statement.order_by(col(ProcessBody.position))).scalars())


def group_for(session: Session, alliance_id: str, kind: str, name: str) -> str | None:
    """The alliance's living group of that kind and name, or its only one of a kind of which there is usually one."""
    statement = select(Group.id, Group.name).where(
        Group.alliance_id == alliance_id, Group.kind == kind, col(Group.deleted_at).is_(None)
    )
    found = session.execute(statement.order_by(col(Group.position), col(Group.id))).all()
    named = [row[0] for row in found if row[1].casefold() == name.casefold()]
    if named:
        return str(named[0])
    return str(found[0][0]) if len(found) == 1 and kind in SINGLE else None
