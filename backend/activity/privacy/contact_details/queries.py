"""Every select of one's own contact details."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.models import Grant
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.people.models import Person


def own(user_id: str | None) -> Select[Any]:
    """The people that the user is, in living alliances where they have a role."""
    selves = (
        select(Grant.person_id)
        .join(Alliance, Alliance.id == Grant.alliance_id)
        .where(Grant.user_id == user_id, col(Grant.deleted_at).is_(None), col(Alliance.deleted_at).is_(None))
    )
    return select(Person).where(col(Person.id).in_(selves), col(Person.anonymised_at).is_(None))


def find(session: Session, user_id: str | None, person_id: str) -> Person:
    """One of them; 404 for anybody else."""
    statement = own(user_id).where(Person.id == person_id, col(Person.deleted_at).is_(None))
    found: Person | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found
