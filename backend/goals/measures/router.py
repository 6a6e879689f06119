"""Endpoints: measures."""

from typing import Annotated, Any

from fastapi import Query
from sqlalchemy import Select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, chronological, slice_of
from backend.core.schemas import Page, Tombstone
from backend.goals import queries
from backend.goals.measures import service
from backend.goals.measures.schemas import MeasureBrief, MeasureIn, MeasureOut, MeasurePatch
from backend.goals.models import Agreement, AgreementState, Measure, MeasureStatus
from backend.goals.policy import AgreementFrozen

routes = Routes("goals")
SORTS = {
    "position": Measure.position,
    "title": Measure.title,
    "updated_at": Measure.updated_at,
    "created_at": Measure.created_at,
    **chronological("deadline", Measure.earliest, Measure.latest),
}


@routes.get("/alliances/{alliance_id}/measures", "goals:read")
def list_measures(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    agreement_id: str | None = None,
    agreement_state: AgreementState | None = None,
    status: MeasureStatus | None = None,
    q: Annotated[str | None, Query(max_length=200, description="In the title")] = None,
) -> Page[MeasureBrief | Tombstone]:
    """List the measures of all agreements of an alliance, to link cards with them and to report on them."""
    alliance = alliance_queries.require(session, actor, alliance_id, "goals:read")
    statement = queries.measures_visible_to(actor).where(Measure.alliance_id == alliance.id)
    if agreement_id is not None:
        statement = statement.where(Measure.agreement_id == agreement_id)
    if agreement_state is not None:
        statement = statement.where(Agreement.state == agreement_state)
    if status is not None:
        statement = statement.where(Measure.status == status)
    if q:
        statement = statement.where(col(Measure.title).icontains(q, autoescape=True))
    return _page(session, actor, paging, statement, default="title")


@routes.get("/goals/{goal_id}/measures", "goals:read")
def list_goal_measures(session: Session, actor: Actor, goal_id: str, paging: Paging) -> Page[MeasureBrief | Tombstone]:
    """List the measures of a goal, in their order."""
    goal = queries.find_goal(session, actor, goal_id)
    statement = queries.measures_visible_to(actor).where(Measure.goal_id == goal.id)
    return _page(session, actor, paging, statement, default="position")


@routes.post("/goals/{goal_id}/measures", "goals:write", problems=(AgreementFrozen,))
def create_measure(session: Session, actor: Actor, goal_id: str, body: MeasureIn) -> MeasureOut:
    """Write a measure down under a goal."""
    goal = queries.find_goal(session, actor, goal_id)
    actor.require("goals:write", goal.alliance_id)
    values = {name: getattr(body, name) for name in type(body).model_fields}
    return service.show(session, actor, service.add_measure(session, actor, goal, values))


@routes.get("/measures/{measure_id}", "goals:read")
def read_measure(session: Session, actor: Actor, measure_id: str) -> MeasureOut:
    """Read one measure with its whole sheet."""
    return service.show(session, actor, queries.find_measure(session, actor, measure_id))


@routes.patch("/measures/{measure_id}", "goals:write", problems=(AgreementFrozen,))
def change_measure(
    session: Session, actor: Actor, measure_id: str, body: MeasurePatch, if_match: IfMatch
) -> MeasureOut:
    """Change a measure; in a frozen edition only what is reported of it."""
    measure = queries.find_measure(session, actor, measure_id)
    actor.require("goals:write", measure.alliance_id)
    if_match.check(measure)
    service.change(session, actor, measure, body.changes())
    return service.show(session, actor, measure)


@routes.delete("/measures/{measure_id}", "goals:write", problems=(AgreementFrozen,))
def delete_measure(session: Session, actor: Actor, measure_id: str, if_match: IfMatch) -> None:
    """Remove a measure of a draft."""
    measure = queries.find_measure(session, actor, measure_id)
    actor.require("goals:write", measure.alliance_id)
    if_match.check(measure)
    service.delete(session, actor, measure)


def _page(
    session: Session, actor: Actor, paging: Paging, statement: Select[Any], *, default: str
) -> Page[MeasureBrief | Tombstone]:
    records, following = slice_of(session, paging, statement, entity=Measure, sorts=SORTS, default=default)
    living = [record for record in records if record.deleted_at is None]
    shown = {one.id: one for one in service.show_all(session, actor, living, MeasureBrief)}
    items: list[MeasureBrief | Tombstone] = [
        shown[record.id] if record.deleted_at is None else Tombstone.model_validate(record) for record in records
    ]
    return Page[MeasureBrief | Tombstone](items=items, next=following)
