"""Every select about rules and findings."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.models import GroupKind
from backend.core.problems import NotFound
from backend.meetings.models import HELD, Meeting
from backend.processes.models import Process, ProcessBody, ProcessState
from backend.processes.rules.models import Finding

#: Bodies that steer.
STEERING = (GroupKind.steering_group, GroupKind.coordination_group)
UNDER_WAY = (ProcessState.preparation, ProcessState.running)


def visible_to(actor: Actor) -> Select[Any]:
    """Findings of the processes of the actor's alliances."""
    living = select(Process.id).where(col(Process.deleted_at).is_(None))
    return select(Finding).where(actor.sees(Finding.alliance_id), col(Finding.process_id).in_(living))


def find(session: Session, actor: Actor, finding_id: str) -> Finding:
    """The finding by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Finding.id == finding_id, col(Finding.deleted_at).is_(None))
    found: Finding | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def under_way(session: Session, alliance_id: str) -> list[Process]:
    """The alliance's processes that are neither closed nor called off."""
    statement = select(Process).where(
        Process.alliance_id == alliance_id, col(Process.state).in_(UNDER_WAY), col(Process.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(col(Process.id))).scalars())


def by_id(session: Session, process_id: str) -> Process | None:
    """The living process."""
    return session.execute(select(Process).filter_by(id=process_id, deleted_at=None)).scalar_one_or_none()


def groups_of(session: Session, process_ids: Collection[str]) -> dict[str, dict[str, str]]:
    """Which group is which body, by process: key of the body, id of the group."""
    statement = select(ProcessBody.process_id, ProcessBody.key, ProcessBody.group_id).where(
        col(ProcessBody.process_id).in_(sorted(process_ids)),
        col(ProcessBody.group_id).is_not(None),
        col(ProcessBody.deleted_at).is_(None),
    )
    found: dict[str, dict[str, str]] = {}
    for process_id, key, group_id in session.execute(statement):
        found.setdefault(process_id, {})[key] = group_id
    return found


def meetings_held(session: Session, process: Process, kind: str) -> int:
    """How many meetings of a kind were held since the process began."""
    statement = select(func.count()).where(
        Meeting.alliance_id == process.alliance_id,
        Meeting.kind == kind,
        col(Meeting.state).in_(HELD),
        col(Meeting.deleted_at).is_(None),
    )
    if process.started_on:
        statement = statement.where(col(Meeting.latest) >= process.started_on)
    return int(session.execute(statement).scalar_one())


def of_subjects(session: Session, process_id: str, rule: str, subject_ids: Collection[str]) -> list[Finding]:
    """What is noted of a rule and these subjects."""
    statement = select(Finding).where(
        Finding.process_id == process_id,
        Finding.rule == rule,
        col(Finding.subject_id).in_(sorted(subject_ids)),
        col(Finding.deleted_at).is_(None),
    )
    return list(session.execute(statement.order_by(col(Finding.id))).scalars())
