"""Every select about indicators and their values."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.goals import queries as goal_queries
from backend.goals.indicators.models import Indicator, IndicatorValue
from backend.goals.models import Agreement, Goal, Measure


def _living(table: Any, *joins: tuple[Any, Any]) -> Select[Any]:
    statement = select(table)
    for target, condition in joins:
        statement = statement.join(target, condition)
    statement = statement.join(Measure, col(Measure.id) == Indicator.measure_id)
    statement = statement.join(Goal, col(Goal.id) == Measure.goal_id)
    statement = statement.join(Agreement, col(Agreement.id) == Measure.agreement_id)
    return statement.where(*(col(above.deleted_at).is_(None) for above in (Measure, Goal, Agreement)))


def visible_to(actor: Actor) -> Select[Any]:
    """Indicators of living measures in the actor's alliances."""
    return _living(Indicator).where(actor.sees(Indicator.alliance_id))


def values_visible_to(actor: Actor) -> Select[Any]:
    """Values of living indicators in the actor's alliances."""
    living = _living(IndicatorValue, (Indicator, col(Indicator.id) == IndicatorValue.indicator_id))
    return living.where(actor.sees(IndicatorValue.alliance_id), col(Indicator.deleted_at).is_(None))


def find(session: Session, actor: Actor, indicator_id: str) -> Indicator:
    """The indicator by id, if visible; 404 otherwise."""
    return goal_queries.one_of(session, visible_to(actor), Indicator, indicator_id)  # type: ignore[no-any-return]  # of its table


def find_value(session: Session, actor: Actor, value_id: str) -> IndicatorValue:
    """The value by id, if visible; 404 otherwise."""
    return goal_queries.one_of(session, values_visible_to(actor), IndicatorValue, value_id)  # type: ignore[no-any-return]  # of its table


def of_series(series: str) -> Select[Any]:
    """The values of an indicator in all its editions."""
    return select(IndicatorValue).where(IndicatorValue.series == series)


def of_measures(session: Session, measure_ids: Collection[str]) -> list[Indicator]:
    """The living indicators of these measures, in their order."""
    statement = select(Indicator).where(
        col(Indicator.measure_id).in_(sorted(measure_ids)), col(Indicator.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(Indicator.position, Indicator.id)).scalars()) if measure_ids else []


def values_by_series(session: Session, series: Collection[str]) -> dict[str, list[IndicatorValue]]:
    """The living values of these series, oldest first."""
    statement = select(IndicatorValue).where(
        col(IndicatorValue.series).in_(sorted(series)), col(IndicatorValue.deleted_at).is_(None)
    )
    found: dict[str, list[IndicatorValue]] = defaultdict(list)
    if series:
        for one in session.execute(statement.order_by(IndicatorValue.on_day, IndicatorValue.id)).scalars():
            found[one.series].append(one)
    return found
