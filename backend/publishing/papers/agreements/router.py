"""Endpoints: papers of agreements."""

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.http import Answer
from backend.goals import queries as goal_queries
from backend.goals.agreements import content
from backend.goals.agreements import service as agreements
from backend.publishing.papers.agreements import blocks
from backend.publishing.papers.answering import answer
from backend.publishing.papers.kinds import AgreementPaper, PaperFormat
from backend.publishing.papers.router import FILE

routes = Routes("papers")


@routes.get("/agreements/{agreement_id}/papers/{paper}.{format}", "exports:read", response=Answer, openapi=dict(FILE))
def read_agreement_paper(
    session: Session, actor: Actor, request: Request, agreement_id: str, paper: AgreementPaper, format: PaperFormat
) -> Response:
    """Download an agreement: the goal agreement, or the action concept with measure catalogue and measure sheets.

    A binding edition is printed as it was frozen.
    """
    found = goal_queries.find_agreement(session, actor, agreement_id)
    alliance = alliance_queries.require(session, actor, found.alliance_id, "exports:read")
    actor.require("goals:read", alliance.id)
    shown = agreements.show(session, actor, found)
    return answer(
        session,
        actor,
        request,
        alliance,
        paper=paper,
        title=found.title,
        format=format,
        build=lambda words: (
            blocks.subtitle(shown, words),
            blocks.blocks(shown, content.of_agreement(session, found), paper, words),
        ),
    )
