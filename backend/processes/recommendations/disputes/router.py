"""Endpoints: objections against recommendations, and amendments of their text."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.processes.recommendations import problems, queries
from backend.processes.recommendations.disputes import service
from backend.processes.recommendations.disputes.schemas import (
    AmendmentIn,
    AmendmentOut,
    AmendmentPatch,
    RecommendationObjectionIn,
    RecommendationObjectionOut,
    RecommendationObjectionPatch,
)
from backend.processes.recommendations.models import Amendment, Objection, Recommendation, RecommendationPaper

routes = Routes("recommendations")
IN_PLENUM = (problems.PaperIsFrozen, problems.PaperNotInPlenum)


@routes.post("/recommendations/{recommendation_id}/objections", "material:write", problems=(problems.PaperIsFrozen,))
def create_objection(
    session: Session, actor: Actor, recommendation_id: str, body: RecommendationObjectionIn
) -> RecommendationObjectionOut:
    """Object to a recommendation. While the objection stands, the paper is not adopted by consensus."""
    recommendation = queries.find_part(session, actor, Recommendation, recommendation_id)
    made = service.object_to(session, actor, recommendation, body)
    return service.show_objection(actor, made, queries.paper_of(session, recommendation))


@routes.get("/objections/{objection_id}", "processes:read")
def read_objection(session: Session, actor: Actor, objection_id: str) -> RecommendationObjectionOut:
    """Read one objection."""
    objection = queries.find_part(session, actor, Objection, objection_id)
    actor.require("processes:read", objection.alliance_id)
    return service.show_objection(actor, objection, _paper_of(session, objection))


@routes.patch("/objections/{objection_id}", "material:write", problems=(problems.PaperIsFrozen,))
def change_objection(
    session: Session, actor: Actor, objection_id: str, body: RecommendationObjectionPatch, if_match: IfMatch
) -> RecommendationObjectionOut:
    """Correct or withdraw an objection: one's own, or any as who leads the process."""
    objection = queries.find_part(session, actor, Objection, objection_id)
    if_match.check(objection)
    service.change_objection(session, actor, objection, body.changes())
    return service.show_objection(actor, objection, _paper_of(session, objection))


@routes.post("/recommendations/{recommendation_id}/amendments", "material:write", problems=IN_PLENUM)
def create_amendment(session: Session, actor: Actor, recommendation_id: str, body: AmendmentIn) -> AmendmentOut:
    """Propose another text while the plenum has the paper."""
    recommendation = queries.find_part(session, actor, Recommendation, recommendation_id)
    made = service.propose(session, actor, recommendation, body)
    return service.show_amendment(actor, made, queries.paper_of(session, recommendation))


@routes.get("/amendments/{amendment_id}", "processes:read")
def read_amendment(session: Session, actor: Actor, amendment_id: str) -> AmendmentOut:
    """Read one proposed change."""
    amendment = queries.find_part(session, actor, Amendment, amendment_id)
    actor.require("processes:read", amendment.alliance_id)
    return service.show_amendment(actor, amendment, _paper_of(session, amendment))


@routes.patch(
    "/amendments/{amendment_id}",
    "material:write",
    problems=(*IN_PLENUM, problems.AmendmentDecided, problems.AmendmentOutdated),
)
def change_amendment(
    session: Session, actor: Actor, amendment_id: str, body: AmendmentPatch, if_match: IfMatch
) -> AmendmentOut:
    """Note what was decided on a proposed change. Accepted, the recommendation has the new text."""
    amendment = queries.find_part(session, actor, Amendment, amendment_id)
    if_match.check(amendment)
    service.change_amendment(session, actor, amendment, body.changes())
    return service.show_amendment(actor, amendment, _paper_of(session, amendment))


def _paper_of(session: Session, record: Objection | Amendment) -> RecommendationPaper:
    return queries.paper_of(session, session.get_one(Recommendation, record.recommendation_id))
