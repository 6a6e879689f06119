"""Endpoints: papers for politics."""

from typing import Any

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.http import Answer
from backend.processes.council_papers import queries as paper_queries
from backend.processes.council_papers import service as council_papers
from backend.processes.reports import content
from backend.processes.reports import queries as report_queries
from backend.processes.reports import service as reports
from backend.publishing.papers.answering import answer
from backend.publishing.papers.council import annual, sessions
from backend.publishing.papers.kinds import CouncilPaperFile, PaperFormat, ReportFile
from backend.publishing.papers.router import FILE

routes = Routes("papers")
OPENAPI: dict[str, Any] = {**FILE}


@routes.get("/council-papers/{paper_id}/papers/{paper}.{format}", "exports:read", response=Answer, openapi=OPENAPI)
def read_council_paper_file(
    session: Session, actor: Actor, request: Request, paper_id: str, paper: CouncilPaperFile, format: PaperFormat
) -> Response:
    """Download a council paper: draft text, facts, financial effects, consultation sequence with results."""
    found = paper_queries.find(session, actor, paper_id)
    alliance = alliance_queries.require(session, actor, found.alliance_id, "exports:read")
    actor.require("processes:read", alliance.id)
    shown = council_papers.show(session, actor, found)
    return answer(
        session,
        actor,
        request,
        alliance,
        paper=paper,
        title=found.title,
        format=format,
        build=lambda words: (sessions.subtitle(shown, words), sessions.blocks(shown, words)),
    )


@routes.get("/reports/{report_id}/papers/{paper}.{format}", "exports:read", response=Answer, openapi=OPENAPI)
def read_report_file(
    session: Session, actor: Actor, request: Request, report_id: str, paper: ReportFile, format: PaperFormat
) -> Response:
    """Download a report: figures, what changed since the last one, every measure. A sent one as it was sent."""
    found = report_queries.find(session, actor, report_id)
    alliance = alliance_queries.require(session, actor, found.alliance_id, "exports:read")
    actor.require("processes:read", alliance.id)
    shown = reports.show(actor, found)
    return answer(
        session,
        actor,
        request,
        alliance,
        paper=paper,
        title=found.title,
        format=format,
        build=lambda words: (
            annual.subtitle(shown, words),
            annual.blocks(shown, content.build(session, found), words),
        ),
    )
