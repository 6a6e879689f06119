"""Every select about concepts as a whole."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, case, delete, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.people.queries import contains
from backend.processes.concepts.models import Chapter, ChapterState, Concept, ConceptState, Feedback, FeedbackRound
from backend.processes.models import Process


def visible_to(actor: Actor) -> Select[Any]:
    """Concepts of the actor's alliances."""
    return select(Concept).where(actor.sees(Concept.alliance_id))


def of_alliance(
    actor: Actor,
    alliance_id: str,
    *,
    process_id: str | None = None,
    state: ConceptState | None = None,
    q: str | None = None,
) -> Select[Any]:
    """Concepts of one alliance, of one process or in one state, with these words in the title."""
    statement = visible_to(actor).where(Concept.alliance_id == alliance_id, *contains(q, Concept.title))
    if process_id is not None:
        statement = statement.where(Concept.process_id == process_id)
    return statement if state is None else statement.where(Concept.state == state)


def find(session: Session, actor: Actor, concept_id: str) -> Concept:
    """The concept by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Concept.id == concept_id, col(Concept.deleted_at).is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def living(session: Session, concept_id: str) -> Concept:
    """The concept of a chapter or round that was found visible; 404 if the concept was removed."""
    found: Concept | None = session.execute(
        select(Concept).where(Concept.id == concept_id, col(Concept.deleted_at).is_(None))
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def by_id(session: Session, ids: Collection[str]) -> dict[str, Concept]:
    """Concepts by id, also removed ones."""
    found = session.execute(select(Concept).where(col(Concept.id).in_(sorted(ids)))).scalars() if ids else ()
    return {one.id: one for one in found}


def is_process_of(session: Session, alliance_id: str, process_id: str) -> bool:
    """Whether the process is a living one of this alliance."""
    statement = select(Process.id).where(
        Process.id == process_id, Process.alliance_id == alliance_id, col(Process.deleted_at).is_(None)
    )
    return session.execute(statement).first() is not None


def counts(session: Session, ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """By concept: how many chapters there are, and how many of them are written or final."""
    done = case((col(Chapter.state).in_((ChapterState.written, ChapterState.final)), 1), else_=0)
    statement = (
        select(Chapter.concept_id, func.count(), func.sum(done))
        .where(col(Chapter.concept_id).in_(sorted(ids)), col(Chapter.deleted_at).is_(None))
        .group_by(Chapter.concept_id)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in session.execute(statement)} if ids else {}


def erase_parts(session: Session, concept_id: str) -> None:
    """Erase chapters, rounds and feedback of a concept for good."""
    for table in (Feedback, FeedbackRound, Chapter):
        session.execute(delete(table).where(col(table.concept_id) == concept_id))
