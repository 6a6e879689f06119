"""Every select about rounds and feedback."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, case, func, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.events import Stream
from backend.core.problems import NotFound
from backend.processes.concepts.models import Concept, Feedback, FeedbackRound, FeedbackState

LIVING = select(Concept.id).where(col(Concept.deleted_at).is_(None))


def rounds_visible_to(actor: Actor) -> Select[Any]:
    """Rounds on living concepts of the actor's alliances."""
    return select(FeedbackRound).where(actor.sees(FeedbackRound.alliance_id), col(FeedbackRound.concept_id).in_(LIVING))


def visible_to(actor: Actor) -> Select[Any]:
    """Feedback on living concepts of the actor's alliances."""
    return select(Feedback).where(actor.sees(Feedback.alliance_id), col(Feedback.concept_id).in_(LIVING))


def of_concept(
    actor: Actor,
    concept_id: str,
    *,
    feedback_round_id: str | None = None,
    chapter_id: str | None = None,
    state: FeedbackState | None = None,
) -> Select[Any]:
    """Feedback on one concept, from one round, about one chapter or in one state."""
    statement = visible_to(actor).where(Feedback.concept_id == concept_id)
    if feedback_round_id is not None:
        statement = statement.where(Feedback.feedback_round_id == feedback_round_id)
    if chapter_id is not None:
        statement = statement.where(Feedback.chapter_id == chapter_id)
    return statement if state is None else statement.where(Feedback.state == state)


def find_round(session: Session, actor: Actor, round_id: str) -> FeedbackRound:
    """The round by id, if visible; 404 otherwise."""
    found: FeedbackRound | None = session.execute(
        rounds_visible_to(actor).where(FeedbackRound.id == round_id, col(FeedbackRound.deleted_at).is_(None))
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def find(session: Session, actor: Actor, feedback_id: str) -> Feedback:
    """The piece of feedback by id, if visible; 404 otherwise."""
    found: Feedback | None = session.execute(
        visible_to(actor).where(Feedback.id == feedback_id, col(Feedback.deleted_at).is_(None))
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def rounds_by_id(session: Session, ids: Collection[str]) -> dict[str, FeedbackRound]:
    """Rounds by id."""
    statement = select(FeedbackRound).where(col(FeedbackRound.id).in_(sorted(ids)))
    return {one.id: one for one in session.execute(statement).scalars()} if ids else {}


def next_number(session: Session, concept: Concept) -> int:
    """The number behind the last round of a concept; the writers of the alliance take turns for it."""
    session.execute(select(Stream.sequence).where(Stream.id == concept.alliance_id).with_for_update())
    last = select(func.max(FeedbackRound.number)).where(FeedbackRound.concept_id == concept.id)
    return int(session.execute(last).scalar_one() or 0) + 1


def rounds_about(session: Session, concept_id: str, subject: str, audience: str) -> list[FeedbackRound]:
    """The living rounds on one subject for one audience, in their order."""
    statement = select(FeedbackRound).where(
        FeedbackRound.concept_id == concept_id,
        FeedbackRound.subject == subject,
        FeedbackRound.audience == audience,
        col(FeedbackRound.deleted_at).is_(None),
    )
    return list(session.execute(statement.order_by(FeedbackRound.number)).scalars())


def was_heard(session: Session, concept_id: str, subject: str, audience: str) -> bool:
    """Whether this audience said something on the subject, or its round was closed without a word."""
    said = select(Feedback.id).where(Feedback.feedback_round_id == FeedbackRound.id, col(Feedback.deleted_at).is_(None))
    statement = select(FeedbackRound.id).where(
        FeedbackRound.concept_id == concept_id,
        FeedbackRound.subject == subject,
        FeedbackRound.audience == audience,
        col(FeedbackRound.deleted_at).is_(None),
        or_(col(FeedbackRound.closed_at).is_not(None), said.exists()),
    )
    return session.execute(statement.limit(1)).first() is not None


def open_rounds(session: Session, concept_id: str) -> list[FeedbackRound]:
    """The rounds that are not closed yet."""
    statement = select(FeedbackRound).where(
        FeedbackRound.concept_id == concept_id,
        col(FeedbackRound.closed_at).is_(None),
        col(FeedbackRound.deleted_at).is_(None),
    )
    return list(session.execute(statement.order_by(FeedbackRound.number)).scalars())


def unanswered(session: Session, concept_id: str) -> list[Feedback]:
    """Feedback of which nobody has said yet what became of it, oldest first."""
    statement = select(Feedback).where(
        Feedback.concept_id == concept_id,
        Feedback.state == FeedbackState.open,
        col(Feedback.deleted_at).is_(None),
    )
    return list(session.execute(statement.order_by(Feedback.id)).scalars())


def counts(session: Session, round_ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """By round: how much feedback there is, and how much of it is not answered yet."""
    unanswered_ones = func.sum(case((col(Feedback.state) == FeedbackState.open, 1), else_=0))
    statement = (
        select(Feedback.feedback_round_id, func.count(), unanswered_ones)
        .where(col(Feedback.feedback_round_id).in_(sorted(round_ids)), col(Feedback.deleted_at).is_(None))
        .group_by(Feedback.feedback_round_id)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in session.execute(statement)} if round_ids else {}
