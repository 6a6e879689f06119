"""Every select about signing on and off."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select
from sqlmodel import Session

from backend.access.grants.provided import queries as provided_queries
from backend.access.models import Grant, UserSession
from backend.access.single_sign_on.models import (
    Identity,
    IdentityProvider,
    LogoutTokenUse,
    PendingIdentity,
    ProviderSession,
    SignOnRequest,
)
from backend.core.problems import NotFound


def active_provider(session: Session, provider_id: str) -> IdentityProvider | None:
    """The provider, if it lets people in."""
    statement = select(IdentityProvider).where(
        IdentityProvider.id == provider_id, IdentityProvider.is_active.is_(True), IdentityProvider.deleted_at.is_(None)
    )
    return session.execute(statement).scalar_one_or_none()


def use_request(
    session: Session, provider_id: str, browser_hash: str, state_hash: str, moment: datetime
) -> SignOnRequest | None:
    """The open request of this browser, used up in one statement; None if there is none, or it waited too long."""
    statement = (
        delete(SignOnRequest)
        .where(
            SignOnRequest.state_hash == state_hash,
            SignOnRequest.browser_hash == browser_hash,
            SignOnRequest.provider_id == provider_id,
            SignOnRequest.expires_at > moment,
        )
        .returning(SignOnRequest)
        .execution_options(synchronize_session=False)
    )
    return session.execute(statement).scalar_one_or_none()


def use_pending(session: Session, pending_id: str) -> bool:
    """Use a pending identity up; False if somebody else just did."""
    statement = delete(PendingIdentity).where(PendingIdentity.id == pending_id).returning(PendingIdentity.id)
    return session.execute(statement.execution_options(synchronize_session=False)).first() is not None


def pending(session: Session, browser_hash: str, moment: datetime) -> PendingIdentity | None:
    """What this browser has yet to confirm: the newest."""
    statement = select(PendingIdentity).where(
        PendingIdentity.browser_hash == browser_hash, PendingIdentity.expires_at > moment
    )
    return session.execute(statement.order_by(PendingIdentity.expires_at.desc()).limit(1)).scalar_one_or_none()


def forget_expired(session: Session, moment: datetime) -> None:
    """Remove what nobody came back for."""
    for table in (SignOnRequest, PendingIdentity):
        session.execute(delete(table).where(table.expires_at <= moment))


def identity(session: Session, issuer: str, subject: str) -> Identity | None:
    """The identity with these names at this issuer, also one that was disconnected."""
    statement = select(Identity).where(Identity.issuer == issuer, Identity.subject == subject)
    return session.execute(statement).scalar_one_or_none()


def identities_of(user_id: str) -> Select[Any]:
    """A user's own identities."""
    return select(Identity).where(Identity.user_id == user_id)


def identity_at(session: Session, provider_id: str, user_id: str) -> Identity | None:
    """A living identity of the user at this provider, the one used last."""
    statement = select(Identity).where(
        Identity.provider_id == provider_id, Identity.user_id == user_id, Identity.deleted_at.is_(None)
    )
    return session.execute(statement.order_by(Identity.last_used_at.desc()).limit(1)).scalar_one_or_none()


def own_identity(session: Session, user_id: str | None, identity_id: str) -> Identity:
    """One of the user's own identities; 404 otherwise."""
    found = session.get(Identity, identity_id)
    if found is None or found.user_id != user_id or found.deleted_at is not None:
        raise NotFound
    return found


def provider_names(session: Session, ids: list[str]) -> dict[str, str]:
    """The names of providers."""
    rows = session.execute(select(IdentityProvider.id, IdentityProvider.name).where(IdentityProvider.id.in_(ids)))
    return {row.id: row.name for row in rows}


def provider_names_of(session: Session, user_id: str) -> dict[str, str]:
    """The names of the providers at which a user has an identity, by id."""
    theirs = select(Identity.provider_id).where(Identity.user_id == user_id)
    rows = session.execute(select(IdentityProvider.id, IdentityProvider.name).where(IdentityProvider.id.in_(theirs)))
    return {row.id: row.name for row in rows}


def sessions_of_provider(
    session: Session, provider_id: str, *, sid: str | None = None, user_ids: list[str] | None = None
) -> list[UserSession]:
    """The sessions that a provider vouches for: one by its own name for it, or all of some users."""
    statement = select(UserSession).where(UserSession.provider_id == provider_id)
    if sid is not None:
        statement = statement.where(UserSession.provider_session == sid)
    if user_ids is not None:
        statement = statement.where(UserSession.user_id.in_(user_ids))
    return list(session.execute(statement).scalars())


def end_sessions_of_provider(session: Session, provider_id: str, user_id: str | None = None) -> None:
    """End what a provider vouched for, or of this only what one user has."""
    statement = delete(UserSession).where(UserSession.provider_id == provider_id)
    if user_id is not None:
        statement = statement.where(UserSession.user_id == user_id)
    session.execute(statement)


def users_of_subject(session: Session, issuer: str, subject: str) -> list[str]:
    """The account behind a name at an issuer."""
    statement = select(Identity.user_id).where(Identity.issuer == issuer, Identity.subject == subject)
    return list(session.execute(statement).scalars())


def keep_id_token(session: Session, session_id: str, sealed: str) -> None:
    """Keep the ID token of a session for signing out at the provider."""
    session.add(ProviderSession(session_id=session_id, id_token=sealed))


def id_token_of(session: Session, session_id: str) -> str | None:
    """The sealed ID token behind a session."""
    return session.execute(
        select(ProviderSession.id_token).where(ProviderSession.session_id == session_id)
    ).scalar_one_or_none()


def logout_token_was_used(session: Session, provider_id: str, jti_hash: str, since: datetime) -> bool:
    """Whether this logout token was used before; forgets those that are too old to be accepted anyway."""
    session.execute(delete(LogoutTokenUse).where(LogoutTokenUse.used_at < since))
    statement = select(LogoutTokenUse.id).filter_by(provider_id=provider_id, jti_hash=jti_hash)
    return session.execute(statement).first() is not None


def roles_from(session: Session, provider_id: str) -> dict[str, dict[str, dict[str, str]]]:
    """The roles that a provider gave: user → `alliances` or `municipalities` → place → role."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for grant in provided_queries.grants_from(session, provider_id):
        held = found.setdefault(grant.user_id, {"alliances": {}, "municipalities": {}})
        if isinstance(grant, Grant):
            held["alliances"][grant.alliance_id] = grant.role
        else:
            held["municipalities"][grant.municipality_id] = grant.role
    return found
