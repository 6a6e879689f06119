"""Every select about groups."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.memberships.queries import joined_by, lasting
from backend.alliances.groups.models import Duty, Group, Membership
from backend.alliances.groups.succession import Stage, Succession
from backend.core.clock import today
from backend.core.problems import NotFound


def visible_to(actor: Actor) -> Select[Any]:
    """Groups of the actor's alliances; for guests those in which they sit."""
    return select(Group).where(actor.sees(Group.alliance_id, invited=lambda people: Group.id.in_(joined_by(people))))


def find(session: Session, actor: Actor, group_id: str, *, lock: bool = False) -> Group:
    """The group by id, if visible; 404 otherwise. With `lock`, writers of its parts take turns instead of losing."""
    statement = visible_to(actor).where(Group.id == group_id, Group.deleted_at.is_(None))
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def succession(session: Session, alliance_ids: Sequence[str], on: date | None = None) -> Succession:
    """The succession of all living groups of these alliances, seen on a day (today)."""
    statement = select(Group.id, Group.name, Group.kind, Group.since, Group.until, Group.predecessor_ids).where(
        Group.alliance_id.in_(alliance_ids), Group.deleted_at.is_(None)
    )
    rows = session.execute(statement.order_by(Group.position, Group.id)).all()
    return Succession([Stage(*row) for row in rows], on or today())


def exists_in(session: Session, alliance_id: str, group_id: str) -> bool:
    """Whether the group is a living one of this alliance's."""
    statement = select(Group.id).where(
        Group.id == group_id, Group.alliance_id == alliance_id, Group.deleted_at.is_(None)
    )
    return session.execute(statement).first() is not None


def next_position(session: Session, alliance_id: str) -> int:
    """The position behind the last group."""
    last = session.execute(select(func.max(Group.position)).where(Group.alliance_id == alliance_id)).scalar_one()
    return 0 if last is None else int(last) + 1


def member_counts(session: Session, group_ids: Sequence[str], on: date) -> dict[str, int]:
    """How many memberships each group has on a day."""
    statement = (
        select(Membership.group_id, func.count())
        .where(
            Membership.group_id.in_(group_ids),
            Membership.deleted_at.is_(None),
            lasting(on),
        )
        .group_by(Membership.group_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def removed_with(session: Session, group: Group) -> list[Duty | Membership]:
    """Duties and memberships that went with a removed group, not before it."""
    found: list[Duty | Membership] = []
    for kind in (Duty, Membership):
        statement = select(kind).where(kind.group_id == group.id, kind.deleted_at >= group.deleted_at)
        found.extend(session.execute(statement.order_by(kind.id)).scalars())
    return found


def erase_parts(session: Session, group_id: str) -> None:
    """Erase the duties and memberships of a group, tombstones included."""
    for kind in (Duty, Membership):
        session.execute(delete(kind).where(kind.group_id == group_id))


def parts_of(session: Session, group_id: str) -> list[Duty | Membership]:
    """Duties and memberships that go when the group goes."""
    found: list[Duty | Membership] = []
    for kind in (Duty, Membership):
        statement = select(kind).where(kind.group_id == group_id, kind.deleted_at.is_(None))
        found.extend(session.execute(statement.order_by(kind.id)).scalars())
    return found
