"""Use cases: write goals down, propose and accept them, change and remove them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import invalid
from backend.goals import policy, queries, recording
from backend.goals.models import Agreement, FieldOfAction, Goal, GoalLevel
from backend.goals.schemas import GoalOut


def show_all(session: Session, actor: Actor, goals: Sequence[Goal]) -> list[GoalOut]:
    """The goals with what the actor may do with them."""
    agreements = queries.agreements_by_id(session, {goal.agreement_id for goal in goals})
    return [
        GoalOut.model_validate({**goal.model_dump(), "can": policy.can_with_part(actor, agreements[goal.agreement_id])})
        for goal in goals
    ]


def show(session: Session, actor: Actor, goal: Goal) -> GoalOut:
    """One goal as the list shows it."""
    return show_all(session, actor, [goal])[0]


def propose_goal(
    session: Session,
    actor: Actor,
    agreement: Agreement,
    *,
    text: str,
    field_of_action_id: str | None = None,
    level: GoalLevel = GoalLevel.strategic,
    sources: Sequence[Mapping[str, Any]] = (),
) -> Goal:
    """Write down a goal as a proposal. `sources`: objects with `type` (`SourceType`), `id` and `text`.

    For the rooms whose talks, workshops and recommendations goals come from. Raises 409 if the agreement is frozen.
    """
    values = {
        "text": text,
        "level": level,
        "field_of_action_id": field_of_action_id,
        "is_proposal": True,
        "sources": [{"type": "text", "id": None, "text": None, **source} for source in sources],
    }
    return create(session, actor, agreement, values)


def create(session: Session, actor: Actor, agreement: Agreement, values: dict[str, Any]) -> Goal:
    """Write a goal down, behind the others unless a position is given. Raises 409 if the agreement is frozen."""
    policy.require_draft(session, agreement)
    _check(session, agreement, values)
    if values.get("position") is None:
        values = {**values, "position": queries.next_position(session, Goal, agreement_id=agreement.id)}
    goal = Goal(alliance_id=agreement.alliance_id, agreement_id=agreement.id, **values)
    session.add(goal)
    recording.record(session, actor, "created", goal)
    return goal


def change(session: Session, actor: Actor, goal: Goal, values: dict[str, Any]) -> None:
    """Change a goal of a draft."""
    agreement = queries.agreement_of(session, goal.agreement_id)
    policy.require_draft(session, agreement)
    _check(session, agreement, values, goal.id)
    for name, value in values.items():
        setattr(goal, name, value)
    recording.note_changes(session, actor, goal)


def delete(session: Session, actor: Actor, goal: Goal) -> None:
    """Leave a tombstone of a goal of a draft; its measures go and come back with it."""
    policy.require_draft(session, queries.agreement_of(session, goal.agreement_id))
    recording.remove(session, actor, goal)


def _check(session: Session, agreement: Agreement, values: dict[str, Any], goal_id: str | None = None) -> None:
    field = values.get("field_of_action_id")
    if field is not None and not queries.exists_in(session, FieldOfAction, agreement.alliance_id, field):
        raise invalid("#/field_of_action_id", "unknown_reference")
    parent = values.get("parent_id")
    if parent is None:
        return
    if parent not in {goal.id for goal in queries.goals_of(session, agreement.id)}:
        raise invalid("#/parent_id", "unknown_reference")
    check_ancestors(session, Goal, parent, goal_id)


def check_ancestors(session: Session, table: Any, parent: str | None, child: str | None) -> None:
    """Raise 422 if a goal or measure would be below itself."""
    while parent is not None:
        if parent == child:
            raise invalid("#/parent_id", "own_ancestor")
        parent = queries.parent_of(session, table, parent)
