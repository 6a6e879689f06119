"""Every select that only the page needs."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from backend.actions.models import Comment
from backend.alliances.groups.models import Group
from backend.core.events import Event
from backend.documents.models import Document
from backend.participation.models import PersonalLink, Purpose


def was_renewed(session: Session, item_id: str, person_id: str, since: datetime) -> bool:
    """Whether the person asked for a new link to this card since a moment."""
    statement = select(PersonalLink.id).where(
        PersonalLink.action_item_id == item_id,
        PersonalLink.person_id == person_id,
        PersonalLink.purpose == Purpose.renewed.value,
        PersonalLink.created_at >= since,
    )
    return session.execute(statement).first() is not None


def comments_of(session: Session, item_id: str, author_id: str) -> list[Comment]:
    """What somebody has said on a card, oldest first."""
    statement = select(Comment).where(
        Comment.action_item_id == item_id, Comment.author_id == author_id, Comment.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(Comment.created_at, Comment.id)).scalars())


def documents_of(session: Session, item_id: str, author_id: str) -> int:
    """How many files somebody has attached to a card, also those removed since."""
    statement = select(func.count()).where(Document.subject_id == item_id, Document.author_id == author_id)
    return int(session.execute(statement).scalar_one())


def group_name(session: Session, group_id: str | None) -> str | None:
    """The name of a group."""
    return session.execute(select(Group.name).where(Group.id == group_id)).scalar_one_or_none()


def last_change(session: Session, item_id: str, subject_id: str | None) -> Any:
    """Who changed a card last and when, or one part of it; None if nobody did."""
    statement = select(Event.actor_name, Event.occurred_at).where(Event.context_id == item_id)
    if subject_id:
        statement = statement.where(Event.subject_id == subject_id)
    statement = statement.order_by(Event.sequence.desc())
    return session.execute(statement.limit(1)).first()
