"""Endpoints: indicators and their values."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate, slice_of
from backend.core.schemas import Page, Tombstone
from backend.goals import queries as goal_queries
from backend.goals import recording
from backend.goals.indicators import queries, service
from backend.goals.indicators.models import Indicator, IndicatorValue
from backend.goals.indicators.schemas import (
    IndicatorIn,
    IndicatorOut,
    IndicatorPatch,
    IndicatorValueIn,
    IndicatorValueOut,
    IndicatorValuePatch,
)
from backend.goals.policy import AgreementFrozen

routes = Routes("goals")
WRITE = "goals:write"
SORTS = {"position": Indicator.position, "updated_at": Indicator.updated_at}
VALUE_SORTS = {"on_day": IndicatorValue.on_day, "updated_at": IndicatorValue.updated_at}


@routes.get("/measures/{measure_id}/indicators", "goals:read")
def list_indicators(session: Session, actor: Actor, measure_id: str, paging: Paging) -> Page[IndicatorOut | Tombstone]:
    """List the indicators of a measure with all their values."""
    measure = goal_queries.find_measure(session, actor, measure_id)
    statement = queries.visible_to(actor).where(Indicator.measure_id == measure.id)
    records, following = slice_of(session, paging, statement, entity=Indicator, sorts=SORTS, default="position")
    living = [record for record in records if record.deleted_at is None]
    shown = {one.id: one for one in service.show_all(session, actor, living)}
    items: list[IndicatorOut | Tombstone] = [
        shown[record.id] if record.deleted_at is None else Tombstone.model_validate(record) for record in records
    ]
    return Page[IndicatorOut | Tombstone](items=items, next=following)


@routes.post("/measures/{measure_id}/indicators", WRITE, problems=(AgreementFrozen,))
def create_indicator(session: Session, actor: Actor, measure_id: str, body: IndicatorIn) -> IndicatorOut:
    """Give a measure an indicator."""
    measure = goal_queries.find_measure(session, actor, measure_id)
    actor.require(WRITE, measure.alliance_id)
    return service.show(session, actor, service.create(session, actor, measure, body.model_dump()))


@routes.get("/indicators/{indicator_id}", "goals:read")
def read_indicator(session: Session, actor: Actor, indicator_id: str) -> IndicatorOut:
    """Read one indicator with all its values."""
    return service.show(session, actor, queries.find(session, actor, indicator_id))


@routes.patch("/indicators/{indicator_id}", WRITE, problems=(AgreementFrozen,))
def change_indicator(
    session: Session, actor: Actor, indicator_id: str, body: IndicatorPatch, if_match: IfMatch
) -> IndicatorOut:
    """Change an indicator of a draft."""
    indicator = queries.find(session, actor, indicator_id)
    actor.require(WRITE, indicator.alliance_id)
    if_match.check(indicator)
    service.change(session, actor, indicator, body.changes())
    return service.show(session, actor, indicator)


@routes.delete("/indicators/{indicator_id}", WRITE, problems=(AgreementFrozen,))
def delete_indicator(session: Session, actor: Actor, indicator_id: str, if_match: IfMatch) -> None:
    """Remove an indicator of a draft."""
    indicator = queries.find(session, actor, indicator_id)
    actor.require(WRITE, indicator.alliance_id)
    if_match.check(indicator)
    service.delete(session, actor, indicator)


@routes.get("/indicators/{indicator_id}/indicator-values", "goals:read")
def list_indicator_values(
    session: Session, actor: Actor, indicator_id: str, paging: Paging
) -> Page[IndicatorValueOut | Tombstone]:
    """List what an indicator was over time, also in earlier editions."""
    indicator = queries.find(session, actor, indicator_id)
    return paginate(
        session,
        paging,
        queries.of_series(indicator.series).where(IndicatorValue.alliance_id == indicator.alliance_id),
        entity=IndicatorValue,
        sorts=VALUE_SORTS,
        default="on_day",
        show=lambda value: service.show_value(actor, value),
    )


@routes.post("/indicators/{indicator_id}/indicator-values", WRITE)
def create_indicator_value(
    session: Session, actor: Actor, indicator_id: str, body: IndicatorValueIn
) -> IndicatorValueOut:
    """Write down what an indicator was on a day, in any edition."""
    indicator = queries.find(session, actor, indicator_id)
    actor.require(WRITE, indicator.alliance_id)
    return service.show_value(actor, service.measure_value(session, actor, indicator, body.model_dump()))


@routes.get("/indicator-values/{value_id}", "goals:read")
def read_indicator_value(session: Session, actor: Actor, value_id: str) -> IndicatorValueOut:
    """Read one value."""
    return service.show_value(actor, queries.find_value(session, actor, value_id))


@routes.patch("/indicator-values/{value_id}", WRITE)
def change_indicator_value(
    session: Session, actor: Actor, value_id: str, body: IndicatorValuePatch, if_match: IfMatch
) -> IndicatorValueOut:
    """Correct a value."""
    value = queries.find_value(session, actor, value_id)
    actor.require(WRITE, value.alliance_id)
    if_match.check(value)
    service.change_value(session, actor, value, body.changes())
    return service.show_value(actor, value)


@routes.delete("/indicator-values/{value_id}", WRITE)
def delete_indicator_value(session: Session, actor: Actor, value_id: str, if_match: IfMatch) -> None:
    """Take a value back."""
    value = queries.find_value(session, actor, value_id)
    actor.require(WRITE, value.alliance_id)
    if_match.check(value)
    recording.remove(session, actor, value)
