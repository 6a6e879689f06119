"""Every select of what people are asked beside cards, and what is owed."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, exists, or_, select
from sqlmodel import Session, col

from backend.core.events import Event
from backend.people.models import Person
from backend.processes.concepts.models import Chapter, ChapterState, Concept, ConceptState, Feedback, FeedbackRound
from backend.processes.obligations.models import Obligation

WRITTEN = (ChapterState.written, ChapterState.final)
_IN_HAND = (col(Concept.deleted_at).is_(None), col(Concept.state) != ConceptState.published)
_OPEN = (col(FeedbackRound.closed_at).is_(None), col(FeedbackRound.deleted_at).is_(None))


def obligations(session: Session, alliance_id: str, since: date) -> list[Obligation]:
    """The obligations of an alliance with a due date that is open, from this day on."""
    statement = select(Obligation).where(
        col(Obligation.alliance_id) == alliance_id,
        col(Obligation.deleted_at).is_(None),
        col(Obligation.next_due) >= since,
    )
    return list(session.execute(statement.order_by(col(Obligation.next_due), Obligation.id)).scalars())


def concepts(session: Session, alliance_id: str) -> dict[str, Concept]:
    """The concepts of an alliance that are worked on, by id."""
    statement = select(Concept).where(col(Concept.alliance_id) == alliance_id, *_IN_HAND).order_by(Concept.id)
    return {one.id: one for one in session.execute(statement).scalars()}


def rounds(session: Session, concept_ids: Collection[str]) -> list[FeedbackRound]:
    """The rounds of feedback on these concepts that are open."""
    if not concept_ids:
        return []
    statement = select(FeedbackRound).where(col(FeedbackRound.concept_id).in_(sorted(concept_ids)), *_OPEN)
    return list(session.execute(statement.order_by(FeedbackRound.id)).scalars())


def speakers(session: Session, round_ids: Collection[str]) -> set[tuple[str, str | None]]:
    """Who said something in these rounds: pairs of the round and the party."""
    if not round_ids:
        return set()
    statement = select(col(Feedback.feedback_round_id), col(Feedback.author)).where(
        col(Feedback.feedback_round_id).in_(sorted(round_ids)), col(Feedback.deleted_at).is_(None)
    )
    return {(row.feedback_round_id, row.author.get("id")) for row in session.execute(statement)}


def chapters(session: Session, concept_ids: Collection[str]) -> list[Any]:
    """The chapters of these concepts that are to be written, without their texts."""
    if not concept_ids:
        return []
    columns = (Chapter.id, Chapter.concept_id, Chapter.title, Chapter.authors, Chapter.due_on)
    statement = select(*(col(one) for one in columns)).where(
        col(Chapter.concept_id).in_(sorted(concept_ids)),
        col(Chapter.state).not_in(WRITTEN),
        col(Chapter.deleted_at).is_(None),
    )
    return list(session.execute(statement.order_by(col(Chapter.position), Chapter.id)))


def events_of(session: Session, concept_ids: Collection[str]) -> list[Event]:
    """What happened to these concepts, their chapters and rounds, oldest first, as far as it may name somebody."""
    if not concept_ids:
        return []
    kinds = ("concept", "chapter", "feedback_round")
    types = [f"{kind}.{done}" for kind in kinds for done in ("created", "changed")]
    statement = select(Event).where(col(Event.context_id).in_(sorted(concept_ids)), col(Event.type).in_(types))
    return list(session.execute(statement.order_by(col(Event.sequence))).scalars())


def names_person() -> ColumnElement[bool]:
    """Whether a person is asked for something on a concept that is worked on, or responsible for what is owed."""
    in_hand = select(col(Concept.id)).where(col(Concept.alliance_id) == Person.alliance_id, *_IN_HAND)
    return or_(
        exists().where(
            col(Obligation.alliance_id) == Person.alliance_id,
            col(Obligation.deleted_at).is_(None),
            col(Obligation.next_due).is_not(None),
            _holds(Obligation.responsible),
        ),
        exists().where(col(Concept.alliance_id) == Person.alliance_id, *_IN_HAND, _holds(Concept.lead_editor)),
        exists().where(col(FeedbackRound.concept_id).in_(in_hand), *_OPEN, _holds(FeedbackRound.asked)),
        exists().where(
            col(Chapter.concept_id).in_(in_hand), col(Chapter.deleted_at).is_(None), _holds(Chapter.authors)
        ),
    )


def _holds(column: Any) -> ColumnElement[bool]:
    """Whether the id of the person stands in the JSON of a column."""
    return cast(column, Text).contains(Person.id)
