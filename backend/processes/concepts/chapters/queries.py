"""Every select about chapters."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.processes.concepts.models import Chapter, Concept


def visible_to(actor: Actor) -> Select[Any]:
    """Chapters of living concepts of the actor's alliances."""
    living = select(Concept.id).where(col(Concept.deleted_at).is_(None))
    return select(Chapter).where(actor.sees(Chapter.alliance_id), col(Chapter.concept_id).in_(living))


def listed(actor: Actor, concept_id: str) -> Select[Any]:
    """Chapters of one concept."""
    return visible_to(actor).where(Chapter.concept_id == concept_id)


def find(session: Session, actor: Actor, chapter_id: str) -> Chapter:
    """The chapter by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Chapter.id == chapter_id, col(Chapter.deleted_at).is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def of_concept(session: Session, concept_id: str) -> list[Chapter]:
    """The living chapters of a concept by position, whatever their parent."""
    statement = select(Chapter).where(Chapter.concept_id == concept_id, col(Chapter.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Chapter.position, Chapter.id)).scalars())


def in_concept(session: Session, concept_id: str, chapter_id: str) -> bool:
    """Whether the chapter is a living one of the concept."""
    statement = select(Chapter.id).where(
        Chapter.id == chapter_id, Chapter.concept_id == concept_id, col(Chapter.deleted_at).is_(None)
    )
    return session.execute(statement).first() is not None


def below(session: Session, chapter_id: str) -> list[Chapter]:
    """The living chapters right below this one."""
    statement = select(Chapter).where(Chapter.parent_id == chapter_id, col(Chapter.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Chapter.position, Chapter.id)).scalars())
