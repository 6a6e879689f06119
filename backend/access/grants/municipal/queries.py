"""Every select about roles in municipalities."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.models import MunicipalityGrant
from backend.core.problems import NotFound


def visible_to(actor: Actor, permission: str) -> Select[Any]:
    """Grants in the municipalities where the actor holds this permission."""
    statement = select(MunicipalityGrant)
    if actor.is_operator:
        return statement
    places = [one for one in actor.municipalities if actor.may_in_municipality(permission, one)]
    return statement.where(col(MunicipalityGrant.municipality_id).in_(sorted(places)))


def find(session: Session, actor: Actor, grant_id: str, permission: str) -> MunicipalityGrant:
    """The grant by id; 404 unless the actor holds the permission in its municipality."""
    statement = visible_to(actor, permission).where(
        MunicipalityGrant.id == grant_id, col(MunicipalityGrant.deleted_at).is_(None)
    )
    found: MunicipalityGrant | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def grant_of(session: Session, user_id: str, municipality_id: str) -> MunicipalityGrant | None:
    """A user's grant in a municipality, also one that was taken away."""
    statement = select(MunicipalityGrant).filter_by(user_id=user_id, municipality_id=municipality_id)
    return session.execute(statement).scalar_one_or_none()
