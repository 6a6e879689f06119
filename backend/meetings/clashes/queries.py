"""Every select about clashes."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.memberships.queries import lasting
from backend.alliances.groups.models import Group, Membership
from backend.alliances.models import Alliance
from backend.meetings import queries as meeting_queries
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.participants.models import Participant
from backend.municipalities.models import Municipality
from backend.people.models import PartyKind


def regional_key(session: Session, alliance_id: str) -> str | None:
    """The official key of the municipality of an alliance."""
    statement = select(Municipality.regional_key).join(Alliance, col(Alliance.municipality_id) == Municipality.id)
    return session.execute(statement.where(Alliance.id == alliance_id)).scalar_one_or_none()


def meetings_between(session: Session, actor: Actor, alliance_id: str, first: date, last: date) -> list[Meeting]:
    """Meetings of an alliance that touch these days and are not called off, by date."""
    statement = meeting_queries.visible_to(actor).where(
        Meeting.alliance_id == alliance_id,
        Meeting.deleted_at.is_(None),
        Meeting.state != MeetingState.cancelled,
        col(Meeting.earliest) <= last,
        col(Meeting.latest) >= first,
    )
    return list(session.execute(statement.order_by(Meeting.earliest, Meeting.id)).scalars())


def members(session: Session, alliance_id: str, on: date) -> list[Any]:
    """Who sits where on a day: the group's id and name, the person's id and name."""
    statement = (
        select(Membership.group_id, Group.name, Membership.party_id, Membership.party_name)
        .join(Group, col(Group.id) == Membership.group_id)
        .where(
            Membership.alliance_id == alliance_id,
            Membership.party_kind == PartyKind.person,
            col(Membership.party_id).is_not(None),
            col(Membership.deleted_at).is_(None),
            lasting(on),
        )
    )
    return list(session.execute(statement.order_by(Membership.party_name)).all())


def listed(session: Session, meeting_ids: Collection[str]) -> list[Any]:
    """Who is on the lists of these meetings: the meeting's id, the person's id and name."""
    statement = select(Participant.meeting_id, Participant.party_id, Participant.party_name).where(
        col(Participant.meeting_id).in_(meeting_ids),
        Participant.party_kind == PartyKind.person,
        col(Participant.party_id).is_not(None),
        col(Participant.deleted_at).is_(None),
    )
    return list(session.execute(statement).all())


def group_names(session: Session, group_ids: Sequence[str]) -> dict[str, str]:
    """Names of groups by id."""
    statement = select(Group.id, Group.name).where(col(Group.id).in_(group_ids))
    return {row.id: row.name for row in session.execute(statement)}
