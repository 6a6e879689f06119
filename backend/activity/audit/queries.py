"""Every select of the log."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlmodel import Session, col

from backend.access.models import Grant, MunicipalityGrant, Token
from backend.alliances.models import Alliance
from backend.core.events import INSTALLATION, Event

PORTION = 500


@dataclass(frozen=True)
class LogFilter:
    """What somebody looks for: a span of time, a part of a name, types, and what it is about."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str | None = None
    types: tuple[str, ...] = ()
    subject_type: str | None = None
    subject_id: str | None = None


def log_of(municipality_id: str, wanted: LogFilter) -> Select[Any]:
    """Events of the municipality, its alliances (also removed ones), its users and its tokens, newest first.

    Of the installation's events only those about its accounts: what else happens there is nobody's here.
    """
    alliances = select(Alliance.id).where(Alliance.municipality_id == municipality_id)
    users = (
        select(Grant.user_id)
        .where(col(Grant.alliance_id).in_(alliances))
        .union(select(MunicipalityGrant.user_id).where(MunicipalityGrant.municipality_id == municipality_id))
    )
    tokens = select(Token.id).where(
        or_(col(Token.alliance_id).in_(alliances), Token.municipality_id == municipality_id)
    )
    about = or_(col(Event.context_id).in_(users), col(Event.context_id).in_(tokens))
    of_accounts = and_(Event.stream_id == INSTALLATION, about)
    own = or_(Event.stream_id == municipality_id, col(Event.stream_id).in_(alliances), of_accounts)
    statement = select(Event).where(own)
    if wanted.since is not None:
        statement = statement.where(Event.occurred_at >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(Event.occurred_at < wanted.until)
    if wanted.actor:
        named = col(Event.actor_name).icontains(wanted.actor, autoescape=True)
        statement = statement.where(or_(named, Event.actor_id == wanted.actor))
    if wanted.types:
        statement = statement.where(col(Event.type).in_(wanted.types))
    if wanted.subject_type:
        statement = statement.where(Event.subject_type == wanted.subject_type)
    if wanted.subject_id:
        statement = statement.where(or_(Event.subject_id == wanted.subject_id, Event.context_id == wanted.subject_id))
    return statement.order_by(col(Event.id).desc())


def page(session: Session, statement: Select[Any], before: str | None, limit: int) -> list[Event]:
    """The next events of a log. Their ids sort by time (RFC 9562, UUIDv7)."""
    if before is not None:
        statement = statement.where(Event.id < before)
    return list(session.execute(statement.limit(limit)).scalars())


def newest(session: Session, statement: Select[Any]) -> str:
    """The id of the newest event of a log; empty if there is none."""
    found = session.execute(statement.limit(1)).scalar_one_or_none()
    return found.id if found is not None else ""


def whole(session: Session, statement: Select[Any]) -> Iterator[Event]:
    """All events of a log, in portions."""
    for portion in session.execute(statement, execution_options={"yield_per": PORTION}).scalars().partitions():
        yield from portion
