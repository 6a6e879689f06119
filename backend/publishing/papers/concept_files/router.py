"""Endpoint: the files of a concept."""

from typing import Any

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.http import Answer
from backend.processes.concepts import queries as concept_queries
from backend.processes.concepts.schemas import Edition
from backend.publishing.papers.answering import answer
from backend.publishing.papers.concept_files import building
from backend.publishing.papers.kinds import ConceptPaper, PaperFormat
from backend.publishing.papers.router import FILE

routes = Routes("papers")
OPENAPI: dict[str, Any] = {**FILE}
EDITIONS = {ConceptPaper.concept: Edition.full, ConceptPaper.executive_summary: Edition.executive_summary}


@routes.get("/concepts/{concept_id}/papers/{paper}.{format}", "exports:read", response=Answer, openapi=OPENAPI)
def read_concept_paper(
    session: Session, actor: Actor, request: Request, concept_id: str, paper: ConceptPaper, format: PaperFormat
) -> Response:
    """Download a concept, or its executive summary. Persons are told by their functions; PDF is accessible (PDF/UA-1)."""
    concept = concept_queries.find(session, actor, concept_id)
    alliance = alliance_queries.require(session, actor, concept.alliance_id, "exports:read")
    actor.require("processes:read", alliance.id)
    edition = EDITIONS[paper]
    return answer(
        session,
        actor,
        request,
        alliance,
        paper=paper,
        title=concept.title,
        format=format,
        build=lambda words: (
            building.subtitle(concept, edition, words),
            building.blocks(session, concept, edition, words),
        ),
    )
