"""Selects about processes that all of their rooms need."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.processes.models import Process


def visible_to(actor: Actor) -> Select[Any]:
    """Processes of the actor's alliances."""
    return select(Process).where(actor.sees(Process.alliance_id))


def find(session: Session, actor: Actor, process_id: str) -> Process:
    """The process by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Process.id == process_id, col(Process.deleted_at).is_(None))
    found: Process | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def require(session: Session, actor: Actor, process_id: str, permission: str) -> Process:
    """The process, if the actor holds the permission in its alliance; 404 if invisible, 403 if not permitted."""
    process = find(session, actor, process_id)
    actor.require(permission, process.alliance_id)
    return process
