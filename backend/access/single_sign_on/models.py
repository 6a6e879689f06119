"""Tables: identity providers, identities, and what is needed between leaving for a provider and coming back."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from backend.core.clock import now
from backend.core.records import Record, new_id, reference

DEFAULT_SCOPES = ["openid", "profile", "email"]


class IdentityProvider(Record, table=True):
    """The sign-in service of a municipality, or of the whole installation (`municipality_id` None)."""

    __tablename__ = "identity_providers"

    name: str = Field(max_length=200)
    municipality_id: str | None = reference("municipalities.id", null=True)
    issuer: str = Field(max_length=500)
    client_id: str = Field(max_length=300)
    # Sealed with the installation's key; never shown.
    client_secret: str = Field(max_length=2000)
    scopes: list[str] = Field(default_factory=lambda: list(DEFAULT_SCOPES), sa_type=JSON)
    # Whose addresses the provider may vouch for; `*`: any.
    mail_domains: list[str] = Field(default_factory=list, sa_type=JSON)
    # Where the groups stand in what the provider says: `groups`, `roles`, `realm_access.roles`.
    groups_claim: str = Field(default="groups", max_length=200)
    # Which group gives which role: `{"value", "alliance_id", "municipality_id", "role"}`.
    mappings: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    allow_creation: bool = Field(default=False)
    is_active: bool = Field(default=True)


class Identity(Record, table=True):
    """Who somebody is at an issuer (OpenID Connect Core, section 5.7: `iss` and `sub` together), and their account."""

    __tablename__ = "identities"
    __table_args__: ClassVar = (UniqueConstraint("issuer", "subject"),)

    user_id: str = reference("users.id")
    provider_id: str = reference("identity_providers.id")
    issuer: str = Field(max_length=500)
    subject: str = Field(max_length=255)
    # The groups that the provider named at the last sign-on.
    values: list[str] = Field(default_factory=list, sa_type=JSON)
    last_used_at: datetime | None = None


class SignOnRequest(SQLModel, table=True):
    """Somebody is away at a provider. Bound to one browser by a cookie, used up when they come back."""

    __tablename__ = "sign_on_requests"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    provider_id: str = reference("identity_providers.id")
    browser_hash: str = Field(max_length=64)
    state_hash: str = Field(max_length=64, unique=True)
    nonce: str = Field(max_length=100)
    code_verifier: str = Field(max_length=128)
    return_to: str = Field(max_length=500)
    # Who is signed in and wants to connect this identity with their account.
    user_id: str | None = reference("users.id", null=True)
    expires_at: datetime = Field(index=True)


class PendingIdentity(SQLModel, table=True):
    """A provider vouches for somebody whose address has an account; they have yet to show that it is theirs."""

    __tablename__ = "pending_identities"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    provider_id: str = reference("identity_providers.id")
    user_id: str = reference("users.id")
    browser_hash: str = Field(max_length=64, index=True)
    # What the provider vouches for, sealed.
    vouched: str = Field(max_length=40_000)
    return_to: str = Field(max_length=500)
    expires_at: datetime = Field(index=True)


class ProviderSession(SQLModel, table=True):
    """The ID token behind a session, sealed: the provider wants it back when its user signs out."""

    __tablename__ = "provider_sessions"

    session_id: str = Field(
        foreign_key="user_sessions.id", ondelete="CASCADE", primary_key=True, max_length=36, nullable=False
    )
    id_token: str = Field(max_length=40_000)


class LogoutTokenUse(SQLModel, table=True):
    """A logout token that was used: it works once (OpenID Connect Back-Channel Logout 1.0, section 2.6)."""

    __tablename__ = "logout_token_uses"
    __table_args__: ClassVar = (UniqueConstraint("provider_id", "jti_hash"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    provider_id: str = reference("identity_providers.id")
    jti_hash: str = Field(max_length=64)
    used_at: datetime = Field(default_factory=now, index=True)
