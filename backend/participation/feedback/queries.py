"""Every select of the page for feedback."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from backend.alliances.models import Alliance
from backend.people.models import PartyKind, Person
from backend.processes.concepts.models import Concept, Feedback, FeedbackRound


@dataclass(frozen=True)
class Asked:
    """A person who is asked in a round, with what the round is about."""

    opened: FeedbackRound
    concept: Concept
    alliance: Alliance
    person: Person


def asked(session: Session, feedback_round_id: str, person_id: str, *, lock: bool = False) -> Asked | None:
    """The round and the person, if all of it is there and the person is asked. `lock`: others wait for their turn."""
    statement = (
        select(FeedbackRound, Concept, Alliance, Person)
        .join(Concept, col(Concept.id) == col(FeedbackRound.concept_id))
        .join(Alliance, col(Alliance.id) == col(FeedbackRound.alliance_id))
        .join(Person, col(Person.alliance_id) == col(FeedbackRound.alliance_id))
        .where(col(FeedbackRound.id) == feedback_round_id, col(Person.id) == person_id)
        .where(*(col(one.deleted_at).is_(None) for one in (FeedbackRound, Concept, Alliance, Person)))
    )
    row = session.execute(statement.with_for_update(of=FeedbackRound) if lock else statement).first()
    if row is None:
        return None
    found = Asked(*row)
    is_asked = any(one["kind"] == PartyKind.person and one["id"] == person_id for one in found.opened.asked)
    return found if is_asked else None


def said(session: Session, feedback_round_id: str, person_id: str) -> list[Feedback]:
    """What the person said in the round, oldest first."""
    statement = select(Feedback).where(
        col(Feedback.feedback_round_id) == feedback_round_id, col(Feedback.deleted_at).is_(None)
    )
    found: list[Any] = list(session.execute(statement.order_by(col(Feedback.id))).scalars())
    return [one for one in found if one.author.get("id") == person_id]
