"""Every select of this room."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, column, delete, func, or_, select, table
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import FailedSignIn, Grant, SignInLink, Token, User, UserSession
from backend.access.permissions import Role
from backend.access.secrets import hash_secret

# The rooms of people and alliances stand above this one and are therefore named by table, as in a foreign key.
PEOPLE = table("people", column("id"), column("alliance_id"), column("deleted_at"))


def grants_of(session: Session, user_id: str) -> list[Any]:
    """Alliance, role and person of each grant of a user, as plain rows."""
    statement = select(Grant.alliance_id, Grant.role, Grant.person_id)
    return list(session.execute(statement.where(Grant.user_id == user_id, Grant.deleted_at.is_(None))).all())


def token_by_secret(session: Session, secret: str) -> Any:
    """The token's columns and its owner's, or None. Plain columns: this runs on every request."""
    statement = (
        select(
            Token.id,
            Token.name,
            Token.role,
            Token.alliance_id,
            Token.user_id,
            Token.scopes,
            Token.expires_at,
            Token.last_used_at,
            Token.revoked_at,
            User.name.label("user_name"),
            User.is_operator.label("user_is_operator"),
            User.disabled_at.label("user_disabled_at"),
        )
        .join(User, User.id == Token.user_id, isouter=True)
        .where(Token.secret_hash == hash_secret(secret), Token.deleted_at.is_(None))
    )
    return session.execute(statement).one_or_none()


def session_by_secret(session: Session, secret: str) -> Any:
    """Session and user columns for a cookie's value, or None."""
    statement = (
        select(
            UserSession.id,
            UserSession.seen_at,
            UserSession.expires_at,
            User.id.label("user_id"),
            User.name,
            User.is_operator,
            User.disabled_at,
        )
        .join(User, User.id == UserSession.user_id)
        .where(UserSession.secret_hash == hash_secret(secret), User.deleted_at.is_(None))
    )
    return session.execute(statement).one_or_none()


def user_by_email(session: Session, email: str) -> User | None:
    """The user with this address, written in any case."""
    statement = select(User).where(func.lower(User.email) == email.strip().lower(), User.deleted_at.is_(None))
    return session.execute(statement).scalar_one_or_none()


def has_users(session: Session) -> bool:
    """Whether anybody can sign in yet."""
    return session.execute(select(User.id).limit(1)).first() is not None


def link_by_secret(session: Session, secret: str) -> SignInLink | None:
    """The one-time link, locked so that it works once."""
    statement = select(SignInLink).where(SignInLink.secret_hash == hash_secret(secret)).with_for_update()
    return session.execute(statement).scalar_one_or_none()


def failed_sign_ins(session: Session, subject_hashes: list[str], since: datetime) -> int:
    """The largest number of failures of any of these subjects since a moment."""
    statement = (
        select(func.count())
        .where(FailedSignIn.subject_hash.in_(subject_hashes), FailedSignIn.occurred_at >= since)
        .group_by(FailedSignIn.subject_hash)
    )
    return max(session.execute(statement).scalars().all(), default=0)


def sessions_of(user_id: str) -> Select[Any]:
    """A user's own sessions."""
    return select(UserSession).where(UserSession.user_id == user_id)


def tokens_of(alliance_id: str) -> Select[Any]:
    """Tokens bound to one alliance."""
    return select(Token).where(Token.alliance_id == alliance_id)


def tokens_visible_to(actor: Actor) -> Select[Any]:
    """Tokens the actor administers or owns."""
    own = Token.user_id == actor.user_id if actor.user_id else False
    return select(Token).where(or_(actor.sees(Token.alliance_id), own))


def grants_visible_to(actor: Actor) -> Select[Any]:
    """Grants in the actor's alliances."""
    return select(Grant).where(actor.sees(Grant.alliance_id))


def users_by_id(session: Session, ids: list[str]) -> dict[str, User]:
    """Several users at once."""
    return {user.id: user for user in session.execute(select(User).where(User.id.in_(ids))).scalars()}


def users() -> Select[Any]:
    """All user accounts, for operators."""
    return select(User)


def has_other_operator(session: Session, user_id: str) -> bool:
    """Whether somebody else can run the installation."""
    statement = select(User.id).where(
        User.is_operator.is_(True), User.id != user_id, User.disabled_at.is_(None), User.deleted_at.is_(None)
    )
    return session.execute(statement.limit(1)).first() is not None


def first_operator(session: Session) -> User | None:
    """The operator who has been there longest."""
    statement = select(User).where(User.is_operator.is_(True), User.disabled_at.is_(None), User.deleted_at.is_(None))
    return session.execute(statement.order_by(User.created_at, User.id).limit(1)).scalar_one_or_none()


def end_sessions(session: Session, user_id: str, besides: str | None = None) -> None:
    """End the sessions of a user, except the one they are in."""
    statement = delete(UserSession).where(UserSession.user_id == user_id)
    if besides is not None:
        statement = statement.where(UserSession.id != besides)
    session.execute(statement)


def void_links(session: Session, user_id: str) -> None:
    """Make a user's open links worthless."""
    session.execute(delete(SignInLink).where(SignInLink.user_id == user_id, SignInLink.used_at.is_(None)))


def grant_of(session: Session, user_id: str, alliance_id: str) -> Grant | None:
    """A user's grant in an alliance, also one that was taken away."""
    return session.execute(select(Grant).filter_by(user_id=user_id, alliance_id=alliance_id)).scalar_one_or_none()


def has_other_coordinator(session: Session, alliance_id: str, grant_id: str) -> bool:
    """Whether somebody else who can sign in coordinates the alliance. Locks the grants, so that two don't go at once."""
    statement = (
        select(Grant.id)
        .join(User, User.id == Grant.user_id)
        .where(
            Grant.alliance_id == alliance_id,
            Grant.role == Role.coordinator.value,
            Grant.deleted_at.is_(None),
            User.disabled_at.is_(None),
        )
        .with_for_update(of=Grant)
    )
    return any(found != grant_id for found in session.execute(statement).scalars().all())


def is_person_of(session: Session, alliance_id: str, person_id: str) -> bool:
    """Whether the person is one of this alliance's."""
    person = PEOPLE.c
    statement = select(person.id).where(person.id == person_id, person.alliance_id == alliance_id)
    return session.execute(statement.where(person.deleted_at.is_(None))).first() is not None
