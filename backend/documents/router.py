"""Endpoints: documents. Lists and attaching are endpoints of the records that documents hang on."""

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.downloads import stored
from backend.core.etags import IfMatch
from backend.core.http import Answer
from backend.documents import queries, service
from backend.documents.schemas import DocumentOut, DocumentPatch

routes = Routes("documents")
CONTENT = {
    "responses": {
        "200": {
            "description": "The file",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@routes.get("/documents/{document_id}", "documents:read")
def read_document(session: Session, actor: Actor, document_id: str) -> DocumentOut:
    """Read what is known of one document."""
    return service.show(actor, queries.find(session, actor, document_id))


@routes.get("/documents/{document_id}/content", "documents:read", response=Answer, openapi=CONTENT)
def read_document_content(session: Session, actor: Actor, request: Request, document_id: str) -> Response:
    """Download the file of a document."""
    document = queries.find(session, actor, document_id)
    settings = request.app.state.settings
    open_ = lambda: service.open_content(settings, document)  # noqa: E731 (opened only if the caller lacks it)
    return stored(request, document.name, document.media_type, document.size, f'"{document.checksum}"', open_)


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
