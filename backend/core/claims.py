"""Work that waits in a table: several workers take rows, none takes what another one has.

A claim is a lease. Who dies while working leaves rows that are free again when the lease is over: work is done at
least once. PostgreSQL passes over rows that another transaction is just claiming; SQLite has one writer at a time.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlmodel import Session

from backend.core.clock import now


def claim(session: Session, table: Any, due: ColumnElement[bool], limit: int, lease_seconds: float) -> list[str]:
    """Claim up to `limit` rows that are `due` and nobody's, oldest first; their ids.

    `table` has the columns `id` (sorting by age) and `claimed_until`. Commit before the work begins, and set
    `claimed_until` to None with what came of it.
    """
    moment = now()
    free = or_(table.claimed_until.is_(None), table.claimed_until < moment)
    chosen = select(table.id).where(due, free).order_by(table.id).limit(limit).with_for_update(skip_locked=True)
    taken = (
        update(table)
        .where(table.id.in_(chosen.scalar_subquery()))
        .values(claimed_until=moment + timedelta(seconds=lease_seconds))
        .returning(table.id)
        .execution_options(synchronize_session=False)
    )
    return sorted(session.execute(taken).scalars())
