"""Every select about series of meetings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.memberships.queries import joined_by
from backend.core.problems import NotFound
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.series.models import MeetingSeries


def visible_to(actor: Actor) -> Select[Any]:
    """Series of the actor's alliances; for guests those of their own groups."""
    return select(MeetingSeries).where(actor.sees(MeetingSeries.alliance_id, invited=_own))


def _own(people: Sequence[str]) -> ColumnElement[bool]:
    return col(MeetingSeries.group_id).in_(joined_by(people))


def of_alliance(actor: Actor, alliance_id: str, group_id: str | None) -> Select[Any]:
    """Series of one alliance, of this group."""
    statement = visible_to(actor).where(MeetingSeries.alliance_id == alliance_id)
    return statement if group_id is None else statement.where(MeetingSeries.group_id == group_id)


def find(session: Session, actor: Actor, series_id: str) -> MeetingSeries:
    """The series by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(MeetingSeries.id == series_id, MeetingSeries.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def to_come(session: Session, series_id: str, on: date) -> list[Meeting]:
    """Meetings of a series that are planned and not over on a day, by the day that the rule gave them."""
    statement = select(Meeting).where(
        Meeting.series_id == series_id,
        Meeting.deleted_at.is_(None),
        Meeting.scheduled_on.is_not(None),
        col(Meeting.state).in_((MeetingState.draft, MeetingState.invited)),
        or_(col(Meeting.scheduled_on) >= on, col(Meeting.latest) >= on),
    )
    return list(session.execute(statement.order_by(Meeting.scheduled_on, Meeting.id)).scalars())


def laid_out(session: Session, series_id: str) -> dict[date, str]:
    """By the day that the rule gave: the meeting that stands for it, also if it was moved or called off."""
    statement = select(Meeting.scheduled_on, Meeting.id).where(
        Meeting.series_id == series_id, Meeting.deleted_at.is_(None), Meeting.scheduled_on.is_not(None)
    )
    return {row.scheduled_on: row.id for row in session.execute(statement.order_by(Meeting.id.desc()))}


def minute_takers(session: Session, series_id: str, before: date) -> list[dict[str, Any]]:
    """Who took the minutes at the meetings of a series before a day, the latest first; not of those called off."""
    statement = select(Meeting.minute_taker).where(
        Meeting.series_id == series_id,
        Meeting.deleted_at.is_(None),
        Meeting.state != MeetingState.cancelled,
        Meeting.scheduled_on < before,
    )
    rows = session.execute(statement.order_by(Meeting.scheduled_on.desc(), Meeting.id.desc()).limit(50)).scalars()
    return [row for row in rows if row is not None]
