"""Every select about meetings."""

from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.memberships.queries import joined_by
from backend.core.problems import NotFound
from backend.meetings.models import PLANNED, Meeting, MeetingState


def visible_to(actor: Actor) -> Select[Any]:
    """Meetings of the actor's alliances; for guests those of their own groups."""
    return select(Meeting).where(
        actor.sees(Meeting.alliance_id, invited=lambda people: col(Meeting.group_id).in_(joined_by(people)))
    )


def of_alliance(
    actor: Actor,
    alliance_id: str,
    *,
    group_id: str | None,
    state: MeetingState | None,
    starting: date | None,
    ending: date | None,
) -> Select[Any]:
    """Meetings of one alliance: of this group, in this state, not over before `starting`, begun until `ending`."""
    statement = visible_to(actor).where(Meeting.alliance_id == alliance_id)
    if group_id is not None:
        statement = statement.where(Meeting.group_id == group_id)
    if state is not None:
        statement = statement.where(Meeting.state == state)
    if starting is not None:
        statement = statement.where(col(Meeting.latest) >= starting)
    if ending is not None:
        statement = statement.where(col(Meeting.earliest) <= ending)
    return statement


def find(session: Session, actor: Actor, meeting_id: str) -> Meeting:
    """The meeting by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Meeting.id == meeting_id, Meeting.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def next_of_group(session: Session, group_id: str, on: date) -> Meeting | None:
    """The first planned meeting of a group that is not over on a day."""
    statement = select(Meeting).where(
        Meeting.group_id == group_id,
        col(Meeting.state).in_(PLANNED),
        col(Meeting.latest) >= on,
        Meeting.deleted_at.is_(None),
    )
    return session.execute(statement.order_by(Meeting.earliest, Meeting.id).limit(1)).scalar_one_or_none()
