"""Every select of events."""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from backend.core.events import Event


def after(session: Session, alliance_id: str, sequence: int, limit: int, types: list[str] | None = None) -> list[Event]:
    """Events of an alliance behind a number, oldest first."""
    statement = select(Event).where(Event.stream_id == alliance_id, Event.sequence > sequence)
    if types:
        statement = statement.where(Event.type.in_(types))
    return list(session.execute(statement.order_by(Event.sequence).limit(limit)).scalars())


def history(session: Session, context_id: str, before: int | None, limit: int) -> list[Event]:
    """What happened to one record and its parts, newest first."""
    statement = select(Event).where(Event.context_id == context_id)
    if before is not None:
        statement = statement.where(Event.sequence < before)
    return list(session.execute(statement.order_by(Event.sequence.desc()).limit(limit)).scalars())


def oldest(session: Session, alliance_id: str) -> Any:
    """The number of the first event that is still kept."""
    statement = select(Event.sequence).where(Event.stream_id == alliance_id).order_by(Event.sequence).limit(1)
    return session.execute(statement).scalar_one_or_none()
