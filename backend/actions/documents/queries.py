"""Every select of the files on cards, and of those that other rooms let hang on their records."""

from typing import Any

from sqlalchemy import Select, and_, or_
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.actions.queries import open_to
from backend.core.problems import NotFound
from backend.documents import queries as document_queries
from backend.documents import subjects
from backend.documents.models import Document

SUBJECT = "action_item"


def visible_to(actor: Actor) -> Select[Any]:
    """The files on the living cards that the actor sees, and on other rooms' records where they see all."""
    on_cards = document_queries.visible_to(actor, invited=lambda people: Document.subject_id.in_(open_to(people)))
    is_on_card = and_(
        Document.subject_type == SUBJECT, ActionItem.id == Document.subject_id, ActionItem.deleted_at.is_(None)
    )
    return on_cards.outerjoin(ActionItem, is_on_card).where(or_(ActionItem.id.is_not(None), *subjects.there()))


def find(session: Session, actor: Actor, document_id: str) -> Document:
    """The document by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Document.id == document_id, Document.deleted_at.is_(None))
    found: Document | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found
