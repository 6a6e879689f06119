"""Every select about meetings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.memberships.queries import joined_by
from backend.core.problems import NotFound
from backend.meetings.agenda.models import AgendaItem, Outcome
from backend.meetings.minutes.models import MinutesAddendum, MinutesVersion
from backend.meetings.models import PLANNED, Meeting, MeetingGroup, MeetingKind, MeetingState
from backend.meetings.participants.models import Participant
from backend.people.models import PartyKind


def visible_to(actor: Actor) -> Select[Any]:
    """Meetings of the actor's alliances; for guests those of their own groups, and those they were put on the list of."""
    return select(Meeting).where(actor.sees(Meeting.alliance_id, invited=_taking_part))


def _taking_part(people: Sequence[str]) -> ColumnElement[bool]:
    return or_(sits_in(joined_by(people)), lists(people))


def lists(people: Sequence[str]) -> ColumnElement[bool]:
    """The condition that one of these people is on the list of a meeting."""
    listed = select(Participant.meeting_id).where(
        Participant.party_kind == PartyKind.person,
        col(Participant.party_id).in_(people),
        col(Participant.deleted_at).is_(None),
    )
    return col(Meeting.id).in_(listed)


def sits_in(group_ids: Select[Any] | Sequence[str]) -> ColumnElement[bool]:
    """The condition that one of these groups sits in a meeting, by itself or with others."""
    joint = select(MeetingGroup.meeting_id).where(col(MeetingGroup.group_id).in_(group_ids))
    return or_(col(Meeting.group_id).in_(group_ids), col(Meeting.id).in_(joint))


def of_alliance(
    actor: Actor,
    alliance_id: str,
    *,
    group_id: str | None,
    kind: MeetingKind | None = None,
    series_id: str | None = None,
    states: Sequence[MeetingState],
    starting: date | None,
    ending: date | None,
) -> Select[Any]:
    """Meetings of one alliance: in which this group sits, of this kind and series, in one of these states, not over before `starting`,
    begun until `ending`.
    """
    statement = visible_to(actor).where(Meeting.alliance_id == alliance_id)
    if group_id is not None:
        statement = statement.where(sits_in([group_id]))
    if kind is not None:
        statement = statement.where(Meeting.kind == kind)
    if series_id is not None:
        statement = statement.where(Meeting.series_id == series_id)
    if states:
        statement = statement.where(col(Meeting.state).in_(states))
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
        sits_in([group_id]),
        col(Meeting.state).in_(PLANNED),
        col(Meeting.latest) >= on,
        Meeting.deleted_at.is_(None),
    )
    return session.execute(statement.order_by(Meeting.earliest, Meeting.id).limit(1)).scalar_one_or_none()


def is_on_record(session: Session, meeting_id: str) -> bool:
    """Whether minutes of the meeting were approved."""
    statement = select(MinutesVersion.id).where(
        col(MinutesVersion.meeting_id) == meeting_id, col(MinutesVersion.approved_at).is_not(None)
    )
    return session.execute(statement.limit(1)).first() is not None


def erase_parts(session: Session, meeting_id: str) -> None:
    """Delete what belongs to a meeting alone: its agenda, its list and its minutes. Decisions are records of their own."""
    session.flush()
    for table in (Outcome, AgendaItem, Participant, MinutesVersion, MinutesAddendum):
        session.execute(delete(table).where(col(table.meeting_id) == meeting_id))
