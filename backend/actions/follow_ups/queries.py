"""Every select about dates, meetings and groups. Meetings stand above this room and are named by table."""

from datetime import date
from typing import Any

from sqlalchemy import Date, String, column, or_, select, table
from sqlmodel import Session

from backend.actions.models import ActionItem, FollowUp, Step
from backend.alliances.groups.models import Group

MEETINGS = table(
    "meetings",
    column("id", String),
    column("alliance_id", String),
    column("group_id", String),
    column("earliest", Date),
    column("latest", Date),
    column("state", String),
    column("deleted_at"),
)
MEETING_GROUPS = table("meeting_groups", column("meeting_id", String), column("group_id", String))
TAKES_PLACE = (MEETINGS.c.state != "cancelled", MEETINGS.c.deleted_at.is_(None), MEETINGS.c.earliest.is_not(None))


def group_exists(session: Session, alliance_id: str, group_id: str) -> bool:
    """Whether the group is one of this alliance's."""
    statement = select(Group.id).filter_by(id=group_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).first() is not None


def current_groups(session: Session, alliance_id: str) -> list[Any]:
    """Id, kind and name of the groups that have not ended."""
    statement = select(Group.id, Group.kind, Group.name).filter_by(alliance_id=alliance_id, deleted_at=None, until=None)
    return list(session.execute(statement).all())


def next_meeting(session: Session, group_id: str, since: date) -> Any:
    """Id and bounds of the first meeting of a group (also together with others) from a day on, or None."""
    joint = select(MEETING_GROUPS.c.meeting_id).where(MEETING_GROUPS.c.group_id == group_id)
    sits = or_(MEETINGS.c.group_id == group_id, MEETINGS.c.id.in_(joint))
    statement = (
        select(MEETINGS.c.id, MEETINGS.c.earliest, MEETINGS.c.latest)
        .where(sits, MEETINGS.c.earliest >= since, *TAKES_PLACE)
        .order_by(MEETINGS.c.earliest, MEETINGS.c.id)
        .limit(1)
    )
    return session.execute(statement).first()


def meeting(session: Session, alliance_id: str, meeting_id: str) -> Any:
    """Bounds of one meeting of the alliance, or None."""
    statement = select(MEETINGS.c.id, MEETINGS.c.earliest, MEETINGS.c.latest).where(
        MEETINGS.c.id == meeting_id, MEETINGS.c.alliance_id == alliance_id, MEETINGS.c.deleted_at.is_(None)
    )
    return session.execute(statement).first()


def anchored(session: Session, alliance_id: str, table_class: type[FollowUp] | type[Step]) -> list[Any]:
    """Open parts of this kind whose date is anchored on a meeting."""
    open_states = ("open", "in_progress", "waiting")
    statement = (
        select(table_class)
        .join(ActionItem, ActionItem.id == table_class.action_item_id)
        .where(
            ActionItem.deleted_at.is_(None),
            table_class.alliance_id == alliance_id,
            table_class.deleted_at.is_(None),
            table_class.state.in_(open_states),
            or_(table_class.anchor_group_id.is_not(None), table_class.anchor_meeting_id.is_not(None)),
        )
    )
    return list(session.execute(statement).scalars())
