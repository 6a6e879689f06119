"""Every select about delegations."""

from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.processes.delegations.models import Delegation
from backend.processes.models import Process


def visible_to(actor: Actor) -> Select[Any]:
    """Delegations of living processes of the actor's alliances."""
    statement = select(Delegation).join(Process, Process.id == Delegation.process_id)
    return statement.where(actor.sees(Delegation.alliance_id), col(Process.deleted_at).is_(None))


def find(session: Session, actor: Actor, delegation_id: str) -> Delegation:
    """The delegation by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Delegation.id == delegation_id, col(Delegation.deleted_at).is_(None))
    found: Delegation | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def chain(session: Session, process_id: str) -> list[Delegation]:
    """The living links of a process, in their order."""
    statement = select(Delegation).where(Delegation.process_id == process_id, col(Delegation.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Delegation.position, Delegation.id)).scalars())


def next_position(session: Session, process_id: str) -> int:
    """The position behind the last link."""
    last = session.execute(select(func.max(Delegation.position)).where(Delegation.process_id == process_id))
    found = last.scalar_one()
    return 0 if found is None else int(found) + 1


def on_behalf(session: Session, alliance_id: str, starting: date | None, ending: date | None) -> list[Any]:
    """Delegation and title of the process, of all links that act for somebody else at some time between the two."""
    statement = (
        select(Delegation, Process.title)
        .join(Process, Process.id == Delegation.process_id)
        .where(
            Delegation.alliance_id == alliance_id,
            col(Delegation.deleted_at).is_(None),
            col(Process.deleted_at).is_(None),
        )
        .order_by(Process.id, Delegation.position, Delegation.id)
    )
    if starting is not None:
        statement = statement.where(or_(col(Delegation.until).is_(None), col(Delegation.until) >= starting))
    if ending is not None:
        statement = statement.where(or_(col(Delegation.since).is_(None), col(Delegation.since) <= ending))
    return [row for row in session.execute(statement) if row[0].acts_on_behalf_of]
