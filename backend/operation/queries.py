"""Every select of this room: sweeping, and the plain rows of a backup."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Table, delete, select
from sqlmodel import Session, SQLModel

from backend.access.models import FailedSignIn, SignInLink, User, UserSession
from backend.alliances.models import Alliance
from backend.core.idempotency import IdempotentRequest
from backend.municipalities.models import Municipality

ROWS_AT_ONCE = 500


def is_empty(session: Session) -> bool:
    """Whether nothing was stored yet: no user, and no municipality made with a token."""
    kept = (session.execute(select(table.id).limit(1)).first() for table in (User, Municipality))
    return not any(kept)


def sweep_sessions(session: Session, ended_before: datetime, unused_since: datetime) -> int:
    """Delete sessions past their end, or not used for too long; their number."""
    outdated = (UserSession.expires_at < ended_before) | (UserSession.seen_at < unused_since)
    return session.execute(delete(UserSession).where(outdated)).rowcount


def sweep_links(session: Session, ended_before: datetime) -> int:
    """Delete one-time links past their end; their number."""
    return session.execute(delete(SignInLink).where(SignInLink.expires_at < ended_before)).rowcount


def sweep_answers(session: Session, made_before: datetime) -> int:
    """Delete kept answers of idempotent requests; their number."""
    return session.execute(delete(IdempotentRequest).where(IdempotentRequest.created_at < made_before)).rowcount


def sweep_failures(session: Session, occurred_before: datetime) -> int:
    """Delete counted failures of signing in; their number."""
    return session.execute(delete(FailedSignIn).where(FailedSignIn.occurred_at < occurred_before)).rowcount


def rows_of(connection: Connection, table: Table, alliance_id: str | None = None) -> Iterator[RowMapping]:
    """All rows of a table in the order of its key, a few at a time; with an alliance, its living ones."""
    statement = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=ROWS_AT_ONCE)
    if alliance_id is not None:
        statement = statement.where(table.c.alliance_id == alliance_id)
        if "deleted_at" in table.c:
            statement = statement.where(table.c.deleted_at.is_(None))
    yield from connection.execute(statement).mappings()


def has_no_rows(connection: Connection, tables: Sequence[Table]) -> bool:
    """Whether all these tables are empty."""
    return all(connection.execute(select(table).limit(1)).first() is None for table in tables)


def alliance_ids(session: Session) -> list[str]:
    """Ids of all living alliances."""
    return list(session.execute(select(Alliance.id).filter_by(deleted_at=None).order_by(Alliance.id)).scalars())


def alliance_row(connection: Connection, alliance_id: str) -> RowMapping:
    """The columns of one alliance."""
    table = SQLModel.metadata.tables["alliances"]
    return connection.execute(select(table).where(table.c.id == alliance_id)).mappings().one()
