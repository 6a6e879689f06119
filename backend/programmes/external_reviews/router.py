"""Endpoints: experts, external reviews, and what experts recommend. What is handed in comes by publishing."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate, slice_of
from backend.core.schemas import Page, Tombstone
from backend.programmes import policy
from backend.programmes.external_reviews import queries, service
from backend.programmes.external_reviews.models import Expert, ExpertRecommendation, ExternalReview
from backend.programmes.external_reviews.schemas import (
    ExpertIn,
    ExpertOut,
    ExpertPatch,
    ExpertRecommendationIn,
    ExpertRecommendationOut,
    ExpertRecommendationPatch,
    ExternalReviewOut,
    ExternalReviewPatch,
)

routes = Routes("programmes")
EXPERTS = {"created_at": Expert.created_at, "updated_at": Expert.updated_at}
REVIEWS = {"created_at": ExternalReview.created_at, "updated_at": ExternalReview.updated_at}
RECOMMENDED = {"created_at": ExpertRecommendation.created_at, "updated_at": ExpertRecommendation.updated_at}


@routes.get("/programmes/{programme_id}/experts", "programmes:read")
def list_experts(session: Session, actor: Actor, programme_id: str, paging: Paging) -> Page[ExpertOut | Tombstone]:
    """List the expert panel: for the office."""
    programme = policy.of_office(session, actor, programme_id, "programmes:read")
    statement = queries.experts_visible_to(actor).where(Expert.programme_id == programme.id)
    rows, following = slice_of(session, paging, statement, entity=Expert, sorts=EXPERTS, default="created_at")
    return Page[ExpertOut | Tombstone](items=service.show_experts(session, actor, rows), next=following)


@routes.post("/programmes/{programme_id}/experts", "programmes:write")
def create_expert(session: Session, actor: Actor, programme_id: str, body: ExpertIn) -> ExpertOut:
    """Let somebody join the expert panel."""
    programme = policy.of_office(session, actor, programme_id, "programmes:write")
    return service.show_experts(session, actor, [service.appoint(session, actor, programme, body)])[0]


@routes.get("/experts/{expert_id}", "programmes:read")
def read_expert(session: Session, actor: Actor, expert_id: str) -> ExpertOut:
    """Read one expert."""
    return service.show_experts(session, actor, [queries.find_expert(session, actor, expert_id)])[0]


@routes.patch("/experts/{expert_id}", "programmes:write")
def change_expert(session: Session, actor: Actor, expert_id: str, body: ExpertPatch, if_match: IfMatch) -> ExpertOut:
    """Change an expert's part, or end it: from the day after, they see nothing any more."""
    expert = queries.find_expert(session, actor, expert_id)
    if_match.check(expert)
    actor.require("programmes:write", expert.alliance_id)
    service.recording.changed(session, actor, "expert.changed", expert, body.changes(), context_id=expert.programme_id)
    return service.show_experts(session, actor, [expert])[0]


@routes.get("/alliances/{alliance_id}/external-reviews", service.READ)
def list_external_reviews(
    session: Session, actor: Actor, alliance_id: str, paging: Paging
) -> Page[ExternalReviewOut | Tombstone]:
    """List what was handed in to the panels of this alliance's programmes; an expert sees their own panel's."""
    alliance = alliance_queries.require(session, actor, alliance_id, service.READ, invited=True)
    statement = queries.visible_to(actor).where(ExternalReview.alliance_id == alliance.id)
    rows, following = slice_of(session, paging, statement, entity=ExternalReview, sorts=REVIEWS, default="-created_at")
    return Page[ExternalReviewOut | Tombstone](items=service.shown(session, actor, rows), next=following)


@routes.get("/participations/{participation_id}/external-reviews", service.READ)
def list_participation_reviews(
    session: Session, actor: Actor, participation_id: str, paging: Paging
) -> Page[ExternalReviewOut | Tombstone]:
    """List what one municipality handed in: for the office, and for the municipality itself."""
    participation = policy.queries.find_participation(session, actor, participation_id)
    statement = queries.visible_to(actor).where(ExternalReview.participation_id == participation.id)
    rows, following = slice_of(session, paging, statement, entity=ExternalReview, sorts=REVIEWS, default="-created_at")
    return Page[ExternalReviewOut | Tombstone](items=service.shown(session, actor, rows), next=following)


@routes.get("/external-reviews/{review_id}", service.READ)
def read_external_review(session: Session, actor: Actor, review_id: str) -> ExternalReviewOut:
    """Read what was handed in: for the panel, the office and the municipality."""
    return service.show(session, actor, queries.find(session, actor, review_id))


@routes.patch("/external-reviews/{review_id}", "programmes:write", problems=(service.ReviewClosed,))
def change_external_review(
    session: Session, actor: Actor, review_id: str, body: ExternalReviewPatch, if_match: IfMatch
) -> ExternalReviewOut:
    """Close a review, or take back what was handed in."""
    review = queries.find(session, actor, review_id)
    if_match.check(review)
    service.change(session, actor, review, body.changes())
    return service.show(session, actor, review)


@routes.get("/external-reviews/{review_id}/expert-recommendations", service.READ)
def list_expert_recommendations(
    session: Session, actor: Actor, review_id: str, paging: Paging
) -> Page[ExpertRecommendationOut | Tombstone]:
    """List what the panel recommends, and what became of it."""
    review = queries.find(session, actor, review_id)
    return paginate(
        session,
        paging,
        queries.recommendations_of(actor).where(ExpertRecommendation.external_review_id == review.id),
        entity=ExpertRecommendation,
        sorts=RECOMMENDED,
        default="created_at",
        show=service.presenter(session, actor, review),
    )


@routes.post("/external-reviews/{review_id}/expert-recommendations", service.WRITE, problems=(service.ReviewClosed,))
def create_expert_recommendation(
    session: Session, actor: Actor, review_id: str, body: ExpertRecommendationIn
) -> ExpertRecommendationOut:
    """Recommend something to a municipality, as an expert or for them."""
    review = queries.find(session, actor, review_id)
    made = service.recommend(session, actor, review, body.text)
    return service.show_recommendation(session, actor, made)


@routes.get("/expert-recommendations/{recommendation_id}", service.READ)
def read_expert_recommendation(session: Session, actor: Actor, recommendation_id: str) -> ExpertRecommendationOut:
    """Read one recommendation."""
    return service.show_recommendation(session, actor, queries.find_recommendation(session, actor, recommendation_id))


@routes.patch("/expert-recommendations/{recommendation_id}", service.WRITE, problems=(policy.NotTheAuthor,))
def change_expert_recommendation(
    session: Session, actor: Actor, recommendation_id: str, body: ExpertRecommendationPatch, if_match: IfMatch
) -> ExpertRecommendationOut:
    """Change one's own recommendation, or say as the municipality what becomes of it."""
    found = queries.find_recommendation(session, actor, recommendation_id)
    if_match.check(found)
    service.change_recommendation(session, actor, found, body.changes())
    return service.show_recommendation(session, actor, found)
