"""One-time sign-in links."""

from datetime import timedelta

from sqlmodel import Session

from backend.access.actors import SYSTEM, Actor
from backend.access.models import SignInLink, User
from backend.access.secrets import LINK, hash_secret, new_secret
from backend.core import events
from backend.core.clock import now

RESET = "bwk_reset"
RESET_LASTS = timedelta(hours=1)


def address(base_url: str, secret: str) -> str:
    """What the user opens."""
    return f"{base_url}/sign-in#link={secret}"


def issue(session: Session, actor: Actor, user: User, hours: int, alliance_id: str | None = None) -> str:
    """A new secret that signs the user in once, valid for `hours`; told to the alliance in whose name it is made."""
    secret = new_secret(LINK)
    link = SignInLink(user_id=user.id, secret_hash=hash_secret(secret), expires_at=now() + timedelta(hours=hours))
    session.add(link)
    events.record(
        session,
        actor,
        "sign_in_link.created",
        events.Subject("user", user.id),
        stream_id=alliance_id or events.INSTALLATION,
        alliance_id=alliance_id,
    )
    return secret


def issue_reset(session: Session, user: User) -> str:
    """A new secret that lets the user set a new password once, within an hour."""
    secret = new_secret(RESET)
    link = SignInLink(user_id=user.id, secret_hash=hash_secret(secret), purpose="reset", expires_at=now() + RESET_LASTS)
    session.add(link)
    events.record(
        session, SYSTEM, "password_reset.created", events.Subject("user", user.id), stream_id=events.INSTALLATION
    )
    return secret


def reset_address(base_url: str, secret: str) -> str:
    """What a user opens who forgot their password."""
    return f"{base_url}/new-password#reset={secret}"
