"""Every select about bodies and who is represented in them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.memberships.queries import lasting
from backend.alliances.groups.models import Group, GroupKind, Membership
from backend.core.clock import today
from backend.core.problems import NotFound
from backend.people.models import Organisation
from backend.processes.models import Process, ProcessBody


def visible_to(actor: Actor) -> Select[Any]:
    """Bodies of the processes of the actor's alliances."""
    living = select(Process.id).where(col(Process.deleted_at).is_(None))
    return select(ProcessBody).where(actor.sees(ProcessBody.alliance_id), col(ProcessBody.process_id).in_(living))


def find(session: Session, actor: Actor, body_id: str) -> ProcessBody:
    """The body by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(ProcessBody.id == body_id, col(ProcessBody.deleted_at).is_(None))
    found: ProcessBody | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_process(session: Session, process_id: str) -> list[ProcessBody]:
    """The bodies of a process in the order of its template."""
    statement = select(ProcessBody).where(ProcessBody.process_id == process_id, col(ProcessBody.deleted_at).is_(None))
    return list(session.execute(statement.order_by(col(ProcessBody.position))).scalars())


def of_group(session: Session, group_id: str) -> list[tuple[ProcessBody, Process]]:
    """As what the group sits in processes, the latest first."""
    statement = (
        select(ProcessBody, Process)
        .join(Process, col(Process.id) == ProcessBody.process_id)
        .where(
            ProcessBody.group_id == group_id,
            col(ProcessBody.deleted_at).is_(None),
            col(Process.deleted_at).is_(None),
        )
        .order_by(col(Process.id).desc())
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def processes(session: Session, process_ids: Collection[str]) -> dict[str, Process]:
    """Processes by id."""
    statement = select(Process).where(col(Process.id).in_(sorted(process_ids)))
    return {one.id: one for one in session.execute(statement).scalars()}


def plenum_of(session: Session, alliance_id: str) -> str | None:
    """The alliance's plenum, if there is exactly one."""
    statement = select(Group.id).where(
        Group.alliance_id == alliance_id, Group.kind == GroupKind.plenum, col(Group.deleted_at).is_(None)
    )
    found = list(session.execute(statement.limit(2)).scalars())
    return found[0] if len(found) == 1 else None


def members_of(session: Session, group_ids: Collection[str]) -> dict[str, list[Membership]]:
    """Who sits in these groups today, by group; deputies behind those whom they stand in for."""
    statement = (
        select(Membership)
        .where(col(Membership.group_id).in_(sorted(group_ids)), col(Membership.deleted_at).is_(None), lasting(today()))
        .order_by(col(Membership.deputy_for).is_not(None), col(Membership.party_name), col(Membership.id))
    )
    found: dict[str, list[Membership]] = {}
    for membership in session.execute(statement).scalars():
        found.setdefault(membership.group_id, []).append(membership)
    return found


def organisation_kinds(session: Session, alliance_ids: Collection[str]) -> dict[str, str]:
    """What kind organisations are, by id, as far as somebody said so."""
    statement = select(Organisation.id, Organisation.kind).where(
        col(Organisation.alliance_id).in_(sorted(alliance_ids)), col(Organisation.kind).is_not(None)
    )
    return {row[0]: row[1] for row in session.execute(statement)}
