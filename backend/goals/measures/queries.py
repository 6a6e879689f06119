"""Every select that measures need beside the room's own: their indicators."""

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import Session, col

from backend.goals.indicators.models import Indicator


def with_indicator(session: Session, measure_ids: Collection[str]) -> set[str]:
    """Of these measures, those that have an indicator."""
    statement = select(Indicator.measure_id).where(
        col(Indicator.measure_id).in_(sorted(measure_ids)), col(Indicator.deleted_at).is_(None)
    )
    return set(session.execute(statement.distinct()).scalars()) if measure_ids else set()
