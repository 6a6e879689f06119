"""Every select of this room."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session

from backend.access.actors import Actor, Invited
from backend.documents.models import Document


def visible_to(actor: Actor, invited: Invited | None = None) -> Select[Any]:
    """Documents of the actor's alliances; for guests those for which `invited` makes the condition.

    The room of the record that they hang on adds that the record itself is there.
    """
    return select(Document).where(actor.sees(Document.alliance_id, invited=invited))


def on_record(session: Session, subject_type: str, subject_id: str) -> list[Document]:
    """All documents of one record whose content is known still, removed ones too; for whoever erases the record."""
    statement = select(Document).where(
        Document.subject_type == subject_type, Document.subject_id == subject_id, Document.name != ""
    )
    return list(session.execute(statement.order_by(Document.id)).scalars())


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
