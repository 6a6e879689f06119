"""Endpoints: the files on a card."""

from typing import Annotated

import anyio.to_thread
from fastapi import Depends, File, Form, Request, UploadFile
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import authorise
from backend.access.routes import Routes
from backend.actions import queries as action_queries
from backend.core.pagination import Paging, paginate
from backend.core.problems import ContentTooLarge
from backend.core.schemas import Line, Page, Tombstone
from backend.documents import intake, problems, queries, service
from backend.documents.models import Document
from backend.documents.schemas import DocumentOut

routes = Routes("documents")
SUBJECT = "action_item"
SORTS = {"created_at": Document.created_at, "updated_at": Document.updated_at, "name": Document.name}


async def _received(
    request: Request,
    action_item_id: str,
    file: Annotated[UploadFile, File(description="A picture, PDF, text or office file without macros")],
) -> intake.Upload:
    """Take the file in before the unit of work, and only for somebody who may attach it here."""
    settings, database = request.app.state.settings, request.app.state.database

    def allowed(session: Session) -> None:
        actor = authorise(session, request, "documents:write")
        item = action_queries.find(session, actor, action_item_id)
        actor.require("documents:write", item.alliance_id)
        service.refuse_beyond_space(session, settings, item.alliance_id)

    await database.run_in_thread(lambda: database.run(allowed))
    return await anyio.to_thread.run_sync(lambda: intake.receive(settings, file.filename, file.file))


@routes.get("/action-items/{action_item_id}/documents", "documents:read")
def list_documents(
    session: Session, actor: Actor, action_item_id: str, paging: Paging
) -> Page[DocumentOut | Tombstone]:
    """List the files on a card, oldest first."""
    item = action_queries.find(session, actor, action_item_id)
    return paginate(
        session,
        paging,
        queries.of_subject(actor, SUBJECT, item.id),
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
def attach_document(
    session: Session,
    actor: Actor,
    action_item_id: str,
    upload: Annotated[intake.Upload, Depends(_received)],
    description: Annotated[Line | None, Form(description="What it shows")] = None,
) -> DocumentOut:
    """Attach a file to a card.

    The content decides what it is and the name has to fit. Pictures are drawn anew: place, time and camera are gone.
    """
    item = action_queries.find(session, actor, action_item_id)
    actor.require("documents:write", item.alliance_id)
    return service.show(actor, service.attach(session, actor, item.alliance_id, SUBJECT, item.id, upload, description))
