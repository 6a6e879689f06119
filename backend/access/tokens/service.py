"""Use cases: make, rename and revoke a token."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import Token
from backend.access.permissions import Role
from backend.access.rights import refuse_exceeding, refuse_unknown
from backend.access.secrets import TOKEN, hash_secret, new_secret
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch

HINT_LENGTH = 4


def create(
    session: Session,
    actor: Actor,
    name: str,
    role: Role,
    *,
    alliance_id: str | None,
    scopes: list[str] | None,
    expires_at: datetime | None,
) -> tuple[Token, str]:
    """A new token and its secret. Raises 422 for unknown scopes or a past end, 403 for more than the actor has."""
    refuse_unknown(scopes, role, "#/scopes")
    refuse_exceeding(actor, alliance_id, role, scopes)
    if expires_at is not None and expires_at <= now():
        raise invalid("#/expires_at", "in_the_past")
    secret = new_secret(TOKEN)
    token = Token(
        name=name,
        secret_hash=hash_secret(secret),
        hint=secret[-HINT_LENGTH:],
        role=role.value,
        alliance_id=alliance_id,
        scopes=sorted(set(scopes)) if scopes is not None else None,
        expires_at=expires_at,
    )
    session.add(token)
    _record(session, actor, "token.created", token)
    return token, secret


def change(session: Session, actor: Actor, token: Token, values: dict[str, Any]) -> None:
    """Give the token another name."""
    for name, value in values.items():
        setattr(token, name, value)
    touch(token)
    _record(session, actor, "token.changed", token)


def revoke(session: Session, actor: Actor, token: Token) -> None:
    """Let nobody in with it from now on."""
    token.revoked_at = token.deleted_at = now()
    touch(token)
    _record(session, actor, "token.revoked", token)


def _record(session: Session, actor: Actor, event_type: str, token: Token) -> None:
    changes = events.changes_of(token) if event_type == "token.changed" else {}
    subject = events.Subject("token", token.id)
    stream = token.alliance_id or events.INSTALLATION
    events.record(session, actor, event_type, subject, stream_id=stream, alliance_id=token.alliance_id, changes=changes)
