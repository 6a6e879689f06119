"""Every select about signing in and sessions."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, select, update
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import FailedSignIn, SignInLink, User, UserSession
from backend.access.queries import ALLIANCES
from backend.access.secrets import hash_secret


def use_link(session: Session, secret: str, moment: datetime) -> str | None:
    """Use a one-time link up; its user's id, None if it is unknown, used or expired. One statement: it works once."""
    statement = (
        update(SignInLink)
        .where(
            SignInLink.secret_hash == hash_secret(secret),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > moment,
        )
        .values(used_at=moment)
        .returning(SignInLink.user_id)
        .execution_options(synchronize_session=False)
    )
    return session.execute(statement).scalar_one_or_none()


def password_of(session: Session, email: str) -> Any:
    """Id, password hash and lock of the account with this address, as plain columns, or None."""
    statement = select(User.id, User.password_hash, User.disabled_at)
    return session.execute(statement.where(User.email == email, User.deleted_at.is_(None))).one_or_none()


def failures(session: Session, subject_hashes: list[str], since: datetime) -> list[Any]:
    """Number and first moment of the failed sign-ins of each subject since a moment."""
    statement = (
        select(func.count().label("number"), func.min(FailedSignIn.occurred_at).label("first"))
        .where(FailedSignIn.subject_hash.in_(subject_hashes), FailedSignIn.occurred_at >= since)
        .group_by(FailedSignIn.subject_hash)
    )
    return list(session.execute(statement).all())


def forget_failures(session: Session, subject_hash: str) -> None:
    """Count from zero again for somebody who signed in."""
    session.execute(delete(FailedSignIn).where(FailedSignIn.subject_hash == subject_hash))


def alliances_of(session: Session, actor: Actor, most: int) -> list[Any]:
    """Id, name, slug and state of the first alliances that the actor sees, by name."""
    alliance = ALLIANCES.c
    statement = select(alliance.id, alliance.name, alliance.slug, alliance.short_name, alliance.state)
    statement = statement.where(actor.sees(alliance.id), alliance.deleted_at.is_(None))
    return list(session.execute(statement.order_by(alliance.name, alliance.id).limit(most)).all())


def sessions_of(user_id: str) -> Select[Any]:
    """A user's own sessions."""
    return select(UserSession).where(UserSession.user_id == user_id)
