"""Endpoints: decisions."""

from datetime import date
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.meetings.decisions import policy, queries, service
from backend.meetings.decisions.models import Decision, DecisionResult, Procedure
from backend.meetings.decisions.schemas import DecisionChain, DecisionIn, DecisionOut, DecisionPatch

routes = Routes("decisions")
REFUSALS = (policy.NotCompetent, policy.NobodyCompetent)
SORTS = {
    "number": queries.PLACE,
    "decided_on": Decision.decided_on,
    "updated_at": Decision.updated_at,
    "created_at": Decision.created_at,
}


@routes.get("/alliances/{alliance_id}/decisions", "decisions:read")
def list_decisions(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    group_id: str | None = None,
    meeting_id: str | None = None,
    action_item_id: str | None = None,
    year: Annotated[int | None, Query(ge=1, le=9999)] = None,
    result: DecisionResult | None = None,
    procedure: Procedure | None = None,
    review_until: Annotated[date | None, Query(description="Only those to be reviewed until this day")] = None,
    q: Annotated[str | None, Query(max_length=200, description="Words of matter or text")] = None,
) -> Page[DecisionOut | Tombstone]:
    """List the decisions of an alliance, by year and number."""
    alliance = alliance_queries.require(session, actor, alliance_id, "decisions:read", invited=True)
    statement = queries.of_alliance(
        actor,
        alliance.id,
        year=year,
        result=result,
        procedure=procedure,
        review_until=review_until,
        q=q,
        group_id=group_id,
        meeting_id=meeting_id,
        action_item_id=action_item_id,
    )
    found, following = slice_of(session, paging, statement, entity=Decision, sorts=SORTS, default="-number")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/alliances/{alliance_id}/decisions", "decisions:write", problems=REFUSALS)
def create_decision(session: Session, actor: Actor, alliance_id: str, body: DecisionIn) -> DecisionOut:
    """Record a decision. One that the body may not take is refused, with the bodies that may."""
    alliance = alliance_queries.require(session, actor, alliance_id, "decisions:write", group_id=body.group_id)
    values = {name: getattr(body, name) for name in DecisionIn.model_fields}
    return service.show(session, actor, service.create(session, actor, alliance.id, values))


@routes.get("/decisions/{decision_id}", "decisions:read")
def read_decision(session: Session, actor: Actor, decision_id: str) -> DecisionOut:
    """Read one decision."""
    return service.show(session, actor, queries.find(session, actor, decision_id))


@routes.patch("/decisions/{decision_id}", "decisions:write", problems=REFUSALS)
def change_decision(
    session: Session, actor: Actor, decision_id: str, body: DecisionPatch, if_match: IfMatch
) -> DecisionOut:
    """Correct a decision. It keeps its number; what was decided anew is a decision of its own, with `previous_id`."""
    decision = queries.find(session, actor, decision_id)
    if_match.check(decision)
    service.change(session, actor, decision, body.changes())
    return service.show(session, actor, decision)


@routes.delete("/decisions/{decision_id}", "decisions:write")
def delete_decision(session: Session, actor: Actor, decision_id: str, if_match: IfMatch) -> None:
    """Remove a decision that was recorded by mistake. Nobody else gets its number."""
    decision = queries.find(session, actor, decision_id)
    if_match.check(decision)
    service.delete(session, actor, decision)


@routes.get("/decisions/{decision_id}/chain", "decisions:read")
def read_decision_chain(session: Session, actor: Actor, decision_id: str) -> DecisionChain:
    """Read all decisions on the same matter, oldest first."""
    decision = queries.find(session, actor, decision_id)
    return DecisionChain(decisions=service.chain(session, actor, decision))
