"""Endpoints: recommendations and their fates."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.recommendations import problems, queries
from backend.processes.recommendations.items import service
from backend.processes.recommendations.items.schemas import (
    FateIn,
    RecommendationIn,
    RecommendationOut,
    RecommendationPatch,
    RecommendationPosition,
)
from backend.processes.recommendations.models import Fate, Recommendation

routes = Routes("recommendations")
SORTS = {
    "position": Recommendation.position,
    "created_at": Recommendation.created_at,
    "updated_at": Recommendation.updated_at,
}


@routes.get("/recommendation-papers/{paper_id}/recommendations", "processes:read")
def list_recommendations(
    session: Session, actor: Actor, paper_id: str, paging: Paging, fate: Fate | None = None
) -> Page[RecommendationOut | Tombstone]:
    """List the recommendations of a paper in their order, with objections, amendments and fates."""
    paper = queries.find(session, actor, paper_id)
    actor.require("processes:read", paper.alliance_id)
    statement = queries.within(actor, Recommendation).where(Recommendation.paper_id == paper.id)
    if fate is not None:
        statement = statement.where(Recommendation.fate == fate)
    found, following = slice_of(session, paging, statement, entity=Recommendation, sorts=SORTS, default="position")
    living = [one for one in found if not one.deleted_at]
    shown = {one.id: one for one in service.show_all(session, actor, paper, living)}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/recommendation-papers/{paper_id}/recommendations", "processes:write", problems=(problems.PaperIsFrozen,))
def create_recommendation(session: Session, actor: Actor, paper_id: str, body: RecommendationIn) -> RecommendationOut:
    """Draft a recommendation, with the material that it rests on."""
    paper = queries.find(session, actor, paper_id)
    return service.show(session, actor, service.create(session, actor, paper, body.model_dump()))


@routes.get("/recommendations/{recommendation_id}", "processes:read")
def read_recommendation(session: Session, actor: Actor, recommendation_id: str) -> RecommendationOut:
    """Read one recommendation."""
    recommendation = _find(session, actor, recommendation_id)
    actor.require("processes:read", recommendation.alliance_id)
    return service.show(session, actor, recommendation)


@routes.patch(
    "/recommendations/{recommendation_id}",
    "processes:write",
    problems=(problems.PaperIsFrozen, problems.TextIsInPlenum),
)
def change_recommendation(
    session: Session, actor: Actor, recommendation_id: str, body: RecommendationPatch, if_match: IfMatch
) -> RecommendationOut:
    """Change a recommendation or what it rests on."""
    recommendation = _find(session, actor, recommendation_id)
    if_match.check(recommendation)
    service.change(session, actor, recommendation, body.changes())
    return service.show(session, actor, recommendation)


@routes.post(
    "/recommendations/{recommendation_id}/position",
    "processes:write",
    status=200,
    problems=(problems.PaperIsFrozen,),
)
def move_recommendation(
    session: Session, actor: Actor, recommendation_id: str, body: RecommendationPosition
) -> RecommendationOut:
    """Move a recommendation within its paper."""
    recommendation = _find(session, actor, recommendation_id)
    service.move(session, actor, recommendation, body.before)
    return service.show(session, actor, recommendation)


@routes.put("/recommendations/{recommendation_id}/fate", "processes:write", problems=(problems.PaperNotHandedOver,))
def set_recommendation_fate(
    session: Session, actor: Actor, recommendation_id: str, body: FateIn, if_match: IfMatch
) -> RecommendationOut:
    """Note what the council made of a recommendation. Once none is open, the paper follows."""
    recommendation = _find(session, actor, recommendation_id)
    if_match.check(recommendation)
    service.set_fate(session, actor, recommendation, body)
    return service.show(session, actor, recommendation)


@routes.delete("/recommendations/{recommendation_id}", "processes:write", problems=(problems.PaperIsFrozen,))
def delete_recommendation(session: Session, actor: Actor, recommendation_id: str, if_match: IfMatch) -> None:
    """Remove a recommendation that was not adopted; it waits in the trash."""
    recommendation = _find(session, actor, recommendation_id)
    if_match.check(recommendation)
    service.delete(session, actor, recommendation)


def _find(session: Session, actor: Actor, recommendation_id: str) -> Recommendation:
    found: Recommendation = queries.find_part(session, actor, Recommendation, recommendation_id)
    return found
