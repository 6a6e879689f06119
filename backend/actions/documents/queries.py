"""Every select of the files on cards."""

from typing import Any

from sqlalchemy import Select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.actions.queries import open_to
from backend.core.problems import NotFound
from backend.documents import queries as document_queries
from backend.documents.models import Document

SUBJECT = "action_item"


def visible_to(actor: Actor) -> Select[Any]:
    """The files on the living cards that the actor sees."""
    on_cards = document_queries.visible_to(actor, invited=lambda people: Document.subject_id.in_(open_to(people)))
    return on_cards.join(ActionItem, ActionItem.id == Document.subject_id).where(
        Document.subject_type == SUBJECT, ActionItem.deleted_at.is_(None)
    )


def find(session: Session, actor: Actor, document_id: str) -> Document:
    """The document by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Document.id == document_id, Document.deleted_at.is_(None))
    found: Document | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found
