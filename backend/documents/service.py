"""Use cases: attach, rename, describe, remove and bring back files; read their bytes."""

from typing import IO, Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Forbidden, NotFound, invalid
from backend.core.records import touch
from backend.core.routing import API
from backend.documents import names, policy, queries, storage
from backend.documents.intake import Upload
from backend.documents.models import Document
from backend.documents.problems import NoSpaceForDocuments
from backend.documents.schemas import DocumentOut
from backend.settings import Settings


def show(actor: Actor, document: Document) -> DocumentOut:
    """The document with what the actor may do with it."""
    values = document.model_dump()
    values.update(content_url=f"{API}/documents/{document.id}/content", can=policy.can(actor, document))
    return DocumentOut.model_validate(values)


def attach(
    session: Session,
    actor: Actor,
    alliance_id: str,
    subject_type: str,
    subject_id: str,
    upload: Upload,
    description: str | None = None,
) -> Document:
    """Hang a file that was taken in (`intake.receive`) on a record. The caller has checked that the actor may."""
    document = Document(
        alliance_id=alliance_id,
        subject_type=subject_type,
        subject_id=subject_id,
        name=upload.name,
        description=description,
        media_type=upload.media_type,
        size=upload.size,
        checksum=upload.checksum,
        content_id=upload.content_id,
        author_id=actor.id,
        author_name=actor.name,
    )
    session.add(document)
    _record(session, actor, "document.attached", document, {"name": [None, document.name]})
    return document


def refuse_beyond_space(session: Session, settings: Settings, alliance_id: str) -> None:
    """Raise 409 if the alliance's files take all the space that the operator gives them."""
    most = settings.max_documents_megabytes * 1_000_000
    if most and queries.bytes_of(session, alliance_id) + settings.max_document_bytes > most:
        raise NoSpaceForDocuments(megabytes=settings.max_documents_megabytes)


def change(session: Session, actor: Actor, document: Document, values: dict[str, Any]) -> None:
    """Rename or describe a document. Raises 422 for a name with the ending of another kind of file."""
    _require(actor, document, "edit")
    if "name" in values:
        values["name"] = _renamed(document, values["name"])
    for name, value in values.items():
        setattr(document, name, value)
    changes = events.changes_of(document)
    if not changes:
        return
    touch(document)
    _record(session, actor, "document.changed", document, changes)


def delete(session: Session, actor: Actor, document: Document) -> None:
    """Leave a tombstone of the document; its bytes stay as long as the trash keeps it."""
    _require(actor, document, "delete")
    document.deleted_at = now()
    touch(document)
    _record(session, actor, "document.deleted", document, {"name": [document.name, None]})


def restore(session: Session, actor: Actor, document: Document) -> None:
    """Bring a document back from the trash."""
    document.deleted_at = None
    touch(document)
    _record(session, actor, "document.restored", document, {"name": [None, document.name]})


def purge(session: Session, actor: Actor, document: Document) -> None:
    """Keep only the tombstone; the bytes, now nobody's, are swept."""
    document.deleted_at = document.deleted_at or now()
    document.name, document.description, document.content_id = "", None, None
    document.author_id, document.author_name = None, ""
    document.size, document.checksum = 0, ""
    touch(document)
    _record(session, actor, "document.purged", document, {})


def open_content(settings: Settings, document: Document) -> IO[bytes]:
    """The bytes of a document, to read and close; 404 if they are gone."""
    if document.content_id is None:
        raise NotFound
    try:
        return storage.open_content(settings.data_dir, document.content_id)
    except FileNotFoundError as failure:
        raise NotFound from failure


def _renamed(document: Document, name: str) -> str:
    _, own = names.split(document.name)
    cleaned = names.clean(name)
    if not cleaned.strip(" ._"):
        raise invalid("#/name", "string_too_short", min_length=1)
    _, ending = names.split(cleaned)
    return cleaned if ending.lower() == own.lower() else names.clean(cleaned + own)


def _require(actor: Actor, document: Document, right: str) -> None:
    if right not in policy.can(actor, document):
        raise Forbidden(permission="documents:write")


def _record(session: Session, actor: Actor, event_type: str, document: Document, changes: dict[str, Any]) -> None:
    events.record(
        session,
        actor,
        event_type,
        events.Subject("document", document.id, context_id=document.subject_id),
        stream_id=document.alliance_id,
        alliance_id=document.alliance_id,
        changes=changes,
    )
