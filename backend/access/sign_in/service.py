"""Use cases: sign in, say who is asking, sign out."""

from datetime import datetime, timedelta
from typing import Any

import structlog
from fastapi import Request
from sqlmodel import Session

from backend.access import passwords, queries
from backend.access.actors import ANONYMOUS, Actor
from backend.access.authentication import actor_of, limited
from backend.access.models import User, UserSession
from backend.access.permissions import PERMISSIONS, ROLES, MunicipalityRoleName
from backend.access.second_factor.passkeys import service as passkeys
from backend.access.second_factor.schemas import PasskeyAssertion
from backend.access.secrets import SESSION, hash_secret, is_well_formed, new_secret
from backend.access.sign_in import devices, notices, throttle
from backend.access.sign_in import queries as sign_in_queries
from backend.access.sign_in.schemas import SessionAlliance, SessionMunicipality, SessionOut, SessionUser
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import Unauthorized
from backend.settings import Settings

MOST_ALLIANCES = 200
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Buendniswerk"'}
INSTALLATION = events.Subject("installation", events.INSTALLATION)
log = structlog.get_logger("access")


class SignInFailed(Unauthorized):
    """The same for an unknown address, a wrong password and a locked account."""


class LinkNotValid(Unauthorized):
    """Used, expired, or never made."""


def by_password(session: Session, request: Request, email: str, password: str) -> User | None:
    """The user, or None: then the failure has been counted. Raises 429 after too many.

    The session holds no connection while the password is checked: that takes long by intention, and a writer that
    waits for it would keep all others waiting.
    """
    settings: Settings = request.app.state.settings
    counted = throttle.subjects(request, email)
    throttle.refuse_too_many(session, counted, settings.sign_in_attempts)
    account = sign_in_queries.password_of(session, email)
    session.rollback()
    stored = account.password_hash if account and account.disabled_at is None else None
    if not passwords.verify(stored, password):
        log.warning("sign-in failed", client=request.client.host if request.client else "")
        throttle.note(session, counted)
        # Also where there is no such account, so that both take the same time.
        subject = events.Subject("user", account.id) if account else INSTALLATION
        events.record(session, ANONYMOUS, "sign_in.failed", subject, stream_id=events.INSTALLATION)
        return None
    throttle.forget(session, counted[0])
    return session.get_one(User, account.id)


def by_link(session: Session, secret: str) -> User:
    """The user of a one-time link, which is used up by this. Raises 401 if it is not valid."""
    user_id = sign_in_queries.use_link(session, secret, now()) if is_well_formed(secret) else None
    user = _open_account(session, user_id)
    if user is None:
        raise LinkNotValid(headers=CHALLENGE)
    return user


def by_passkey(session: Session, settings: Settings, given: PasskeyAssertion) -> User | None:
    """The user whose passkey signed our challenge, or None."""
    passkey = passkeys.verify(session, settings, given)
    return _open_account(session, passkey.user_id) if passkey else None


def _open_account(session: Session, user_id: str | None) -> User | None:
    user = session.get(User, user_id) if user_id else None
    return user if user is not None and user.disabled_at is None and user.deleted_at is None else None


def start(
    session: Session,
    request: Request,
    user: User,
    previous: str | None = None,
    *,
    amr: list[str],
    provider_id: str | None = None,
    provider_session: str | None = None,
    expires_at: datetime | None = None,
) -> tuple[Actor, str]:
    """A new session for the user, in place of the one the browser had; its actor and the cookie's value.

    `amr`: how they proved who they are, in the words of RFC 8176 (`mfa` among them after two factors).
    `provider_id`, `provider_session`: the identity provider that vouches for them, and its `sid`. `expires_at`
    shortens the longest life that the settings allow.
    """
    settings: Settings = request.app.state.settings
    secret, moment = new_secret(SESSION), now()
    longest = moment + timedelta(days=settings.session_days)
    fresh = UserSession(
        user_id=user.id,
        secret_hash=hash_secret(secret),
        expires_at=min(expires_at, longest) if expires_at else longest,
        user_agent=request.headers.get("user-agent", "")[:300],
        amr=amr,
        proved_at=moment,
        provider_id=provider_id,
        provider_session=provider_session,
    )
    if previous is not None and (old := session.get(UserSession, previous)) is not None:
        session.delete(old)
    session.add(fresh)
    actor = limited(actor_of(session, user, fresh.id), settings, amr, provider_id)
    # How they proved it belongs into the log, which outlives the session (ASVS 16.3.1).
    _record(session, actor, "session.started", fresh, {"amr": [None, amr]})
    kind = devices.kind_of(fresh.user_agent)
    if sign_in_queries.remember_device(session, user.id, kind):
        notices.send(session, settings, user, "new-device", device=kind, moment=moment)
    return actor, secret


def known(user: User) -> Actor:
    """The user as the author of an event, before they have a session."""
    return Actor("user", user.id, user.name, user_id=user.id)


def end(session: Session, actor: Actor, ended: UserSession) -> None:
    """End a session: its cookie lets nobody in any more."""
    session.delete(ended)
    _record(session, actor, "session.ended", ended)


def end_all(session: Session, actor: Actor, user_id: str, besides: str | None = None) -> None:
    """End a user's sessions, except the one that is asking."""
    queries.end_sessions(session, user_id, besides)
    subject = events.Subject("user", user_id)
    events.record(session, actor, "sessions.ended", subject, stream_id=events.INSTALLATION)


def show(session: Session, settings: Settings, actor: Actor) -> SessionOut:
    """Who the actor is, what they see and what they may do."""
    user = session.get(User, actor.user_id) if actor.user_id else None
    shown = None
    if user is not None:
        has_password = user.password_hash is not None
        known = {**user.model_dump(), "has_password": has_password, "must_enrol": actor.must_enrol}
        shown = SessionUser.model_validate(known)
    people = {held.person_id for held in actor.roles.values() if held.person_id}
    panels = sign_in_queries.panels_of(session, people, today())
    return SessionOut(
        kind="user" if user else "token",
        name=actor.name,
        user=shown,
        alliances=[
            _alliance(actor, row, panels) for row in sign_in_queries.alliances_of(session, actor, MOST_ALLIANCES)
        ],
        municipalities=[_municipality(actor, row) for row in sign_in_queries.municipalities_of(session, actor)],
        can=sorted(permission for permission in PERMISSIONS if actor.is_operator and actor.may(permission)),
        sends_mail=settings.sends_mail,
    )


def _municipality(actor: Actor, row: Any) -> SessionMunicipality:
    role = actor.municipalities[row.id]
    can = sorted(permission for permission in ROLES[role] if actor.may_in_municipality(permission, row.id))
    return SessionMunicipality(id=row.id, name=row.name, role=MunicipalityRoleName(role), can=can)


def _alliance(actor: Actor, row: object, panels: set[str]) -> SessionAlliance:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # a row of SQLAlchemy
    role = actor.role_in(values["id"])
    assert role is not None, "only visible alliances are read"
    return SessionAlliance(
        **values,
        role=role,
        person_id=actor.person_in(values["id"]),
        speaks_for=sorted(actor.speaks_for(values["id"])),
        is_expert=values["id"] in panels,
        can=actor.permissions_in(values["id"]),
    )


def _record(
    session: Session,
    actor: Actor,
    event_type: str,
    changed: UserSession,
    changes: dict[str, list[Any]] | None = None,
) -> None:
    subject = events.Subject("session", changed.id, context_id=changed.user_id)
    events.record(session, actor, event_type, subject, stream_id=events.INSTALLATION, changes=changes or {})
