"""Endpoints: the mandate of a process, and the files that are its written evidence."""

from typing import Annotated

from fastapi import Depends, File, Form, Request, UploadFile
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import authorise
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.problems import ContentTooLarge
from backend.core.schemas import Line, Page, Tombstone
from backend.documents import intake, problems
from backend.documents import service as documents
from backend.documents.models import Document
from backend.documents.schemas import DocumentOut
from backend.processes import queries as process_queries
from backend.processes.mandates import queries, service
from backend.processes.mandates.schemas import MandateOut, MandatePatch
from backend.processes.models import Process

routes = Routes("mandates")
SORTS = {"created_at": Document.created_at, "updated_at": Document.updated_at, "name": Document.name}


@routes.get("/processes/{process_id}/mandate", "processes:read")
def read_mandate(session: Session, actor: Actor, process_id: str) -> MandateOut:
    """Read the mandate of a process, also while nothing is entered."""
    process = process_queries.find(session, actor, process_id)
    return service.show(session, actor, service.of(session, process))


@routes.patch("/processes/{process_id}/mandate", "processes:write")
def change_mandate(
    session: Session, actor: Actor, process_id: str, body: MandatePatch, if_match: IfMatch
) -> MandateOut:
    """Write the mandate of a process down, or change it."""
    process = process_queries.require(session, actor, process_id, "processes:write")
    mandate = service.of(session, process)
    if_match.check(mandate)
    service.change(session, actor, mandate, body.changes())
    session.flush()
    return service.show(session, actor, mandate)


def _process_to_attach_to(session: Session, actor: Actor, process_id: str) -> Process:
    process = process_queries.require(session, actor, process_id, "processes:write")
    actor.require("documents:write", process.alliance_id)
    return process


async def _received(
    request: Request,
    process_id: str,
    file: Annotated[UploadFile, File(description="A picture, PDF, text or office file without macros")],
) -> intake.Upload:
    """Take the file in before the unit of work, and only for somebody who may attach it here."""
    settings, database = request.app.state.settings, request.app.state.database

    def allowed(session: Session) -> None:
        process = _process_to_attach_to(session, authorise(session, request, "documents:write"), process_id)
        documents.refuse_beyond_space(session, settings, process.alliance_id)

    await database.perform(allowed)
    return await intake.received(settings, file.filename, file.file)


@routes.get("/processes/{process_id}/mandate/documents", "documents:read")
def list_mandate_documents(
    session: Session, actor: Actor, process_id: str, paging: Paging
) -> Page[DocumentOut | Tombstone]:
    """List the files that are the mandate's evidence, oldest first."""
    process = process_queries.find(session, actor, process_id)
    return paginate(
        session,
        paging,
        queries.documents(actor, service.of(session, process)),
        entity=Document,
        sorts=SORTS,
        default="created_at",
        show=lambda document: documents.show(actor, document),
    )


@routes.post(
    "/processes/{process_id}/mandate/documents",
    "documents:write",
    problems=(
        ContentTooLarge,
        problems.UnsupportedDocument,
        problems.DocumentNotAsNamed,
        problems.NoSpaceForDocuments,
    ),
)
def create_mandate_document(
    session: Session,
    actor: Actor,
    process_id: str,
    upload: Annotated[intake.Upload, Depends(_received)],
    description: Annotated[Line | None, Form(description="What it shows")] = None,
) -> DocumentOut:
    """Attach written evidence of the mandate: a declaration, a draft resolution, a contract."""
    process = _process_to_attach_to(session, actor, process_id)
    mandate = service.kept(session, actor, process)
    made = documents.attach(session, actor, process.alliance_id, queries.SUBJECT, mandate.id, upload, description)
    return documents.show(actor, made)
