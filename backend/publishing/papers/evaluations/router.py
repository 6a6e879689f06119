"""Endpoint: the closing evaluation as a paper."""

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.http import Answer
from backend.processes import queries as process_queries
from backend.publishing.evaluation import service
from backend.publishing.papers.answering import answer
from backend.publishing.papers.evaluations import closing
from backend.publishing.papers.kinds import PaperFormat, ProcessPaper
from backend.publishing.papers.router import FILE

routes = Routes("papers")


@routes.get("/processes/{process_id}/papers/{paper}.{format}", "exports:read", response=Answer, openapi=FILE)
def read_process_paper(
    session: Session, actor: Actor, request: Request, process_id: str, paper: ProcessPaper, format: PaperFormat
) -> Response:
    """Download a paper of a process: its closing evaluation."""
    process = process_queries.find(session, actor, process_id)
    alliance = alliance_queries.require(session, actor, process.alliance_id, "exports:read")
    actor.require("processes:read", alliance.id)
    return answer(
        session,
        actor,
        request,
        alliance,
        paper=paper,
        title=process.title,
        format=format,
        build=lambda words: (words(paper), list(closing.blocks(service.evaluate(session, process), words))),
    )
