"""Endpoints: the files on cards."""

from typing import Annotated, Any

from fastapi import Depends, File, Form, Request, Response, UploadFile
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import authorise
from backend.access.routes import Routes
from backend.actions import queries as action_queries
from backend.actions.documents import queries
from backend.actions.documents.queries import SUBJECT
from backend.actions.models import ActionItem
from backend.core.downloads import stored
from backend.core.etags import IfMatch
from backend.core.http import Answer
from backend.core.pagination import Paging, paginate
from backend.core.problems import ContentTooLarge
from backend.core.schemas import Line, Page, Tombstone
from backend.documents import intake, kinds, problems, service
from backend.documents.models import Document
from backend.documents.schemas import DocumentOut, DocumentPatch

routes = Routes("documents")
CONTENT_TYPES = [kind.media_type for kind in kinds.ALL]
SORTS = {"created_at": Document.created_at, "updated_at": Document.updated_at, "name": Document.name}
CONTENT: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "The file",
            "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in CONTENT_TYPES},
        }
    }
}


def _item_to_attach_to(session: Session, actor: Actor, action_item_id: str) -> ActionItem:
    item = action_queries.find(session, actor, action_item_id)
    actor.require("documents:write", item.alliance_id, group_id=item.group_id, invited=True)
    return item


async def _received(
    request: Request,
    action_item_id: str,
    file: Annotated[UploadFile, File(description="A picture, PDF, text or office file without macros")],
) -> intake.Upload:
    """Take the file in before the unit of work, and only for somebody who may attach it here."""
    settings, database = request.app.state.settings, request.app.state.database

    def allowed(session: Session) -> None:
        actor = authorise(session, request, "documents:write")
        item = _item_to_attach_to(session, actor, action_item_id)
        service.refuse_beyond_space(session, settings, item.alliance_id)

    await database.perform(allowed)
    return await intake.received(settings, file.filename, file.file)


@routes.get("/action-items/{action_item_id}/documents", "documents:read")
def list_documents(
    session: Session, actor: Actor, action_item_id: str, paging: Paging
) -> Page[DocumentOut | Tombstone]:
    """List the files on a card, oldest first."""
    item = action_queries.find(session, actor, action_item_id)
    return paginate(
        session,
        paging,
        queries.visible_to(actor).where(Document.subject_id == item.id),
        entity=Document,
        sorts=SORTS,
        default="created_at",
        show=lambda document: service.show(actor, document),
    )


@routes.post(
    "/action-items/{action_item_id}/documents",
    "documents:write",
    problems=(
        ContentTooLarge,
        problems.UnsupportedDocument,
        problems.DocumentNotAsNamed,
        problems.NoSpaceForDocuments,
    ),
)
def create_document(
    session: Session,
    actor: Actor,
    action_item_id: str,
    upload: Annotated[intake.Upload, Depends(_received)],
    description: Annotated[Line | None, Form(description="What it shows")] = None,
) -> DocumentOut:
    """Attach a file to a card.

    The content decides what it is and the name has to fit. Pictures are drawn anew: place, time and camera are gone.
    """
    item = _item_to_attach_to(session, actor, action_item_id)
    return service.show(actor, service.attach(session, actor, item.alliance_id, SUBJECT, item.id, upload, description))


@routes.get("/documents/{document_id}", "documents:read")
def read_document(session: Session, actor: Actor, document_id: str) -> DocumentOut:
    """Read what is known of one document."""
    return service.show(actor, queries.find(session, actor, document_id))


@routes.get("/documents/{document_id}/content", "documents:read", response=Answer, openapi=CONTENT)
def read_document_content(session: Session, actor: Actor, request: Request, document_id: str) -> Response:
    """Download the file of a document."""
    document = queries.find(session, actor, document_id)
    return stored(
        request,
        document.name,
        document.media_type,
        document.size,
        f'"{document.checksum}"',
        lambda: service.open_content(request.app.state.settings, document),
    )


@routes.patch("/documents/{document_id}", "documents:write")
def change_document(
    session: Session, actor: Actor, document_id: str, body: DocumentPatch, if_match: IfMatch
) -> DocumentOut:
    """Rename or describe a document."""
    document = queries.find(session, actor, document_id)
    if_match.check(document)
    service.change(session, actor, document, body.changes())
    return service.show(actor, document)


@routes.delete("/documents/{document_id}", "documents:write")
def delete_document(session: Session, actor: Actor, document_id: str, if_match: IfMatch) -> None:
    """Remove a document; it waits in the trash."""
    document = queries.find(session, actor, document_id)
    if_match.check(document)
    service.delete(session, actor, document)
