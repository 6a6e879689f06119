"""Every select of this room."""

from typing import Any

from sqlalchemy import Select, column, or_, select, table
from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.municipalities.models import Municipality

# The room of alliances stands above this one and is therefore named by table, as in a foreign key.
ALLIANCES = table("alliances", column("id"), column("municipality_id"), column("deleted_at"))


def visible_to(actor: Actor) -> Select[Any]:
    """Municipalities of the actor's alliances, and those they administer or audit; all of them for an operator."""
    statement = select(Municipality)
    if actor.is_operator:
        return statement
    alliance = ALLIANCES.c
    own = select(alliance.municipality_id).where(actor.sees(alliance.id, guests=True), alliance.deleted_at.is_(None))
    return statement.where(or_(Municipality.id.in_(own), Municipality.id.in_(sorted(actor.municipalities))))


def find(session: Session, actor: Actor, municipality_id: str) -> Municipality:
    """The municipality by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Municipality.id == municipality_id, Municipality.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def slug_is_taken(session: Session, slug: str, besides: str | None = None) -> bool:
    """Whether another municipality has this slug."""
    statement = select(Municipality.id).where(Municipality.slug == slug)
    if besides:
        statement = statement.where(Municipality.id != besides)
    return session.execute(statement).first() is not None
