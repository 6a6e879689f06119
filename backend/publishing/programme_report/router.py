"""Endpoint: the report of a programme as a paper."""

from enum import StrEnum
from typing import IO

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core import events
from backend.core.clock import today
from backend.core.downloads import download
from backend.core.http import Answer
from backend.core.language import negotiate
from backend.programmes import policy
from backend.programmes.reporting import service as reporting
from backend.publishing.papers.kinds import MEDIA_TYPES, PaperFormat
from backend.publishing.papers.looks import look_of
from backend.publishing.papers.router import FILE
from backend.publishing.papers.service import WRITERS
from backend.publishing.papers.tree import Paper
from backend.publishing.papers.wording import Words
from backend.publishing.programme_report import document

routes = Routes("papers")


class ProgrammePaper(StrEnum):
    """Papers of a programme."""

    programme_report = "programme-report"


@routes.get("/programmes/{programme_id}/papers/{paper}.{format}", "exports:read", response=Answer, openapi=FILE)
def read_programme_paper(
    session: Session, actor: Actor, request: Request, programme_id: str, paper: ProgrammePaper, format: PaperFormat
) -> Response:
    """Download the report of a programme: municipalities per state, workshops, participants, measures.

    For the office. Municipalities are compared by letters, and not at all where one could tell who is who.
    """
    programme = policy.of_office(session, actor, programme_id, "exports:read")
    actor.require("programmes:read", programme.alliance_id)
    alliance = alliance_queries.find(session, actor, programme.alliance_id)
    language = negotiate(request.headers.get("accept-language"))
    words, day = Words(language), today()

    def write(file: IO[bytes]) -> None:
        report = reporting.report(session, programme, language)
        title = words("titled", paper=words(paper), title=programme.title)
        blocks = document.blocks(programme, report, words)
        look, subtitle = look_of(session, alliance), words("as_of", date=words.day(day))
        file.write(WRITERS[format](Paper(title, language, look, subtitle, words("page"), blocks)))

    return download(
        request,
        f"{words(paper)} {programme.title[:80]} {day}.{format}".replace("/", "-"),
        MEDIA_TYPES[format],
        f"{events.sequence_of(session, alliance.id)} {actor.standing} {actor.id} {day} {language}",
        write,
    )
