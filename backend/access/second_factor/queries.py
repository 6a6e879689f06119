"""Every select about second factors, challenges and sign-ins that are half done."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, select, update
from sqlmodel import Session

from backend.access.models import MunicipalityGrant
from backend.access.permissions import Role
from backend.access.second_factor.models import AuthenticatorApp, Challenge, Passkey, PendingSignIn, RecoveryCode
from backend.access.secrets import hash_secret


def passkeys_of(user_id: str) -> Select[Any]:
    """A user's passkeys."""
    return select(Passkey).where(Passkey.user_id == user_id)


def passkey_by_credential(session: Session, credential_id: str) -> Passkey | None:
    """The passkey that names itself so."""
    statement = select(Passkey).where(Passkey.credential_id == credential_id, Passkey.deleted_at.is_(None))
    return session.execute(statement).scalar_one_or_none()


def credential_ids(session: Session, user_id: str) -> list[str]:
    """How a user's passkeys name themselves."""
    statement = select(Passkey.credential_id).where(Passkey.user_id == user_id, Passkey.deleted_at.is_(None))
    return list(session.execute(statement.order_by(Passkey.id)).scalars())


def apps_of(user_id: str) -> Select[Any]:
    """A user's authenticator apps, also those without a first code."""
    return select(AuthenticatorApp).where(AuthenticatorApp.user_id == user_id)


def confirmed_apps(session: Session, user_id: str) -> list[AuthenticatorApp]:
    """The authenticator apps that count."""
    statement = apps_of(user_id).where(
        AuthenticatorApp.confirmed_at.is_not(None), AuthenticatorApp.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(AuthenticatorApp.id)).scalars())


def number_of_apps(session: Session, user_id: str) -> int:
    """How many authenticator apps a user has, also those without a first code."""
    statement = select(func.count()).select_from(AuthenticatorApp)
    return session.execute(
        statement.where(AuthenticatorApp.user_id == user_id, AuthenticatorApp.deleted_at.is_(None))
    ).scalar_one()


def drop_unconfirmed(session: Session, user_id: str, before: datetime) -> None:
    """Forget the apps that somebody began to set up before this moment, and never did."""
    session.execute(
        delete(AuthenticatorApp)
        .where(AuthenticatorApp.user_id == user_id, AuthenticatorApp.confirmed_at.is_(None))
        .where(AuthenticatorApp.created_at < before)
        .execution_options(synchronize_session=False)
    )


def numbers(session: Session, user_id: str) -> Any:
    """How many `passkeys`, `apps` that count and unused `codes` a user has, in one statement."""
    counts = (
        ("passkeys", Passkey, Passkey.deleted_at.is_(None)),
        ("apps", AuthenticatorApp, AuthenticatorApp.confirmed_at.is_not(None) & AuthenticatorApp.deleted_at.is_(None)),
        ("codes", RecoveryCode, RecoveryCode.used_at.is_(None)),
    )
    columns = [
        select(func.count()).select_from(table).where(table.user_id == user_id, counted).scalar_subquery().label(name)
        for name, table, counted in counts
    ]
    return session.execute(select(*columns)).one()


def take_step(session: Session, app_id: str, step: int, moment: datetime) -> bool:
    """Use the code of this step up; False if it or a later one was used already. One statement: it works once."""
    statement = (
        update(AuthenticatorApp)
        .where(AuthenticatorApp.id == app_id, AuthenticatorApp.last_step < step)
        .values(last_step=step, last_used_at=moment)
        .returning(AuthenticatorApp.id)
        .execution_options(synchronize_session=False)
    )
    return session.execute(statement).first() is not None


def take_recovery_code(session: Session, user_id: str, code_hash: str, moment: datetime) -> bool:
    """Use a recovery code up; False if it is none or was used. One statement: it works once."""
    statement = (
        update(RecoveryCode)
        .where(RecoveryCode.user_id == user_id, RecoveryCode.code_hash == code_hash, RecoveryCode.used_at.is_(None))
        .values(used_at=moment)
        .returning(RecoveryCode.id)
        .execution_options(synchronize_session=False)
    )
    return session.execute(statement).first() is not None


def drop_recovery_codes(session: Session, user_id: str) -> None:
    """Make a user's recovery codes worthless."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))


def take_challenge(session: Session, purpose: str, challenge_hash: str, moment: datetime) -> tuple[str | None] | None:
    """Use a challenge up; the user it was made for (None: anybody) in a tuple, None if it is not valid."""
    statement = (
        delete(Challenge)
        .where(Challenge.challenge_hash == challenge_hash)
        .returning(Challenge.user_id, Challenge.purpose, Challenge.expires_at)
        .execution_options(synchronize_session=False)
    )
    row = session.execute(statement).one_or_none()
    return (row.user_id,) if row is not None and row.purpose == purpose and row.expires_at > moment else None


def pending_by_secret(session: Session, secret: str, moment: datetime) -> PendingSignIn | None:
    """The sign-in that waits for its second step."""
    statement = select(PendingSignIn).where(
        PendingSignIn.secret_hash == hash_secret(secret), PendingSignIn.expires_at > moment
    )
    return session.execute(statement).scalar_one_or_none()


def sweep(session: Session, moment: datetime) -> None:
    """Forget challenges and half sign-ins whose time is over."""
    for table in (Challenge, PendingSignIn):
        session.execute(delete(table).where(table.expires_at <= moment).execution_options(synchronize_session=False))


def drop_pending(session: Session, user_id: str) -> None:
    """End a user's half sign-ins."""
    session.execute(delete(PendingSignIn).where(PendingSignIn.user_id == user_id))


def drop_all(session: Session, user_id: str) -> None:
    """Take every second factor from a user; their devices and apps become worthless."""
    for table in (Passkey, AuthenticatorApp, RecoveryCode, PendingSignIn, Challenge):
        session.execute(delete(table).where(table.user_id == user_id).execution_options(synchronize_session=False))


def is_administrator(session: Session, user_id: str) -> bool:
    """Whether the user administers a municipality."""
    statement = select(MunicipalityGrant.id).where(
        MunicipalityGrant.user_id == user_id,
        MunicipalityGrant.role == Role.administrator,
        MunicipalityGrant.deleted_at.is_(None),
    )
    return session.execute(statement.limit(1)).first() is not None
