"""Use cases: indicators of a draft, and values of any edition."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.goals import policy, recording
from backend.goals import queries as goal_queries
from backend.goals.indicators import queries
from backend.goals.indicators.models import Indicator, IndicatorValue
from backend.goals.indicators.schemas import IndicatorOut, IndicatorValueOut
from backend.goals.models import Measure


def show_all(session: Session, actor: Actor, indicators: Sequence[Indicator]) -> list[IndicatorOut]:
    """The indicators of measures of one agreement with their values, in a constant number of statements."""
    if not indicators:
        return []
    values = queries.values_by_series(session, {one.series for one in indicators})
    measures = goal_queries.measures_by_id(session, {one.measure_id for one in indicators})
    agreements = goal_queries.agreements_by_id(session, {one.agreement_id for one in measures.values()})
    return [
        IndicatorOut.model_validate(
            {
                **one.model_dump(),
                "values": [value.model_dump() for value in values[one.series]],
                "reached": _reached(one, values[one.series]),
                "can": policy.can_with_part(actor, agreements[measures[one.measure_id].agreement_id]),
            }
        )
        for one in indicators
    ]


def show(session: Session, actor: Actor, indicator: Indicator) -> IndicatorOut:
    """One indicator as the list shows it."""
    return show_all(session, actor, [indicator])[0]


def show_value(actor: Actor, value: IndicatorValue) -> IndicatorValueOut:
    """The value with what the actor may do with it."""
    can = ["edit", "delete"] if policy.can_write(actor, value.alliance_id) else []
    return IndicatorValueOut.model_validate({**value.model_dump(), "can": can})


def create(session: Session, actor: Actor, measure: Measure, values: dict[str, Any]) -> Indicator:
    """Give a measure of a draft an indicator, for other rooms too."""
    policy.require_draft(session, goal_queries.agreement_of(session, measure.agreement_id))
    if values.get("position") is None:
        values = {**values, "position": goal_queries.next_position(session, Indicator, measure_id=measure.id)}
    indicator = Indicator(alliance_id=measure.alliance_id, measure_id=measure.id, **values)
    session.add(indicator)
    recording.record(session, actor, "created", indicator)
    return indicator


def change(session: Session, actor: Actor, indicator: Indicator, values: dict[str, Any]) -> None:
    """Change an indicator of a draft."""
    _require_draft(session, indicator)
    for name, value in values.items():
        setattr(indicator, name, value)
    recording.note_changes(session, actor, indicator)


def delete(session: Session, actor: Actor, indicator: Indicator) -> None:
    """Leave a tombstone of an indicator of a draft."""
    _require_draft(session, indicator)
    recording.remove(session, actor, indicator)


def measure_value(session: Session, actor: Actor, indicator: Indicator, values: dict[str, Any]) -> IndicatorValue:
    """Write down what an indicator was on a day."""
    value = IndicatorValue(
        alliance_id=indicator.alliance_id, indicator_id=indicator.id, series=indicator.series, **values
    )
    session.add(value)
    recording.record(session, actor, "created", value)
    return value


def change_value(session: Session, actor: Actor, value: IndicatorValue, values: dict[str, Any]) -> None:
    """Correct a value."""
    for name, new in values.items():
        setattr(value, name, new)
    recording.note_changes(session, actor, value)


def _reached(indicator: Indicator, values: Sequence[IndicatorValue]) -> int | None:
    start, target = indicator.baseline_value, indicator.target_value
    if start is None or target is None or start == target or not values:
        return None
    return round(100 * (values[-1].value - start) / (target - start))


def _require_draft(session: Session, indicator: Indicator) -> None:
    measure = goal_queries.measures_by_id(session, {indicator.measure_id})[indicator.measure_id]
    policy.require_draft(session, goal_queries.agreement_of(session, measure.agreement_id))
