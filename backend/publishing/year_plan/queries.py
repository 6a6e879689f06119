"""Every select of the year's plan."""

from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.alarms import CLOSED
from backend.actions.models import ActionItem, FollowUp, FollowUpState
from backend.alliances.groups.models import Group
from backend.meetings import queries as meeting_queries
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.series.models import MeetingSeries


def meetings(session: Session, actor: Actor, alliance_id: str, first: date, last: date) -> list[Meeting]:
    """Meetings of the span that were not called off."""
    statement = meeting_queries.visible_to(actor).where(
        Meeting.alliance_id == alliance_id,
        Meeting.deleted_at.is_(None),
        Meeting.state != MeetingState.cancelled,
        Meeting.earliest <= last,
        Meeting.latest >= first,
    )
    return list(session.execute(statement.order_by(Meeting.earliest, Meeting.latest, Meeting.id)).scalars())


def follow_ups(session: Session, alliance_id: str, first: date, last: date) -> list[Any]:
    """Next dates with a certain day in the span, of cards that are not closed; what follows a meeting is told by it."""
    statement = (
        select(
            FollowUp.purpose,
            FollowUp.fuzzy_date,
            FollowUp.earliest,
            FollowUp.latest,
            FollowUp.place,
            ActionItem.id,
            ActionItem.number,
            ActionItem.title,
            Group.name.label("group_name"),
        )
        .join(ActionItem, ActionItem.id == FollowUp.action_item_id)
        .join(Group, Group.id == ActionItem.group_id, isouter=True)
        .where(
            FollowUp.alliance_id == alliance_id,
            FollowUp.deleted_at.is_(None),
            FollowUp.state.in_((FollowUpState.open, FollowUpState.held)),
            FollowUp.anchor_group_id.is_(None),
            FollowUp.anchor_meeting_id.is_(None),
            FollowUp.earliest == FollowUp.latest,
            FollowUp.earliest <= last,
            FollowUp.latest >= first,
            ActionItem.deleted_at.is_(None),
            ActionItem.status.not_in(sorted(CLOSED)),
        )
    )
    return list(session.execute(statement.order_by(FollowUp.earliest, FollowUp.id)).all())


def series(session: Session, alliance_id: str, first: date, last: date) -> list[Any]:
    """Series that go on in the span without dates of their own: a rhythm in words."""
    statement = (
        select(MeetingSeries.id, MeetingSeries.title, MeetingSeries.rhythm, Group.name.label("group_name"))
        .join(Group, Group.id == MeetingSeries.group_id, isouter=True)
        .where(
            MeetingSeries.alliance_id == alliance_id,
            MeetingSeries.deleted_at.is_(None),
            MeetingSeries.rule.is_(None),
            or_(MeetingSeries.starts_on.is_(None), MeetingSeries.starts_on <= last),
            or_(MeetingSeries.until.is_(None), MeetingSeries.until >= first),
        )
    )
    return list(session.execute(statement.order_by(MeetingSeries.title, MeetingSeries.id)).all())


def group_names(session: Session, alliance_id: str) -> dict[str, str]:
    """The names of all groups."""
    statement = select(Group.id, Group.name).where(Group.alliance_id == alliance_id)
    return {key: name for key, name in session.execute(statement)}  # noqa: C416 (rows are no pairs for `dict`)
