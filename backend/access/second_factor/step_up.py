"""What protects an account is changed only by somebody who proved a moment ago that the account is theirs.

An open browser that somebody else sits down at must not be enough to take the account over (CON.10.A12).
"""

from datetime import datetime, timedelta

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import User, UserSession
from backend.core.clock import now
from backend.core.problems import Conflict, Forbidden

LASTS = timedelta(minutes=10)


class ReauthenticationRequired(Forbidden):
    """It is too long ago that this session was proved; `POST /session/confirmations` proves it again."""


class ProviderAccount(Conflict):
    """The identity provider asks for the second factor, and is where it is changed."""


def current(session: Session, actor: Actor) -> UserSession:
    """The session the actor is in. Raises 403 for a token: it proves nothing about who holds it."""
    own = session.get(UserSession, actor.session_id) if actor.session_id else None
    if own is None:
        raise ReauthenticationRequired
    return own


def confirmed_until(own: UserSession) -> datetime | None:
    """Until when this session counts as just proved; None if it does not."""
    end = (own.proved_at or own.created_at) + LASTS
    return end if end > now() else None


def require(session: Session, actor: Actor) -> UserSession:
    """The actor's session, proved within ten minutes. Raises 403 otherwise."""
    own = current(session, actor)
    if confirmed_until(own) is None:
        raise ReauthenticationRequired
    return own


def require_local(session: Session, actor: Actor) -> User:
    """The actor's account, proved within ten minutes and signed in here. Raises 403, or 409 for a provider's."""
    own = require(session, actor)
    if own.provider_id is not None:
        raise ProviderAccount
    return session.get_one(User, own.user_id)
