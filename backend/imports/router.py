"""Endpoints: import a document, and what was imported."""

from datetime import date
from threading import Lock
from typing import Annotated, Any

import anyio.to_thread
from fastapi import Depends, File, Form, Query, Request, UploadFile
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import authorise
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import etag
from backend.core.http import Answer
from backend.core.language import negotiate
from backend.core.pagination import Paging, paginate
from backend.core.routing import API
from backend.core.schemas import Page, Tombstone
from backend.imports import problems, queries, service, uploads
from backend.imports.models import Import
from backend.imports.schemas import ImportedOut, ImportOut

routes = Routes("imports")
ONE_AT_A_TIME = Lock()
SORTS = {"created_at": Import.created_at}
DRY_RUN: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "Dry run: what was understood; nothing was stored",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ImportOut"}}},
        }
    }
}


async def _reading(
    request: Request,
    file: Annotated[UploadFile, File(description="Plain text, .docx, .odt, .csv, .xlsx or .ods, at most 10 MB")],
    document_date: Annotated[date | None, Form(description="The day the document was written")] = None,
    written_on: Annotated[date | None, Query(alias="document_date", description="The same, in the address")] = None,
    columns: Annotated[
        str | None, Form(description="JSON for tables: field to header, where the guess is wrong")
    ] = None,
) -> service.Reading:
    """Understand the file before the unit of work, one file at a time: a large one would hold up every writer."""
    database = request.app.state.database
    await database.perform(lambda session: authorise(session, request, "imports:write"))

    def understand() -> service.Reading:
        written = uploads.one_date(document_date, written_on)
        name, mapping = file.filename or "record.txt", uploads.mapping(columns)
        with ONE_AT_A_TIME:
            return service.read_document(name, uploads.content(file), written, mapping, file.content_type)

    return await anyio.to_thread.run_sync(understand)


@routes.post(
    "/alliances/{alliance_id}/imports",
    "imports:write",
    response=ImportOut,
    openapi=DRY_RUN,
    problems=(problems.DocumentTooLarge, problems.UnsupportedFormat, problems.UnreadableDocument),
)
def import_document(
    session: Session,
    actor: Actor,
    request: Request,
    alliance_id: str,
    reading: Annotated[service.Reading, Depends(_reading)],
    dry_run: Annotated[bool, Query(description="Store nothing, say what would be stored")] = False,
    create_organisations: Annotated[bool, Query(description="Also add the organisations that are named")] = False,
    understanding: Annotated[
        UploadFile | str | None,
        File(description="JSON: the answer of a dry run, corrected; this is then stored."),
    ] = None,
) -> Answer:
    """Understand a workshop record or a table, and store what is new in it.

    With `dry_run=true` nothing is stored. What is here already is `known` and not written again.
    """
    alliance = alliance_queries.require(session, actor, alliance_id, "imports:write")
    found = service.import_record(
        session,
        actor,
        alliance,
        reading,
        dry_run=dry_run,
        understanding=uploads.corrected(understanding),
        create_organisations=create_organisations,
        language=negotiate(request.headers.get("accept-language")),
    )
    body = found.model_dump_json().encode()
    if dry_run or found.id is None:
        return Answer(body, status=200 if dry_run else 201)
    kept = ImportedOut.model_validate(queries.find(session, actor, found.id))
    location = {"Location": f"{API}/imports/{kept.id}"}
    return Answer(body, etag(kept.model_dump_json().encode(), kept.version), status=201, headers=location)


@routes.get("/imports/{import_id}", "imports:write")
def read_import(session: Session, actor: Actor, import_id: str) -> ImportedOut:
    """Read what became of one imported document."""
    found = queries.find(session, actor, import_id)
    actor.require("imports:write", found.alliance_id)
    return ImportedOut.model_validate(found)


@routes.get("/alliances/{alliance_id}/imports", "imports:write")
def list_imports(session: Session, actor: Actor, alliance_id: str, paging: Paging) -> Page[ImportedOut | Tombstone]:
    """List the documents that were imported, with the lines of each that became nothing."""
    alliance = alliance_queries.require(session, actor, alliance_id, "imports:write")
    statement = queries.visible_to(actor).where(Import.alliance_id == alliance.id)
    return paginate(
        session,
        paging,
        statement,
        entity=Import,
        sorts=SORTS,
        default="-created_at",
        show=ImportedOut.model_validate,
    )
