"""Every select of this room."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.ideas.models import Idea


def visible_to(actor: Actor) -> Select[Any]:
    """Ideas of the actor's alliances."""
    return select(Idea).where(actor.sees(Idea.alliance_id))


def find(session: Session, actor: Actor, idea_id: str) -> Idea:
    """The idea by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Idea.id == idea_id, Idea.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def exists_in(session: Session, alliance_id: str, idea_id: str) -> bool:
    """Whether the idea is one of this alliance's."""
    statement = select(Idea.id).where(Idea.id == idea_id, Idea.alliance_id == alliance_id, Idea.deleted_at.is_(None))
    return session.execute(statement).first() is not None


def parent_of(session: Session, idea_id: str) -> str | None:
    """The id of the idea's parent."""
    return session.execute(select(Idea.parent_id).where(Idea.id == idea_id)).scalar_one_or_none()


def next_position(session: Session, alliance_id: str) -> int:
    """The position behind the last idea."""
    last = session.execute(select(func.max(Idea.position)).where(Idea.alliance_id == alliance_id)).scalar_one()
    return 0 if last is None else int(last) + 1


def of_alliance(session: Session, alliance_id: str) -> list[Idea]:
    """All ideas in order, for the overview and for exports."""
    statement = select(Idea).where(Idea.alliance_id == alliance_id, Idea.deleted_at.is_(None))
    return list(session.execute(statement.order_by(Idea.position, Idea.id)).scalars())
