"""Every select about signing in and sessions."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Select, column, delete, func, or_, select, table, update
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import FailedSignIn, SignInLink, User, UserSession
from backend.access.queries import ALLIANCES, MUNICIPALITIES
from backend.access.secrets import hash_secret
from backend.access.sign_in.models import KnownDevice, PasswordReset

# Programmes stand far above this room; their table is named as a foreign key names it.
EXPERTS = table(
    "experts",
    *(column(name) for name in ("alliance_id", "person_id", "deleted_at")),
    *(column(name, Date) for name in ("since", "until")),
)


def link_user(session: Session, secret: str, moment: datetime, purpose: str) -> str | None:
    """Whose link this is, without using it; None if it is unknown, used, expired or meant for something else."""
    statement = select(SignInLink.user_id).where(
        SignInLink.secret_hash == hash_secret(secret),
        SignInLink.purpose == purpose,
        SignInLink.used_at.is_(None),
        SignInLink.expires_at > moment,
    )
    return session.execute(statement).scalar_one_or_none()


def use_link(session: Session, secret: str, moment: datetime, purpose: str = "sign_in") -> str | None:
    """Use a one-time link up; its user's id, None if it is unknown, used or expired. One statement: it works once."""
    statement = (
        update(SignInLink)
        .where(
            SignInLink.secret_hash == hash_secret(secret),
            SignInLink.purpose == purpose,
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


def failures(session: Session, subject_hash: str, since: datetime) -> Any:
    """Number and last moment of the failures of a subject since a moment."""
    statement = select(func.count().label("number"), func.max(FailedSignIn.occurred_at).label("last"))
    counted = statement.where(FailedSignIn.subject_hash == subject_hash, FailedSignIn.occurred_at >= since)
    return session.execute(counted).one()


def forget_failures(session: Session, subject_hash: str) -> None:
    """Count from zero again for somebody who signed in."""
    session.execute(delete(FailedSignIn).where(FailedSignIn.subject_hash == subject_hash))


def alliances_of(session: Session, actor: Actor, most: int) -> list[Any]:
    """Id, names, kind and state of the first alliances that the actor sees, by name."""
    alliance = ALLIANCES.c
    statement = select(alliance.id, alliance.name, alliance.slug, alliance.short_name, alliance.kind, alliance.state)
    statement = statement.where(actor.sees(alliance.id, guests=True), alliance.deleted_at.is_(None))
    return list(session.execute(statement.order_by(alliance.name, alliance.id).limit(most)).all())


def panels_of(session: Session, people: Collection[str], on: date) -> set[str]:
    """Ids of the alliances in whose programmes these people are experts on a day."""
    expert = EXPERTS.c
    statement = select(expert.alliance_id).where(
        expert.person_id.in_(sorted(people)),
        expert.deleted_at.is_(None),
        expert.since <= on,
        or_(expert.until.is_(None), expert.until >= on),
    )
    return set(session.execute(statement).scalars())


def municipalities_of(session: Session, actor: Actor) -> list[Any]:
    """Id and name of the municipalities that the actor administers or audits, by name; nothing is asked without any."""
    if not actor.municipalities:
        return []
    place = MUNICIPALITIES.c
    statement = select(place.id, place.name).where(place.id.in_(sorted(actor.municipalities)))
    return list(session.execute(statement.order_by(place.name, place.id)).all())


def sessions_of(user_id: str) -> Select[Any]:
    """A user's sessions."""
    return select(UserSession).where(UserSession.user_id == user_id)


def remember_device(session: Session, user_id: str, kind: str) -> bool:
    """Note the kind of device; whether the user has signed in before, but never with this kind."""
    known = list(session.execute(select(KnownDevice.kind).where(KnownDevice.user_id == user_id)).scalars())
    if kind in known:
        return False
    session.add(KnownDevice(user_id=user_id, kind=kind))
    return bool(known)


def resets(session: Session, ids: list[str]) -> list[PasswordReset]:
    """The resets that were claimed."""
    return list(session.execute(select(PasswordReset).where(PasswordReset.id.in_(ids))).scalars())
