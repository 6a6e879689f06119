"""Every select of this room."""

from typing import Any

from sqlalchemy import Select, or_, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.models import Alliance
from backend.core.problems import NotFound


def visible_to(actor: Actor) -> Select[Any]:
    """Alliances in which the actor has a role; for operators also those that were removed, as tombstones."""
    return select(Alliance) if actor.is_operator else select(Alliance).where(actor.sees(Alliance.id, guests=True))


def find(session: Session, actor: Actor, alliance_id: str) -> Alliance:
    """The alliance by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Alliance.id == alliance_id, Alliance.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def require(
    session: Session,
    actor: Actor,
    alliance_id: str,
    permission: str,
    *,
    group_id: str | None = None,
    invited: bool = False,
) -> Alliance:
    """The alliance, if the actor holds the permission in it; 404 if invisible, 403 if not permitted.

    `group_id`: the group that this is about, whose speakers hold more. `invited`: what follows shows guests no more
    than what they are invited to; without it they are refused.
    """
    alliance = find(session, actor, alliance_id)
    actor.require(permission, alliance.id, group_id=group_id, invited=invited)
    return alliance


def by_slug(session: Session, slug: str) -> list[Alliance]:
    """Alliances of this slug over all municipalities, for the command line."""
    return list(session.execute(select(Alliance).filter_by(slug=slug, deleted_at=None)).scalars())


def name_is_taken(session: Session, municipality_id: str, slug: str, short_name: str, besides: str = "") -> str | None:
    """The slug or short name that another alliance of the municipality already has."""
    statement = select(Alliance.slug, Alliance.short_name).where(
        Alliance.municipality_id == municipality_id,
        or_(Alliance.slug == slug, Alliance.short_name == short_name),
        Alliance.id != besides,
    )
    row = session.execute(statement).first()
    if row is None:
        return None
    return slug if row.slug == slug else short_name


def with_public_page(session: Session, key: str, besides: str = "") -> Alliance | None:
    """The living alliance with a public page at this address (or of this id)."""
    statement = select(Alliance).where(
        or_(Alliance.slug == key, Alliance.id == key),
        Alliance.has_public_page.is_(True),
        Alliance.deleted_at.is_(None),
        Alliance.id != besides,
    )
    found: Alliance | None = session.execute(statement.order_by(Alliance.id).limit(1)).scalar_one_or_none()
    return found
