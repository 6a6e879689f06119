"""Use cases: check a second factor, add one, take one away."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import User, UserSession
from backend.access.second_factor import pending, queries, step_up
from backend.access.second_factor.models import AuthenticatorApp, Passkey
from backend.access.second_factor.one_time_codes import service as codes
from backend.access.second_factor.passkeys import service as passkeys
from backend.access.second_factor.recovery_codes import service as recovery
from backend.access.second_factor.schemas import Confirmation, SecondFactor, SecurityOut
from backend.access.sign_in import notices
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Conflict, Forbidden
from backend.core.records import touch
from backend.settings import Settings

#: What a session says of each proof (RFC 8176). A passkey that its owner unlocked is two factors by itself.
AMR = {"code": ["otp", "mfa"], "passkey": ["hwk", "user", "mfa"], "recovery_code": ["recovery", "mfa"]}


class LastSecondFactor(Conflict):
    """This account must have a second factor: set another one up before you remove this one."""


class NoSecondFactor(Conflict):
    """Recovery codes stand in for a second factor; there is none yet."""


def user_id(actor: Actor) -> str:
    """Whose devices they are. Raises 403 for a token that belongs to no user."""
    if actor.user_id is None:
        raise Forbidden(permission="second-factors:read")
    return actor.user_id


def check(session: Session, settings: Settings, whose: str, given: SecondFactor | Confirmation) -> list[str] | None:
    """What the session may say of this proof, or None if it is wrong. Codes and challenges are used up by this."""
    if given.passkey is not None:
        return AMR["passkey"] if passkeys.verify(session, settings, given.passkey, whose) else None
    if given.code is not None:
        return AMR["code"] if codes.verify(session, settings, whose, given.code) else None
    if given.recovery_code is not None and recovery.take(session, whose, given.recovery_code):
        user = session.get_one(User, whose)
        notices.send(session, settings, user, "recovery-code-used", left=queries.numbers(session, whose).codes)
        return AMR["recovery_code"]
    return None


def added(
    session: Session, actor: Actor, settings: Settings, user: User, event_type: str, made: Passkey | AuthenticatorApp
) -> None:
    """Note a new second factor, tell its owner, and let the session it was set up in count as proved by it."""
    record(session, actor, event_type, made)
    own = session.get(UserSession, actor.session_id) if actor.session_id else None
    if own is not None and "mfa" not in own.amr:
        own.amr = [*own.amr, "mfa"]
        touch(own)
    notices.send(session, settings, user, "second-factor-added", device=made.name)


def removed(
    session: Session, actor: Actor, settings: Settings, user: User, event_type: str, gone: Passkey | AuthenticatorApp
) -> None:
    """Take one away. Raises 409 for the last one of an account that must have one."""
    has = queries.numbers(session, user.id)
    counts = isinstance(gone, Passkey) or gone.confirmed_at is not None
    is_last = counts and has.passkeys + has.apps == 1
    if is_last and settings.enforces_second_factor and is_privileged(session, user):
        raise LastSecondFactor
    gone.deleted_at = now()
    if isinstance(gone, Passkey):
        # The device may be registered again; what it was before is nobody's business.
        gone.credential_id, gone.public_key = f"deleted-{gone.id}", ""
    else:
        gone.sealed_secret = ""
    touch(gone)
    record(session, actor, event_type, gone)
    if is_last:
        queries.drop_recovery_codes(session, user.id)
    if counts:
        notices.send(session, settings, user, "second-factor-removed", device=gone.name)


def removed_all(session: Session, actor: Actor, settings: Settings, user: User) -> None:
    """Take every second factor from a user who lost theirs; their sessions end, and they are told."""
    queries.drop_all(session, user.id)
    record_of(session, actor, "second_factors.removed", user.id)
    notices.send(session, settings, user, "second-factor-removed", device="")


def rename(
    session: Session, actor: Actor, event_type: str, own: Passkey | AuthenticatorApp, values: dict[str, Any]
) -> None:
    """Give it another name."""
    for name, value in values.items():
        setattr(own, name, value)
    touch(own)
    record(session, actor, event_type, own, {"name": events.changes_of(own).get("name")} if values else {})


def overview(session: Session, actor: Actor, settings: Settings) -> SecurityOut:
    """How well the actor's account is protected."""
    user = session.get_one(User, user_id(actor))
    own = session.get(UserSession, actor.session_id) if actor.session_id else None
    has = queries.numbers(session, user.id)
    methods = pending.methods_of(session, user.id)
    return SecurityOut(
        is_required=settings.enforces_second_factor and is_privileged(session, user),
        is_local=own is None or own.provider_id is None,
        passkeys=has.passkeys,
        authenticator_apps=has.apps,
        recovery_codes_left=has.codes,
        confirm_with=methods or (["password"] if user.password_hash else []),
        confirmed_until=step_up.confirmed_until(own) if own else None,
    )


def is_privileged(session: Session, user: User) -> bool:
    """Whether the user runs the installation or a municipality."""
    return user.is_operator or queries.is_administrator(session, user.id)


def record(
    session: Session,
    actor: Actor,
    event_type: str,
    changed: Passkey | AuthenticatorApp,
    changes: dict[str, Any] | None = None,
) -> None:
    """Append an event about a device; its keys are never told."""
    kind = "passkey" if isinstance(changed, Passkey) else "authenticator_app"
    subject = events.Subject(kind, changed.id, context_id=changed.user_id)
    events.record(session, actor, event_type, subject, stream_id=events.INSTALLATION, changes=changes)


def record_of(session: Session, actor: Actor, event_type: str, whose: str) -> None:
    """Append an event about all that protects an account."""
    events.record(session, actor, event_type, events.Subject("user", whose), stream_id=events.INSTALLATION)
