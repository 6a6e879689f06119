"""Endpoints: goals."""

from typing import Annotated

from fastapi import Query
from sqlalchemy import case
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Id, Page, Tombstone
from backend.goals import policy, queries, service
from backend.goals.models import FieldOfAction, Goal
from backend.goals.policy import AgreementFrozen
from backend.goals.schemas import GoalIn, GoalOut, GoalPatch

routes = Routes("goals")
#: `focus`: goals of the fields that are marked as the main focus come first, each part in its own order.
FOCUS = case((col(FieldOfAction.is_focus).is_(True), 0), else_=1_000_000) + col(Goal.position)
SORTS = {"position": Goal.position, "focus": FOCUS, "updated_at": Goal.updated_at, "created_at": Goal.created_at}


@routes.get("/agreements/{agreement_id}/goals", "goals:read")
def list_goals(
    session: Session,
    actor: Actor,
    agreement_id: str,
    paging: Paging,
    field_of_action_id: Id | None = None,
    is_focus: Annotated[
        bool | None, Query(description="Only of fields that are the main focus, or of the rest")
    ] = None,
    is_proposal: bool | None = None,
) -> Page[GoalOut | Tombstone]:
    """List the goals of an agreement; with `sort=focus` those of the main focus come first."""
    agreement = queries.find_agreement(session, actor, agreement_id)
    statement = queries.goals_visible_to(actor).where(Goal.agreement_id == agreement.id)
    statement = statement.outerjoin(FieldOfAction, col(FieldOfAction.id) == Goal.field_of_action_id)
    if field_of_action_id is not None:
        statement = statement.where(Goal.field_of_action_id == field_of_action_id)
    if is_focus is not None:
        statement = statement.where(col(FieldOfAction.is_focus).is_(True) == is_focus)
    if is_proposal is not None:
        statement = statement.where(col(Goal.is_proposal).is_(is_proposal))
    can = policy.can_with_part(actor, agreement)
    return paginate(
        session,
        paging,
        statement,
        entity=Goal,
        sorts=SORTS,
        default="position",
        show=lambda goal: GoalOut.model_validate({**goal.model_dump(), "can": can}),
    )


@routes.post("/agreements/{agreement_id}/goals", "goals:write", problems=(AgreementFrozen,))
def create_goal(session: Session, actor: Actor, agreement_id: str, body: GoalIn) -> GoalOut:
    """Write a goal down, or propose one."""
    agreement = queries.find_agreement(session, actor, agreement_id)
    actor.require("goals:write", agreement.alliance_id)
    return service.show(session, actor, service.create(session, actor, agreement, body.model_dump(mode="json")))


@routes.get("/goals/{goal_id}", "goals:read")
def read_goal(session: Session, actor: Actor, goal_id: str) -> GoalOut:
    """Read one goal."""
    return service.show(session, actor, queries.find_goal(session, actor, goal_id))


@routes.patch("/goals/{goal_id}", "goals:write", problems=(AgreementFrozen,))
def change_goal(session: Session, actor: Actor, goal_id: str, body: GoalPatch, if_match: IfMatch) -> GoalOut:
    """Change a goal of a draft; accept a proposal."""
    goal = queries.find_goal(session, actor, goal_id)
    actor.require("goals:write", goal.alliance_id)
    if_match.check(goal)
    service.change(session, actor, goal, body.model_dump(mode="json", include=body.model_fields_set))
    return service.show(session, actor, goal)


@routes.delete("/goals/{goal_id}", "goals:write", problems=(AgreementFrozen,))
def delete_goal(session: Session, actor: Actor, goal_id: str, if_match: IfMatch) -> None:
    """Remove a goal of a draft, and its measures with it."""
    goal = queries.find_goal(session, actor, goal_id)
    actor.require("goals:write", goal.alliance_id)
    if_match.check(goal)
    service.delete(session, actor, goal)
