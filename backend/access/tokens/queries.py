"""Every select about tokens."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import Token
from backend.core.problems import NotFound


def tokens_of(alliance_id: str) -> Select[Any]:
    """Tokens bound to one alliance."""
    return select(Token).where(Token.alliance_id == alliance_id)


def tokens_visible_to(actor: Actor) -> Select[Any]:
    """Tokens of the actor's alliances."""
    return select(Token).where(actor.sees(Token.alliance_id))


def find_token(session: Session, actor: Actor, token_id: str, permission: str) -> Token:
    """The token by id; 404 if its alliance is invisible to the actor, 403 if the permission is not held there."""
    statement = tokens_visible_to(actor).where(Token.id == token_id, Token.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    actor.require(permission, found.alliance_id)
    return found
