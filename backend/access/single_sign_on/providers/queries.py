"""Every select about the records of identity providers."""

from typing import Any

from sqlalchemy import Select, String, cast, or_, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.permissions import ROLES
from backend.access.queries import ALLIANCES, MUNICIPALITIES
from backend.access.single_sign_on.models import IdentityProvider
from backend.core.problems import NotFound


def visible_to(actor: Actor) -> Select[Any]:
    """The providers of the municipalities that the actor administers; all of them for an operator."""
    statement = select(IdentityProvider)
    if actor.is_operator:
        return statement
    own = [key for key, role in actor.municipalities.items() if "identity-providers:read" in ROLES[role]]
    return statement.where(IdentityProvider.municipality_id.in_(own))


def find(session: Session, actor: Actor, provider_id: str) -> IdentityProvider:
    """The provider by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(IdentityProvider.id == provider_id, IdentityProvider.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def alliances(session: Session, ids: set[str]) -> dict[str, str]:
    """The municipality of each of these alliances that exists."""
    alliance = ALLIANCES.c
    statement = select(alliance.id, alliance.municipality_id)
    rows = session.execute(statement.where(alliance.id.in_(ids), alliance.deleted_at.is_(None))).all() if ids else []
    return {row.id: row.municipality_id for row in rows}


def municipalities(session: Session, ids: set[str]) -> set[str]:
    """Those of these municipalities that exist."""
    municipality = MUNICIPALITIES.c
    if not ids:
        return set()
    statement = select(municipality.id).where(municipality.id.in_(ids), municipality.deleted_at.is_(None))
    return set(session.execute(statement).scalars())


def choices(domain: str | None) -> Select[Any]:
    """The active providers, or those that vouch for a mail domain."""
    statement = select(IdentityProvider).where(IdentityProvider.is_active.is_(True))
    if domain is None:
        return statement
    # A list in JSON is searched as text on both databases; the quotes make the domain a whole element.
    listed = cast(IdentityProvider.mail_domains, String)
    return statement.where(or_(listed.contains(f'"{domain}"', autoescape=True), listed.contains('"*"')))
