"""From a request's credentials to the actor: a bearer token, else the session cookie."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from sqlalchemy import update
from sqlmodel import Session

from backend.access import queries
from backend.access.actors import ANONYMOUS, Actor, AllianceRole
from backend.access.models import Token, User, UserSession
from backend.access.permissions import Role
from backend.access.secrets import is_well_formed
from backend.access.standing.service import standing_of, standing_of_municipality
from backend.core import events
from backend.core.clock import now
from backend.core.db import note
from backend.core.problems import Forbidden, Unauthorized
from backend.core.routing import API
from backend.settings import Settings

USE_NOTED_EVERY = timedelta(minutes=5)
SAFE = {"GET", "HEAD", "OPTIONS"}
# All that a session can do that must have a second factor and has none.
ENROLLING = {"second-factors:read", "second-factors:write"}
WHO_AM_I = ("GET", f"{API}/session")


class SecondFactorRequired(Forbidden):
    """Who runs the installation or a municipality sets a second factor up before anything else."""


class ForgedRequest(Forbidden):
    """A browser's write that does not come from our own page, or without the header `X-CSRF: 1`."""


def cookie_name(settings: Settings) -> str:
    """Bound to host and TLS where there is TLS (`__Host-`)."""
    return "__Host-Http-buendniswerk" if settings.is_https else "buendniswerk"


def authenticate(session: Session, request: Request) -> Actor:
    """The actor behind the request, or the anonymous one without credentials. Raises 401 for wrong ones."""
    header = request.headers.get("authorization")
    if header:
        scheme, _, secret = header.partition(" ")
        if scheme.lower() != "bearer":
            raise _unauthorized("invalid_request")
        actor = _by_token(session, secret.strip())
    elif cookie := request.cookies.get(cookie_name(request.app.state.settings)):
        actor = _by_cookie(session, request, cookie)
    else:
        return ANONYMOUS
    # For the door, which counts the requests of each caller.
    request.scope["state"]["caller"] = actor.id
    request.scope["state"]["actor"] = actor
    return actor


def authorise(session: Session, request: Request, permission: str | None) -> Actor:
    """The actor, if it may use a route with this permission somewhere. Where exactly is the service's question."""
    if permission is None:
        try:
            return authenticate(session, request)
        except (Unauthorized, Forbidden):
            # Also a cookie that another page may have sent along: it counts for nothing.
            return ANONYMOUS
    actor = authenticate(session, request)
    if actor.is_anonymous:
        raise _unauthorized()
    if actor.must_enrol and permission not in ENROLLING and (request.method, request.url.path) != WHO_AM_I:
        settings: Settings = request.app.state.settings
        raise SecondFactorRequired(url=f"{settings.base_url}/account/security")
    if not actor.may(permission):
        challenge = f'Bearer error="insufficient_scope", scope="{permission}"'
        raise Forbidden(permission=permission, headers={"WWW-Authenticate": challenge})
    return actor


def _unauthorized(error: str | None = None) -> Unauthorized:
    detail = f', error="{error}"' if error else ""
    return Unauthorized(headers={"WWW-Authenticate": f'Bearer realm="Bündniswerk"{detail}'.replace("ü", "ue")})


def _by_token(session: Session, secret: str) -> Actor:
    row = queries.token_by_secret(session, secret) if is_well_formed(secret) else None
    moment = now()
    if row is None or row.revoked_at or row.user_disabled_at or (row.expires_at and row.expires_at <= moment):
        raise _unauthorized("invalid_token")
    if row.last_used_at is None or row.last_used_at < moment - USE_NOTED_EVERY:
        note(session, update(Token).where(Token.id == row.id).values(last_used_at=moment))
    scopes = None if row.scopes is None else frozenset(row.scopes)
    role = Role(row.role)
    if row.user_id:
        standing = standing_of(session, row.user_id)
        roles, municipalities = standing.roles, standing.municipalities
        is_operator = bool(row.user_is_operator) and role is Role.operator
        if row.alliance_id:
            roles, municipalities = _narrowed(roles, row, is_operator), {}
            # An operator's rights reach everywhere; those of this token end with its alliance.
            is_operator = False
        name = f"{row.user_name} ({row.name})"
        return Actor(
            "user", row.user_id, name, is_operator, roles, scopes, user_id=row.user_id, municipalities=municipalities
        )
    if row.alliance_id:
        events.know(session, row.alliance_id, row.sequence)
    # A removed alliance gives no role: its tokens are let in and find nothing.
    return _system(session, row, None if row.alliance_deleted_at else row.alliance_id, scopes)


