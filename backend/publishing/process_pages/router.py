"""Endpoints: what everybody reads of processes, and its preparation."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.processes import queries as process_queries
from backend.publishing.process_pages import service
from backend.publishing.process_pages.schemas import ProcessPageOut, ProcessPagePatch, PublicProcesses
from backend.publishing.public import queries as public_queries

routes = Routes("public")
READ, WRITE = "publications:read", "publications:write"


@routes.get("/public/alliances/{slug}/processes", None)
def read_public_processes(session: Session, actor: Actor, request: Request, slug: str) -> PublicProcesses:
    """Read what an alliance tells everybody of its processes: question, procedure, dates, result, contact.

    Answers without signing in, if the alliance has a public page.
    """
    alliance = public_queries.alliance_at(session, slug)
    language = negotiate(request.headers.get("accept-language"))
    found = service.processes_of(session, alliance, language)
    return PublicProcesses(alliance=alliance.name, processes=found)


@routes.get("/processes/{process_id}/public-page", READ)
def read_process_page(session: Session, actor: Actor, request: Request, process_id: str) -> ProcessPageOut:
    """Read what everybody reads of a process, or would, and what is taken out of it."""
    process = process_queries.require(session, actor, process_id, READ)
    return service.show(session, actor, process, *_place(request))


@routes.patch("/processes/{process_id}/public-page", WRITE)
def change_process_page(
    session: Session, actor: Actor, request: Request, process_id: str, body: ProcessPagePatch, if_match: IfMatch
) -> ProcessPageOut:
    """Say what everybody reads of a process. It is the process that is changed: its version counts."""
    process = process_queries.require(session, actor, process_id, WRITE)
    if_match.check(process)
    service.change(session, actor, process, body.changes(), _place(request)[1])
    session.flush()
    return service.show(session, actor, process, *_place(request))


def _place(request: Request) -> tuple[str, str]:
    return request.app.state.settings.public_url, negotiate(request.headers.get("accept-language"))
