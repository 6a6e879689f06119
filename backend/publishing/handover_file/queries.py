"""Every select of the handover file: one a kind of record, whatever their number."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import column, func, or_, select, table
from sqlmodel import Session

from backend.access.models import Token
from backend.actions.alarms import CLOSED
from backend.actions.models import ActionItem, Card
from backend.alliances.groups.memberships.queries import lasting
from backend.alliances.groups.models import Duty, Group, Membership
from backend.meetings.decisions.models import Decision
from backend.meetings.series.models import MeetingSeries
from backend.participation.models import PersonalLink
from backend.people.models import Person
from backend.publishing.releases.models import PublishedItem, Release, ReleaseState

# Webhooks are a room beside this one and therefore named by table, as in a foreign key.
WEBHOOKS = table("webhooks", *(column(name) for name in ("alliance_id", "url", "description", "state", "deleted_at")))


def cards(session: Session, alliance_id: str) -> list[Any]:
    """Cards that are not closed, with the facts behind their alarms."""
    statement = (
        select(
            ActionItem.id,
            ActionItem.number,
            ActionItem.title,
            ActionItem.status,
            ActionItem.status_label,
            ActionItem.updated_at,
            Group.name.label("group_name"),
            Card.owner_name,
            Card.is_closed,
            Card.has_owner,
            Card.has_next_date,
            Card.overdue_after,
            Card.unassigned_steps,
        )
        .join(Card, Card.action_item_id == ActionItem.id)
        .join(Group, Group.id == ActionItem.group_id, isouter=True)
        .where(
            ActionItem.alliance_id == alliance_id,
            ActionItem.deleted_at.is_(None),
            ActionItem.status.not_in(sorted(CLOSED)),
        )
    )
    return list(session.execute(statement.order_by(ActionItem.number)).all())


def members(session: Session, alliance_id: str, on: date) -> list[Any]:
    """Who sits in which group on a day."""
    statement = (
        select(
            Membership.group_id,
            Membership.role,
            Membership.party_name,
            Membership.represents,
            Person.function,
        )
        .join(Person, Person.id == Membership.party_id, isouter=True)
        .where(Membership.alliance_id == alliance_id, Membership.deleted_at.is_(None), lasting(on))
    )
    return list(session.execute(statement.order_by(Membership.party_name, Membership.id)).all())


def duties(session: Session, alliance_id: str) -> list[Any]:
    """All duties and open questions, in their order."""
    statement = select(Duty.group_id, Duty.text, Duty.is_open_question).where(
        Duty.alliance_id == alliance_id, Duty.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(Duty.position, Duty.id)).all())


def series(session: Session, alliance_id: str, on: date) -> list[Any]:
    """Series that are not over."""
    statement = (
        select(
            MeetingSeries.id,
            MeetingSeries.title,
            MeetingSeries.rule,
            MeetingSeries.rhythm,
            MeetingSeries.until,
            Group.name.label("group_name"),
        )
        .join(Group, Group.id == MeetingSeries.group_id, isouter=True)
        .where(
            MeetingSeries.alliance_id == alliance_id,
            MeetingSeries.deleted_at.is_(None),
            or_(MeetingSeries.until.is_(None), MeetingSeries.until >= on),
        )
    )
    return list(session.execute(statement.order_by(MeetingSeries.title, MeetingSeries.id)).all())


def reviews(session: Session, alliance_id: str) -> list[Any]:
    """Decisions with a day on which to look at them again, unless a later decision on the matter followed."""
    followed = select(Decision.previous_id).where(
        Decision.alliance_id == alliance_id, Decision.previous_id.is_not(None), Decision.deleted_at.is_(None)
    )
    statement = select(Decision.id, Decision.year, Decision.number, Decision.matter, Decision.review_on).where(
        Decision.alliance_id == alliance_id,
        Decision.deleted_at.is_(None),
        Decision.review_on.is_not(None),
        Decision.id.not_in(followed),
    )
    return list(session.execute(statement.order_by(Decision.review_on, Decision.year, Decision.number)).all())


def releases_waiting(session: Session, alliance_id: str) -> list[int]:
    """Numbers of cards whose public version waits for a release."""
    statement = (
        select(ActionItem.number)
        .join(Release, Release.action_item_id == ActionItem.id)
        .where(
            Release.alliance_id == alliance_id,
            Release.state == ReleaseState.proposed,
            Release.deleted_at.is_(None),
            ActionItem.deleted_at.is_(None),
        )
        .distinct()
    )
    return list(session.execute(statement.order_by(ActionItem.number)).scalars())


def published(session: Session, alliance_id: str) -> list[int]:
    """Numbers of cards that everybody reads."""
    statement = select(PublishedItem.number).where(
        PublishedItem.alliance_id == alliance_id, PublishedItem.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(PublishedItem.number)).scalars())


def personal_links(session: Session, alliance_id: str, moment: datetime) -> int:
    """How many links let somebody act without an account."""
    statement = select(func.count()).where(
        PersonalLink.alliance_id == alliance_id,
        PersonalLink.deleted_at.is_(None),
        PersonalLink.revoked_at.is_(None),
        PersonalLink.expires_at > moment,
    )
    return int(session.execute(statement).scalar_one())


def tokens(session: Session, alliance_id: str, moment: datetime) -> list[Any]:
    """Systems of the alliance that have access."""
    statement = select(Token.name, Token.role, Token.expires_at, Token.last_used_at).where(
        Token.alliance_id == alliance_id,
        Token.user_id.is_(None),
        Token.deleted_at.is_(None),
        Token.revoked_at.is_(None),
        or_(Token.expires_at.is_(None), Token.expires_at > moment),
    )
    return list(session.execute(statement.order_by(Token.name, Token.id)).all())


def webhooks(session: Session, alliance_id: str) -> list[Any]:
    """Where messages go."""
    statement = select(WEBHOOKS.c.url, WEBHOOKS.c.description, WEBHOOKS.c.state).where(
        WEBHOOKS.c.alliance_id == alliance_id, WEBHOOKS.c.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(WEBHOOKS.c.url)).all())