def _narrowed(roles: dict[str, AllianceRole], row: Any, is_operator: bool) -> dict[str, AllianceRole]:
    """The one role that a personal token for one alliance has; an operator coordinates and administers there."""
    held = roles.get(row.alliance_id)
    if is_operator and not row.alliance_deleted_at:
        held = replace(held or AllianceRole(Role.coordinator), role=Role.coordinator, is_administered=True)
    return {row.alliance_id: held} if held else {}


def _by_cookie(session: Session, request: Request, secret: str) -> Actor:
    settings: Settings = request.app.state.settings
    row = queries.session_by_secret(session, secret) if is_well_formed(secret) else None
    moment = now()
    idle = timedelta(days=settings.session_idle_days)
    if row is None or row.disabled_at or row.expires_at <= moment or row.seen_at < moment - idle:
        raise _unauthorized()
    if request.method not in SAFE:
        refuse_forged(request)
    if row.seen_at < moment - USE_NOTED_EVERY:
        note(session, update(UserSession).where(UserSession.id == row.id).values(seen_at=moment))
    standing = standing_of(session, row.user_id)
    actor = Actor(
        "user",
        row.user_id,
        row.name,
        row.is_operator,
        standing.roles,
        user_id=row.user_id,
        session_id=row.id,
        municipalities=standing.municipalities,
    )
    return limited(actor, settings, row.amr, row.provider_id)


def limited(actor: Actor, settings: Settings, amr: list[str], provider_id: str | None) -> Actor:
    """The actor, without any right as long as they must have a second factor and have proved none.

    Whom an identity provider vouches for is its business.
    """
    is_privileged = actor.is_operator or Role.administrator in actor.municipalities.values()
    if not settings.enforces_second_factor or not is_privileged or provider_id is not None or "mfa" in amr:
        return actor
    return replace(actor, is_operator=False, roles={}, municipalities={}, must_enrol=True)


def refuse_forged(request: Request) -> None:
    """Raise 403 for a write with a cookie unless it is sent by our own page.

    A foreign page cannot send the header `X-CSRF` without our consent.
    """
    refuse_foreign_origin(request)
    if request.headers.get("x-csrf") != "1":
        raise ForgedRequest


def refuse_foreign_origin(request: Request) -> None:
    """Raise 403 for a write that a browser sends for another page. Programs without a browser say nothing of it."""
    settings: Settings = request.app.state.settings
    origin = request.headers.get("origin")
    foreign = request.headers.get("sec-fetch-site") not in (None, "same-origin", "none")
    if origin and urlsplit(origin).netloc not in (request.headers.get("host"), urlsplit(settings.base_url).netloc):
        foreign = True
    if foreign:
        raise ForgedRequest


def actor_of_token(session: Session, token: Token) -> Actor:
    """What this system is now, for what follows later from what it asked for."""
    return _system(session, token, token.alliance_id, None if token.scopes is None else frozenset(token.scopes))


def _system(session: Session, token: Any, alliance_id: str | None, scopes: frozenset[str] | None) -> Actor:
    role = Role(token.role)
    if role is Role.operator:
        return Actor("token", token.id, token.name, is_operator=True, scopes=scopes)
    if token.municipality_id:
        standing = standing_of_municipality(session, token.municipality_id, role)
        municipalities = standing.municipalities
        return Actor("token", token.id, token.name, roles=standing.roles, scopes=scopes, municipalities=municipalities)
    roles = {alliance_id: AllianceRole(role)} if alliance_id else {}
    return Actor("token", token.id, token.name, roles=roles, scopes=scopes)


def actor_of(session: Session, user: User, session_id: str | None = None) -> Actor:
    """What this user is now: for a session that begins, and for what acts in their name without one (feeds, jobs)."""
    standing = standing_of(session, user.id)
    return Actor(
        "user",
        user.id,
        user.name,
        user.is_operator,
        standing.roles,
        user_id=user.id,
        session_id=session_id,
        municipalities=standing.municipalities,
    )
