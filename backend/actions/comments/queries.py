"""Every select of comments."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.models import Comment
from backend.actions.queries import open_to
from backend.people.models import Person


def visible_to(actor: Actor, item_id: str) -> Select[Any]:
    """The comments of one card."""
    return select(Comment).where(
        actor.sees(Comment.alliance_id, invited=lambda people: Comment.action_item_id.in_(open_to(people))),
        Comment.action_item_id == item_id,
    )


def people_exist(session: Session, alliance_id: str, ids: Sequence[str]) -> bool:
    """Whether all of these are people of the alliance."""
    statement = select(Person.id).where(
        Person.alliance_id == alliance_id, Person.id.in_(ids), Person.deleted_at.is_(None)
    )
    return len(session.execute(statement).all()) == len(set(ids))
