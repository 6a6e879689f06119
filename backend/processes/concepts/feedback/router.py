"""Endpoints: rounds of feedback, and what is said in them."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.concepts import queries as concept_queries
from backend.processes.concepts.feedback import policy, queries, rounds, service
from backend.processes.concepts.feedback.schemas import (
    FeedbackIn,
    FeedbackOut,
    FeedbackPatch,
    FeedbackRoundIn,
    FeedbackRoundOut,
    FeedbackRoundPatch,
)
from backend.processes.concepts.models import Feedback, FeedbackRound, FeedbackState
from backend.processes.concepts.policy import ConceptPublished

routes = Routes("concepts")
ROUND_SORTS = {
    "number": FeedbackRound.number,
    "updated_at": FeedbackRound.updated_at,
    "created_at": FeedbackRound.created_at,
}
SORTS = {"created_at": Feedback.created_at, "given_on": Feedback.given_on, "updated_at": Feedback.updated_at}
CLOSED = (ConceptPublished, policy.FeedbackRoundClosed)


@routes.get("/concepts/{concept_id}/feedback-rounds", "processes:read")
def list_feedback_rounds(
    session: Session, actor: Actor, concept_id: str, paging: Paging
) -> Page[FeedbackRoundOut | Tombstone]:
    """List the rounds of feedback on a concept, in the order in which they were opened."""
    concept = concept_queries.find(session, actor, concept_id)
    statement = queries.rounds_visible_to(actor).where(FeedbackRound.concept_id == concept.id)
    found, following = slice_of(session, paging, statement, entity=FeedbackRound, sorts=ROUND_SORTS, default="number")
    shown = {
        one.id: one for one in rounds.show_all(session, actor, concept, [one for one in found if not one.deleted_at])
    }
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/concepts/{concept_id}/feedback-rounds", "material:write", problems=(ConceptPublished,))
def create_feedback_round(session: Session, actor: Actor, concept_id: str, body: FeedbackRoundIn) -> FeedbackRoundOut:
    """Open a round of feedback. Who is asked follows from the form of participation, unless it is given."""
    concept = concept_queries.find(session, actor, concept_id)
    values = {name: getattr(body, name) for name in FeedbackRoundIn.model_fields}
    return rounds.show(session, actor, rounds.create(session, actor, concept, values))


@routes.get("/feedback-rounds/{feedback_round_id}", "processes:read")
def read_feedback_round(session: Session, actor: Actor, feedback_round_id: str) -> FeedbackRoundOut:
    """Read one round."""
    return rounds.show(session, actor, queries.find_round(session, actor, feedback_round_id))


@routes.patch("/feedback-rounds/{feedback_round_id}", "material:write", problems=CLOSED)
def change_feedback_round(
    session: Session, actor: Actor, feedback_round_id: str, body: FeedbackRoundPatch, if_match: IfMatch
) -> FeedbackRoundOut:
    """Change a round that is still open."""
    opened = queries.find_round(session, actor, feedback_round_id)
    if_match.check(opened)
    rounds.change(session, actor, opened, body.changes())
    return rounds.show(session, actor, opened)


@routes.post("/feedback-rounds/{feedback_round_id}/closing", "material:write", status=200, problems=CLOSED)
def close_feedback_round(session: Session, actor: Actor, feedback_round_id: str) -> FeedbackRoundOut:
    """Close a round. What is said later belongs into another one."""
    opened = queries.find_round(session, actor, feedback_round_id)
    rounds.close(session, actor, opened)
    return rounds.show(session, actor, opened)


@routes.delete("/feedback-rounds/{feedback_round_id}", "material:write", problems=(*CLOSED, policy.FeedbackRoundHeard))
def delete_feedback_round(session: Session, actor: Actor, feedback_round_id: str, if_match: IfMatch) -> None:
    """Remove a round that was opened by mistake and in which nothing was said."""
    opened = queries.find_round(session, actor, feedback_round_id)
    if_match.check(opened)
    rounds.delete(session, actor, opened)


@routes.get("/concepts/{concept_id}/feedback", "processes:read")
def list_feedback(
    session: Session,
    actor: Actor,
    concept_id: str,
    paging: Paging,
    feedback_round_id: str | None = None,
    chapter_id: str | None = None,
    state: FeedbackState | None = None,
) -> Page[FeedbackOut | Tombstone]:
    """List the feedback on a concept, oldest first."""
    concept = concept_queries.find(session, actor, concept_id)
    statement = queries.of_concept(
        actor, concept.id, feedback_round_id=feedback_round_id, chapter_id=chapter_id, state=state
    )
    found, following = slice_of(session, paging, statement, entity=Feedback, sorts=SORTS, default="created_at")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post(
    "/feedback-rounds/{feedback_round_id}/feedback",
    "material:write",
    problems=(*CLOSED, policy.FeedbackOutOfOrder),
)
def create_feedback(session: Session, actor: Actor, feedback_round_id: str, body: FeedbackIn) -> FeedbackOut:
    """Give feedback in a round, or write down what somebody else said. Accepted in the order that was chosen."""
    opened = queries.find_round(session, actor, feedback_round_id)
    values = {name: getattr(body, name) for name in FeedbackIn.model_fields}
    return service.show(session, actor, service.create(session, actor, opened, values))


@routes.get("/feedback/{feedback_id}", "processes:read")
def read_feedback(session: Session, actor: Actor, feedback_id: str) -> FeedbackOut:
    """Read one piece of feedback."""
    return service.show(session, actor, queries.find(session, actor, feedback_id))


@routes.patch("/feedback/{feedback_id}", "material:write", problems=(ConceptPublished,))
def change_feedback(
    session: Session, actor: Actor, feedback_id: str, body: FeedbackPatch, if_match: IfMatch
) -> FeedbackOut:
    """Correct what was written down, or say what became of it."""
    feedback = queries.find(session, actor, feedback_id)
    if_match.check(feedback)
    service.change(session, actor, feedback, body.changes())
    return service.show(session, actor, feedback)


@routes.delete("/feedback/{feedback_id}", "material:write", problems=(ConceptPublished,))
def delete_feedback(session: Session, actor: Actor, feedback_id: str, if_match: IfMatch) -> None:
    """Remove what was written down by mistake."""
    feedback = queries.find(session, actor, feedback_id)
    if_match.check(feedback)
    service.delete(session, actor, feedback)
