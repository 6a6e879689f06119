"""Use cases: open, change and lock an account."""

from typing import Any

from sqlmodel import Session

from backend.access import passwords, queries
from backend.access.actors import Actor
from backend.access.models import User
from backend.core import events
from backend.core.clock import now
from backend.core.problems import AlreadyExists, Conflict, Forbidden, PreconditionFailed
from backend.core.records import touch


class AccountDisabled(Conflict):
    """The operator locked the account."""


class LastOperator(Conflict):
    """Without an operator nobody could run the installation."""


def create(
    session: Session,
    actor: Actor,
    email: str,
    name: str,
    *,
    is_operator: bool = False,
    password: str | None = None,
    pointer: str = "#/password",
) -> User:
    """Open an account. Raises 409 if the address has one, 422 at `pointer` for a password that is guessed first."""
    email = email.strip().lower()
    if queries.user_by_email(session, email) is not None:
        raise AlreadyExists(value=email)
    user = User(email=email, name=name, is_operator=is_operator)
    if password is not None:
        passwords.refuse_weak(password, pointer, email, name)
        user.password_hash = passwords.hash_password(password)
    session.add(user)
    record(session, actor, "user.created", user)
    return user


def change(session: Session, actor: Actor, user: User, values: dict[str, Any]) -> None:
    """Change name, language or operator's rights. Raises 409 if nobody would be operator any more."""
    if values.get("is_operator") is False:
        _refuse_last_operator(session, user)
    if values.get("is_operator") and not user.is_operator:
        # Whoever could sign in as this user so far may be less than an operator.
        queries.end_sessions(session, user.id)
        queries.void_links(session, user.id)
    for name, value in values.items():
        setattr(user, name, value)
    if changes := events.changes_of(user):
        touch(user)
        record(session, actor, "user.changed", user, changes)


def set_disabled(session: Session, actor: Actor, user: User, disabled: bool) -> None:
    """Lock an account and end its sessions and links, or open it again. Raises 409 for the last operator."""
    if disabled == (user.disabled_at is not None):
        return
    if disabled:
        _refuse_last_operator(session, user)
        queries.end_sessions(session, user.id)
        queries.void_links(session, user.id)
    user.disabled_at = now() if disabled else None
    touch(user)
    record(session, actor, "user.disabled" if disabled else "user.enabled", user)


def set_password(session: Session, actor: Actor, user: User, known: str | None, hashed: str) -> None:
    """Store a new hash in place of the one that was checked; the user's other sessions and open links end.

    Raises 412 if somebody set another password meanwhile.
    """
    if user.password_hash != known:
        raise PreconditionFailed
    user.password_hash = hashed
    touch(user)
    record(session, actor, "user.password_changed", user)
    queries.end_sessions(session, user.id, besides=actor.session_id)
    queries.void_links(session, user.id)


def refuse_disabled(user: User) -> None:
    """Raise 409 for a locked account."""
    if user.disabled_at is not None:
        raise AccountDisabled


def refuse_lesser(actor: Actor) -> None:
    """Raise 403 unless the actor is an operator: a link opens the account of somebody else to whoever has it."""
    if not actor.is_operator:
        raise Forbidden(permission="users:write")


def own(session: Session, actor: Actor) -> User:
    """The account of who is asking. Raises 403 for a token that belongs to no user."""
    user = session.get(User, actor.user_id) if actor.user_id else None
    if user is None:
        raise Forbidden(permission="session:read")
    return user


def record(
    session: Session, actor: Actor, event_type: str, user: User, changes: dict[str, list[Any]] | None = None
) -> None:
    """Append an event about an account to the installation's stream."""
    subject = events.Subject("user", user.id)
    events.record(session, actor, event_type, subject, stream_id=events.INSTALLATION, changes=changes or {})


def _refuse_last_operator(session: Session, user: User) -> None:
    if user.is_operator and user.disabled_at is None and not queries.has_other_operator(session, user.id):
        raise LastOperator
