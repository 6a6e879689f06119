"""Endpoints: the handover file, to read and as a document."""

from typing import IO, Any

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core import events
from backend.core.clock import today
from backend.core.downloads import download
from backend.core.http import Answer
from backend.core.language import negotiate, text
from backend.publishing.handover_file import document, service
from backend.publishing.handover_file.schemas import HandoverFile
from backend.publishing.papers.kinds import MEDIA_TYPES, PaperFormat
from backend.publishing.papers.looks import look_of
from backend.publishing.papers.service import WRITERS

routes = Routes("dashboard")
FILE: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "The file",
            "content": {
                kind.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
                for kind in MEDIA_TYPES.values()
            },
        }
    }
}


@routes.get("/alliances/{alliance_id}/handover-file", "handover:read")
def read_handover_file(session: Session, actor: Actor, alliance_id: str) -> HandoverFile:
    """Put together what a new coordinator has to know: open cards, promises, dates, people, obligations."""
    alliance = alliance_queries.require(session, actor, alliance_id, "handover:read")
    return service.compose(session, actor, alliance, today())


@routes.get("/alliances/{alliance_id}/handover-file.{format}", "handover:read", response=Answer, openapi=FILE)
def download_handover_file(
    session: Session, actor: Actor, request: Request, alliance_id: str, format: PaperFormat
) -> Response:
    """Download the handover file as one document in the alliance's own look. PDF is accessible (PDF/UA-1)."""
    alliance = alliance_queries.require(session, actor, alliance_id, "handover:read")
    language, day = negotiate(request.headers.get("accept-language")), today()

    def write(target: IO[bytes]) -> None:
        file = service.compose(session, actor, alliance, day)
        target.write(WRITERS[format](document.paper(file, language, look_of(session, alliance))))

    return download(
        request,
        f"{text('handover.title', language)} {alliance.name[:80]} {day}.{format}".replace("/", "-"),
        MEDIA_TYPES[format],
        f"{events.sequence_of(session, alliance.id)} {actor.standing} {actor.id} {day} {language}",
        write,
    )
