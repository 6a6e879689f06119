"""Every select of this room."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, column, exists, func, select, table
from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.documents.models import Document

# Action items stand above this room and are therefore named by table, as in a foreign key.
ACTION_ITEMS = table("action_items", column("id"), column("deleted_at"))


def visible_to(actor: Actor) -> Select[Any]:
    """Documents of the actor's alliances, except of what lies in the trash."""
    in_trash = exists().where(ACTION_ITEMS.c.id == Document.subject_id, ACTION_ITEMS.c.deleted_at.is_not(None))
    return select(Document).where(actor.sees(Document.alliance_id), ~in_trash)


def of_subject(actor: Actor, subject_type: str, subject_id: str) -> Select[Any]:
    """The documents on one record."""
    return visible_to(actor).where(Document.subject_type == subject_type, Document.subject_id == subject_id)


def find(session: Session, actor: Actor, document_id: str) -> Document:
    """The document by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Document.id == document_id, Document.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def bytes_of(session: Session, alliance_id: str) -> int:
    """What the alliance's files take, those in the trash included."""
    statement = select(func.sum(Document.size)).where(
        Document.alliance_id == alliance_id, Document.content_id.is_not(None)
    )
    return int(session.execute(statement).scalar_one() or 0)


def known_contents(session: Session, content_ids: Collection[str]) -> set[str]:
    """Which of these are the content of a document."""
    statement = select(Document.content_id).where(Document.content_id.in_(sorted(content_ids)))
    return set(session.execute(statement).scalars())


def with_content(session: Session, alliance_id: str | None = None) -> list[Document]:
    """All documents whose bytes are kept, of one alliance or of all, for exports and backups."""
    statement = select(Document).where(Document.content_id.is_not(None)).order_by(Document.id)
    if alliance_id is not None:
        statement = statement.where(Document.alliance_id == alliance_id)
    return list(session.execute(statement).scalars())
