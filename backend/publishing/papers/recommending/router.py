"""Endpoint: a recommendation paper as a file."""

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.http import Answer
from backend.processes.recommendations import queries
from backend.publishing.papers.answering import answer
from backend.publishing.papers.kinds import PaperFormat, RecommendationFile
from backend.publishing.papers.recommending import blocks
from backend.publishing.papers.recommending.content import gather
from backend.publishing.papers.router import FILE
from backend.publishing.papers.tree import Block
from backend.publishing.papers.wording import Words

routes = Routes("papers")


@routes.get("/recommendation-papers/{paper_id}/papers/{paper}.{format}", "exports:read", response=Answer, openapi=FILE)
def read_recommendation_file(
    session: Session, actor: Actor, request: Request, paper_id: str, paper: RecommendationFile, format: PaperFormat
) -> Response:
    """Download a recommendation paper: mandate, procedure, recommendations, adoption, what followed, material.

    An adopted paper says what was adopted. Of who took part, organisations are named and persons counted.
    """
    found = queries.find(session, actor, paper_id)
    alliance = alliance_queries.require(session, actor, found.alliance_id, "exports:read")
    actor.require("processes:read", alliance.id)

    def build(words: Words) -> tuple[str | None, list[Block]]:
        gathered = gather(session, found)
        return blocks.subtitle(gathered, words), list(blocks.blocks(gathered, words))

    return answer(session, actor, request, alliance, paper=paper, title=found.title, format=format, build=build)
