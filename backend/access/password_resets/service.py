"""Use cases: ask for a new password, send the link, take the new password."""

from fastapi import Request
from sqlmodel import Session

from backend.access import passwords, queries
from backend.access.accounts import service as accounts
from backend.access.actors import SYSTEM, Actor
from backend.access.models import User
from backend.access.secrets import is_well_formed
from backend.access.sign_in import links, notices, throttle
from backend.access.sign_in import queries as sign_in_queries
from backend.access.sign_in.models import PasswordReset
from backend.access.sign_in.service import CHALLENGE, LinkNotValid, known
from backend.core import events
from backend.core.claims import claim
from backend.core.clock import now
from backend.core.db import Database
from backend.core.language import DEFAULT
from backend.settings import Settings

AT_ONCE, LEASE_SECONDS = 20, 60


def ask(session: Session, actor: Actor, request: Request, email: str, language: str | None) -> None:
    """Write down that this address wants a new password. Raises 429 for who asks too often, whatever the address."""
    settings: Settings = request.app.state.settings
    counted = throttle.for_mails(request, email)
    throttle.refuse_too_many(session, counted, settings.sign_in_attempts)
    throttle.note(session, counted)
    asked = PasswordReset(email=email, language=language or DEFAULT)
    session.add(asked)
    subject = events.Subject("password_reset", asked.id)
    events.record(session, SYSTEM, "password_reset.requested", subject, stream_id=events.INSTALLATION)


def run(database: Database, settings: Settings) -> int:
    """The worker's duty: a mail to everybody with an account who asked; how many asked."""
    due = PasswordReset.id.is_not(None)  # type: ignore[attr-defined]  # column expression
    with database.unit(write=True) as session:
        ids = claim(session, PasswordReset, due, AT_ONCE, LEASE_SECONDS)
    if ids:
        database.run(lambda session: _answer(session, settings, ids), write=True)
    return len(ids)


def _answer(session: Session, settings: Settings, ids: list[str]) -> None:
    for asked in sign_in_queries.resets(session, ids):
        user = queries.user_by_email(session, asked.email)
        session.delete(asked)
        if user is None or user.disabled_at is not None:
            continue
        address = links.reset_address(settings.base_url, links.issue_reset(session, user))
        language = user.language or asked.language
        notices.send(session, settings, user, "password-reset", language=language, link=address)


def owner(session: Session, secret: str) -> User:
    """Whose link this is, which is not used by asking. Raises 401 if it is not valid."""
    user_id = sign_in_queries.link_user(session, secret, now(), "reset") if is_well_formed(secret) else None
    user = session.get(User, user_id) if user_id else None
    if user is None or user.disabled_at is not None or user.deleted_at is not None:
        raise LinkNotValid(headers=CHALLENGE)
    return user


def set_password(session: Session, request: Request, secret: str, password: str) -> User:
    """Set the new password, once: all sessions of the user end. Raises 401 for the link, 422 for a weak password.

    The session holds no connection while the password is hashed: that takes long by intention.
    """
    settings: Settings = request.app.state.settings
    user = owner(session, secret)
    email, name = user.email, user.name
    session.rollback()
    passwords.refuse_weak(password, "#/password", email, name)
    hashed = passwords.hash_password(password)
    user_id = sign_in_queries.use_link(session, secret, now(), "reset")
    if user_id is None:
        raise LinkNotValid(headers=CHALLENGE)
    user = session.get_one(User, user_id)
    accounts.set_password(session, known(user), user, user.password_hash, hashed)
    throttle.forget(session, throttle.subjects(request, email)[0])
    notices.send(session, settings, user, "password-changed")
    return user
