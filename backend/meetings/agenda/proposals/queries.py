"""Every select for agenda proposals."""

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlmodel import Session

from backend.actions.models import ActionItem, Card, FollowUp, FollowUpState
from backend.ideas.models import Idea, IdeaState
from backend.meetings.models import Meeting
from backend.people.queries import folded

CROSS_CUTTING = ("übergreifend", "cross-cutting", "cross cutting")


def cross_cutting_ideas(session: Session, alliance_id: str) -> list[Any]:
    """Open ideas in clusters that belong to no single project, in their order."""
    statement = select(Idea.id, Idea.text, Idea.cluster, Idea.parent_id).where(
        Idea.alliance_id == alliance_id,
        Idea.state == IdeaState.open,
        Idea.deleted_at.is_(None),
        or_(*(folded(Idea.cluster).contains(word) for word in CROSS_CUTTING)),
    )
    return list(session.execute(statement.order_by(Idea.position, Idea.id)).all())


def follow_ups(session: Session, alliance_id: str, group_id: str, meeting: Meeting | None) -> list[Any]:
    """Open follow-ups that are due at this meeting, with their items; without one, those that wait for the next."""
    anchored = and_(FollowUp.anchor_group_id == group_id, FollowUp.earliest.is_(None))
    same_day: ColumnElement[bool] = false()
    if meeting is not None:
        waiting = and_(FollowUp.anchor_group_id == group_id, FollowUp.earliest == meeting.earliest)
        anchored = or_(FollowUp.anchor_meeting_id == meeting.id, waiting)
        if meeting.earliest is not None and meeting.earliest == meeting.latest:
            same_day = and_(FollowUp.earliest == meeting.earliest, FollowUp.latest == meeting.earliest)
    statement = (
        select(
            FollowUp.id,
            FollowUp.purpose,
            FollowUp.fuzzy_date,
            anchored.label("is_anchored"),
            ActionItem.id.label("action_item_id"),
            ActionItem.number,
            ActionItem.title,
        )
        .join(ActionItem, ActionItem.id == FollowUp.action_item_id)
        .where(
            FollowUp.alliance_id == alliance_id,
            FollowUp.state == FollowUpState.open,
            FollowUp.deleted_at.is_(None),
            ActionItem.deleted_at.is_(None),
            or_(anchored, same_day),
        )
    )
    return list(session.execute(statement.order_by(ActionItem.number, FollowUp.position, FollowUp.id)).all())


def cards(session: Session, alliance_id: str, group_id: str | None) -> list[Any]:
    """Items that are not closed with the facts behind their alarms; of one group, or of all."""
    statement = (
        select(
            ActionItem.id,
            ActionItem.number,
            ActionItem.title,
            ActionItem.status,
            ActionItem.updated_at,
            Card.is_closed,
            Card.has_owner,
            Card.has_next_date,
            Card.overdue_after,
            Card.unassigned_steps,
        )
        .join(Card, Card.action_item_id == ActionItem.id)
        .where(ActionItem.alliance_id == alliance_id, ActionItem.deleted_at.is_(None), Card.is_closed.is_(False))
    )
    if group_id is not None:
        statement = statement.where(ActionItem.group_id == group_id)
    return list(session.execute(statement.order_by(ActionItem.number)).all())
