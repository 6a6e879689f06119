"""Every select about tokens."""

from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.models import Token
from backend.core.problems import NotFound


def tokens_of(alliance_id: str) -> Select[Any]:
    """Systems' tokens bound to one alliance."""
    return select(Token).where(Token.alliance_id == alliance_id, col(Token.user_id).is_(None))


def tokens_of_municipality(municipality_id: str) -> Select[Any]:
    """Systems' tokens bound to one municipality."""
    return select(Token).where(Token.municipality_id == municipality_id)


def tokens_of_user(user_id: str) -> Select[Any]:
    """The tokens that act as this user."""
    return select(Token).where(Token.user_id == user_id)


def tokens_visible_to(actor: Actor, permission: str) -> Select[Any]:
    """Tokens of systems in the actor's alliances, and in municipalities where they hold the permission."""
    places = sorted(one for one in actor.municipalities if actor.may_in_municipality(permission, one))
    of_municipalities = (
        col(Token.municipality_id).is_not(None) if actor.is_operator else col(Token.municipality_id).in_(places)
    )
    bound = and_(col(Token.alliance_id).is_not(None), actor.sees(Token.alliance_id))
    return select(Token).where(col(Token.user_id).is_(None), or_(bound, of_municipalities))


def find_token(session: Session, actor: Actor, token_id: str, permission: str) -> Token:
    """A system's token by id; 404 if its place is invisible to the actor, 403 if the permission is not held there."""
    statement = tokens_visible_to(actor, permission).where(Token.id == token_id, col(Token.deleted_at).is_(None))
    found: Token | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    if found.alliance_id is not None:
        actor.require(permission, found.alliance_id)
    return found


def find_own(session: Session, actor: Actor, token_id: str) -> Token:
    """A token that acts as the actor; 404 otherwise."""
    statement = tokens_of_user(actor.user_id or "").where(Token.id == token_id, col(Token.deleted_at).is_(None))
    found: Token | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found
