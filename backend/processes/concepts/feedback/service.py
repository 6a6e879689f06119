"""Use cases: say something in a round, correct it, answer it."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch
from backend.people import queries as people_queries
from backend.people.parties import Directory
from backend.processes.concepts import policy as concept_policy
from backend.processes.concepts import queries as concept_queries
from backend.processes.concepts.chapters import queries as chapter_queries
from backend.processes.concepts.feedback import order, policy, queries
from backend.processes.concepts.feedback.schemas import FeedbackOut
from backend.processes.concepts.history import record_part
from backend.processes.concepts.models import Concept, Feedback, FeedbackRound
from backend.processes.concepts.parties import is_actor, read


def show_all(session: Session, actor: Actor, found: Sequence[Feedback]) -> list[FeedbackOut]:
    """Feedback with what the actor may do with it, in two more statements."""
    rounds = queries.rounds_by_id(session, {one.feedback_round_id for one in found})
    concepts = concept_queries.by_id(session, {one.concept_id for one in found})
    return [
        FeedbackOut.model_validate(
            {
                **one.model_dump(),
                "entered_by": one.entered_by_name,
                "can": policy.can(actor, concepts[one.concept_id], rounds[one.feedback_round_id], one),
            }
        )
        for one in found
    ]


def show(session: Session, actor: Actor, feedback: Feedback) -> FeedbackOut:
    """One piece of feedback as the list shows it."""
    return show_all(session, actor, [feedback])[0]


def create(session: Session, actor: Actor, opened: FeedbackRound, values: dict[str, Any]) -> Feedback:
    """Write down what somebody says. `values` are members of `FeedbackIn`.

    Raises 403 for who was not asked, or speaks for others; 409 for a closed round and where others are heard first.
    """
    concept = concept_queries.living(session, opened.concept_id)
    _refuse_closed(concept, opened)
    author = _author(session, actor, concept, opened, values.get("author"))
    return hear(session, actor, concept, opened, author, values)


def hear(
    session: Session,
    actor: Actor,
    concept: Concept,
    opened: FeedbackRound,
    author: dict[str, Any],
    values: dict[str, Any],
) -> Feedback:
    """Write down what `author`, a party that may speak here, says. Raises 409 as `create` does, 422 for what is no part."""
    _refuse_closed(concept, opened)
    if (first := order.waits_for(session, concept, opened)) is not None:
        raise policy.FeedbackOutOfOrder(first=first, number=opened.number)
    _check_chapter(session, concept, values.get("chapter_id"))
    day = values.get("given_on") or today()
    if day > today():
        raise invalid("#/given_on", "given_in_the_future")
    feedback = Feedback(
        alliance_id=concept.alliance_id,
        concept_id=concept.id,
        feedback_round_id=opened.id,
        chapter_id=values.get("chapter_id"),
        author=author,
        text=values["text"],
        given_on=day,
        entered_by=actor.user_id or actor.id,
        entered_by_name=actor.name,
    )
    session.add(feedback)
    record_part(session, actor, "feedback.created", feedback, {"author": [None, author["name"]]})
    return feedback


def change(session: Session, actor: Actor, feedback: Feedback, values: dict[str, Any]) -> None:
    """Correct what was written down, or say what became of it. `values` are the members that were sent."""
    concept = concept_queries.living(session, feedback.concept_id)
    concept_policy.refuse_published(concept)
    allowed = _allowed(session, actor, concept, feedback)
    if {"state", "answer"} & values.keys():
        policy.require(allowed, "answer")
    if {"text", "chapter_id"} & values.keys():
        policy.require(allowed, "edit")
    _check_chapter(session, concept, values.get("chapter_id"))
    for name, value in values.items():
        setattr(feedback, name, value)
    changes = events.changes_of(feedback)
    if changes:
        touch(feedback)
        record_part(session, actor, "feedback.changed", feedback, changes)


def delete(session: Session, actor: Actor, feedback: Feedback) -> None:
    """Leave a tombstone; what was said is gone."""
    concept = concept_queries.living(session, feedback.concept_id)
    concept_policy.refuse_published(concept)
    policy.require(_allowed(session, actor, concept, feedback), "delete")
    feedback.deleted_at, feedback.text, feedback.answer = now(), "", None
    touch(feedback)
    record_part(session, actor, "feedback.deleted", feedback, {})


def _refuse_closed(concept: Concept, opened: FeedbackRound) -> None:
    concept_policy.refuse_published(concept)
    if opened.closed_at is not None:
        raise policy.FeedbackRoundClosed(number=opened.number)


def _allowed(session: Session, actor: Actor, concept: Concept, feedback: Feedback) -> list[str]:
    opened = queries.rounds_by_id(session, {feedback.feedback_round_id})[feedback.feedback_round_id]
    return policy.can(actor, concept, opened, feedback)


def _author(session: Session, actor: Actor, concept: Concept, opened: FeedbackRound, written: Any) -> dict[str, Any]:
    """Who says it: who was named, or the actor's own person. Raises 403 for somebody else's words."""
    allowed = policy.can_round(actor, concept, opened)
    policy.require(allowed, "speak", "record")
    if written is None:
        return _own(session, actor, concept)
    author = read(Directory(session, concept.alliance_id), written, "#/author")
    if not is_actor(actor, concept.alliance_id, author):
        policy.require(allowed, "record")
    return author


def _own(session: Session, actor: Actor, concept: Concept) -> dict[str, Any]:
    person_id = actor.person_in(concept.alliance_id)
    if person_id is None:
        raise invalid("#/author", "missing")
    person = people_queries.find_person(session, actor, person_id)
    return {"kind": "person", "id": person.id, "name": person.name}


def _check_chapter(session: Session, concept: Concept, chapter_id: str | None) -> None:
    if chapter_id is not None and not chapter_queries.in_concept(session, concept.id, chapter_id):
        raise invalid("#/chapter_id", "unknown_reference")
