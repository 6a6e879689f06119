"""Endpoints: editions of recommendation papers."""

from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.language import negotiate
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.processes.recommendations import policy, queries
from backend.processes.recommendations.editions import service
from backend.processes.recommendations.editions.schemas import (
    PaperChanges,
    RecommendationEditionIn,
    RecommendationEditionOut,
)
from backend.processes.recommendations.models import RecommendationEdition
from backend.processes.recommendations.problems import EditionUnchanged, PaperIsFrozen

routes = Routes("recommendations")
SORTS = {
    "number": RecommendationEdition.number,
    "created_at": RecommendationEdition.created_at,
    "updated_at": RecommendationEdition.updated_at,
}
Number = Annotated[int | None, Query(ge=0, le=100_000, description="Of an edition; the paper as it is now without it")]


@routes.get("/recommendation-papers/{paper_id}/editions", "processes:read")
def list_recommendation_editions(
    session: Session, actor: Actor, paper_id: str, paging: Paging
) -> Page[RecommendationEditionOut | Tombstone]:
    """List the editions of a paper that were put down."""
    paper = queries.find(session, actor, paper_id)
    actor.require("processes:read", paper.alliance_id)
    return paginate(
        session,
        paging,
        queries.editions_of(actor, paper.id),
        entity=RecommendationEdition,
        sorts=SORTS,
        default="number",
        show=RecommendationEditionOut.model_validate,
    )


@routes.post(
    "/recommendation-papers/{paper_id}/editions", "processes:write", problems=(PaperIsFrozen, EditionUnchanged)
)
def create_recommendation_edition(
    session: Session, actor: Actor, paper_id: str, body: RecommendationEditionIn
) -> RecommendationEditionOut:
    """Put the paper down as it is now. The edition stays; the paper goes on being drafted."""
    paper = queries.find(session, actor, paper_id)
    policy.require(actor, paper.alliance_id)
    made = service.put_down(session, actor, paper, note=body.note, meeting_id=body.meeting_id, on=body.on)
    return RecommendationEditionOut.model_validate(made)


@routes.get("/recommendation-editions/{edition_id}", "processes:read")
def read_recommendation_edition(session: Session, actor: Actor, edition_id: str) -> RecommendationEditionOut:
    """Read an edition as it was put down."""
    edition = queries.find_part(session, actor, RecommendationEdition, edition_id)
    actor.require("processes:read", edition.alliance_id)
    return RecommendationEditionOut.model_validate(edition)


@routes.get("/recommendation-papers/{paper_id}/changes", "processes:read")
def read_recommendation_changes(
    session: Session, actor: Actor, request: Request, paper_id: str, before: Number = None, after: Number = None
) -> PaperChanges:
    """Read what differs between two editions, place by place; without `before` from the last edition."""
    paper = queries.find(session, actor, paper_id)
    actor.require("processes:read", paper.alliance_id)
    earlier = paper.edition if before is None else before
    language = negotiate(request.headers.get("accept-language"))
    found = service.changes(session, paper, earlier, after, language)
    return PaperChanges(before=earlier, after=after, changes=found)
