"""Every select about grants."""

from typing import Any

from sqlalchemy import Select, column, select, table
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import Grant, User
from backend.access.permissions import Role
from backend.core.problems import NotFound

# The room of people stands above this one and is therefore named by table, as in a foreign key.
PEOPLE = table("people", column("id"), column("alliance_id"), column("deleted_at"))


def grants_visible_to(actor: Actor) -> Select[Any]:
    """Grants in the actor's alliances."""
    return select(Grant).where(actor.sees(Grant.alliance_id))


def find_grant(session: Session, actor: Actor, grant_id: str, permission: str) -> Grant:
    """The grant by id; 404 if its alliance is invisible to the actor, 403 if the permission is not held there."""
    statement = grants_visible_to(actor).where(Grant.id == grant_id, Grant.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    actor.require(permission, found.alliance_id)
    return found


def grant_of(session: Session, user_id: str, alliance_id: str) -> Grant | None:
    """A user's grant in an alliance, also one that was taken away."""
    return session.execute(select(Grant).filter_by(user_id=user_id, alliance_id=alliance_id)).scalar_one_or_none()


def has_other_coordinator(session: Session, alliance_id: str, grant_id: str) -> bool:
    """Whether somebody else who can sign in coordinates the alliance. Locks the grants, so that two don't go at once."""
    statement = (
        select(Grant.id)
        .join(User, User.id == Grant.user_id)
        .where(
            Grant.alliance_id == alliance_id,
            Grant.role == Role.coordinator.value,
            Grant.deleted_at.is_(None),
            User.disabled_at.is_(None),
        )
        .with_for_update(of=Grant)
    )
    return any(found != grant_id for found in session.execute(statement).scalars().all())


def is_person_of(session: Session, alliance_id: str, person_id: str) -> bool:
    """Whether the person is one of this alliance's."""
    person = PEOPLE.c
    statement = select(person.id).where(person.id == person_id, person.alliance_id == alliance_id)
    return session.execute(statement.where(person.deleted_at.is_(None))).first() is not None
