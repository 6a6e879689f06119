"""Every select for handovers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session

from backend.actions.alarms import CLOSED, STEP_IS_OVER
from backend.actions.models import ActionItem, Assignment, AssignmentState, Step
from backend.people.models import PartyKind


def promises(session: Session, alliance_id: str, group_ids: Sequence[str]) -> list[Any]:
    """Open assignments of these groups with their cards and steps; what was declined was never promised."""
    statement = (
        select(Assignment, ActionItem, Step)
        .join(ActionItem, ActionItem.id == Assignment.action_item_id)
        .join(Step, Step.id == Assignment.step_id, isouter=True)
        .where(
            Assignment.alliance_id == alliance_id,
            Assignment.party_kind == PartyKind.group,
            Assignment.party_id.in_(group_ids),
            Assignment.state != AssignmentState.declined,
            Assignment.deleted_at.is_(None),
            ActionItem.deleted_at.is_(None),
            ActionItem.status.not_in(sorted(CLOSED)),
            or_(Step.id.is_(None), Step.state.not_in(sorted(STEP_IS_OVER))),
        )
    )
    return list(session.execute(statement.order_by(ActionItem.number, Assignment.position, Assignment.id)).all())


def assignments_of(session: Session, alliance_id: str, group_id: str) -> list[Any]:
    """Card, step and task of everything that this group is named for, whatever it answered."""
    statement = select(Assignment.action_item_id, Assignment.step_id, Assignment.task).where(
        Assignment.alliance_id == alliance_id,
        Assignment.party_kind == PartyKind.group,
        Assignment.party_id == group_id,
        Assignment.deleted_at.is_(None),
    )
    return list(session.execute(statement).all())


def open_cards(session: Session, alliance_id: str, group_ids: Sequence[str]) -> list[ActionItem]:
    """Cards of these groups that are not closed."""
    statement = select(ActionItem).where(
        ActionItem.alliance_id == alliance_id,
        ActionItem.group_id.in_(group_ids),
        ActionItem.deleted_at.is_(None),
        ActionItem.status.not_in(sorted(CLOSED)),
    )
    return list(session.execute(statement.order_by(ActionItem.number)).scalars())
