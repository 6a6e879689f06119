"""Use cases: make, rename and revoke a token."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import Token
from backend.access.permissions import OWN, PERMISSIONS, Role
from backend.access.rights import refuse_exceeding, refuse_exceeding_in_municipality, refuse_unknown
from backend.access.secrets import PERSONAL_TOKEN, TOKEN, hash_secret, new_secret
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Forbidden, invalid
from backend.core.records import touch

HINT_LENGTH = 4


def create(
    session: Session,
    actor: Actor,
    name: str,
    role: Role,
    *,
    alliance_id: str | None,
    municipality_id: str | None = None,
    scopes: list[str] | None,
    expires_at: datetime | None,
) -> tuple[Token, str]:
    """A new token and its secret. Raises 422 for unknown scopes or a past end, 403 for more than the actor has."""
    refuse_unknown(scopes, role, "#/scopes")
    _refuse_exceeding(actor, role, alliance_id, municipality_id, scopes)
    if expires_at is not None and expires_at <= now():
        raise invalid("#/expires_at", "in_the_past")
    secret = new_secret(TOKEN)
    token = Token(
        name=name,
        secret_hash=hash_secret(secret),
        hint=secret[-HINT_LENGTH:],
        role=role.value,
        alliance_id=alliance_id,
        municipality_id=municipality_id,
        scopes=sorted(set(scopes)) if scopes is not None else None,
        expires_at=expires_at,
    )
    session.add(token)
    _record(session, actor, "token.created", token)
    return token, secret


def create_personal(
    session: Session, actor: Actor, name: str, *, alliance_id: str | None, scopes: list[str], expires_at: datetime
) -> tuple[Token, str]:
    """A new token that acts as the actor, never beyond what they may at that moment, and its secret.

    Raises 403 for what is no person who is signed in, 422 for a scope that the person does not hold anywhere, or
    that reaches the account itself.
    """
    if actor.user_id is None or actor.session_id is None:
        raise Forbidden(permission="session:write")
    for index, scope in enumerate(scopes):
        if scope not in PERMISSIONS or scope in OWN:
            raise invalid(f"#/scopes/{index}", "unknown_scope", scope=scope)
        if not actor.may(scope):
            raise invalid(f"#/scopes/{index}", "scope_beyond_rights", scope=scope)
    if expires_at <= now():
        raise invalid("#/expires_at", "in_the_past")
    secret = new_secret(PERSONAL_TOKEN)
    token = Token(
        name=name,
        secret_hash=hash_secret(secret),
        hint=secret[-HINT_LENGTH:],
        # What the user is counts at each request; the role only says whether an operator's rights come along.
        role=(Role.operator if actor.is_operator else Role.member).value,
        alliance_id=alliance_id,
        user_id=actor.user_id,
        scopes=sorted(set(scopes)),
        expires_at=expires_at,
    )
    session.add(token)
    _record(session, actor, "token.created", token)
    return token, secret


def rotate(session: Session, actor: Actor, token: Token, overlap_hours: int) -> str:
    """A new secret; the one so far opens beside it for so long. One from an earlier rotation ends at once.

    Raises 403 for a system's token that may more than the actor: whoever has its secret may as much.
    """
    if token.user_id is None:
        _refuse_exceeding(actor, Role(token.role), token.alliance_id, token.municipality_id, token.scopes)
    secret = new_secret(PERSONAL_TOKEN if token.user_id else TOKEN)
    if overlap_hours:
        token.previous_secret_hash = token.secret_hash
        token.previous_expires_at = now() + timedelta(hours=overlap_hours)
    else:
        token.previous_secret_hash = token.previous_expires_at = None
    token.secret_hash, token.hint = hash_secret(secret), secret[-HINT_LENGTH:]
    touch(token)
    _record(session, actor, "token.rotated", token)
    return secret


def change(session: Session, actor: Actor, token: Token, values: dict[str, Any]) -> None:
    """Give the token another name."""
    for name, value in values.items():
        setattr(token, name, value)
    if events.changes_of(token):
        touch(token)
        _record(session, actor, "token.changed", token)


def revoke(session: Session, actor: Actor, token: Token) -> None:
    """Let nobody in with it from now on."""
    token.revoked_at = token.deleted_at = now()
    touch(token)
    _record(session, actor, "token.revoked", token)


def _refuse_exceeding(
    actor: Actor, role: Role, alliance_id: str | None, municipality_id: str | None, scopes: list[str] | None
) -> None:
    if municipality_id is not None:
        refuse_exceeding_in_municipality(actor, municipality_id, role, scopes)
    else:
        refuse_exceeding(actor, alliance_id, role, scopes)


def _record(session: Session, actor: Actor, event_type: str, token: Token) -> None:
    changes = events.changes_of(token) if event_type == "token.changed" else {}
    subject = events.Subject("token", token.id)
    if token.user_id is not None:
        # What somebody lets act in their own name is no matter of the alliance.
        events.record(session, actor, event_type, subject, stream_id=events.INSTALLATION, changes=changes)
        return
    stream = token.alliance_id or token.municipality_id or events.INSTALLATION
    events.record(session, actor, event_type, subject, stream_id=stream, alliance_id=token.alliance_id, changes=changes)
