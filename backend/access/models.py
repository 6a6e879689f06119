"""Tables: users, their grants in alliances and municipalities, sessions and one-time links, tokens, failed sign-ins."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from backend.access.permissions import Role
from backend.core.clock import now
from backend.core.records import Record, new_id, reference


class User(Record, table=True):
    """Somebody who can sign in. The same human may be a person of several alliances."""

    __tablename__ = "users"

    email: str = Field(max_length=254, unique=True)
    name: str = Field(max_length=200)
    password_hash: str | None = Field(default=None, max_length=200)
    is_operator: bool = Field(default=False)
    language: str | None = Field(default=None, max_length=5)
    disabled_at: datetime | None = None
    email_verified_at: datetime | None = None


class Grant(Record, table=True):
    """One role of one user in one alliance, and the person they are there."""

    __tablename__ = "grants"
    __table_args__: ClassVar = (UniqueConstraint("user_id", "alliance_id"),)

    user_id: str = reference("users.id")
    alliance_id: str = reference("alliances.id")
    role: str = Field(max_length=20)
    person_id: str | None = reference("people.id", null=True, on_delete="SET NULL")
    # The identity provider that gave the role and may take it again; None for a role given by hand.
    source: str | None = Field(default=None, max_length=36, index=True)

    @property
    def is_coordinator(self) -> bool:
        """Whether this grant lets its holder change everything in the alliance."""
        return self.role == Role.coordinator


class MunicipalityGrant(Record, table=True):
    """One role of one user in a whole municipality: administrator or auditor."""

    __tablename__ = "municipality_grants"
    __table_args__: ClassVar = (UniqueConstraint("user_id", "municipality_id"),)

    user_id: str = reference("users.id")
    municipality_id: str = reference("municipalities.id")
    role: str = Field(max_length=20)
    source: str | None = Field(default=None, max_length=36, index=True)


class UserSession(Record, table=True):
    """A signed-in browser. The cookie's value is stored as a hash only; an ended session is gone for good."""

    __tablename__ = "user_sessions"

    user_id: str = reference("users.id")
    secret_hash: str = Field(max_length=64, unique=True)
    seen_at: datetime = Field(default_factory=now)
    expires_at: datetime
    user_agent: str = Field(default="", max_length=300)
    # How the user proved who they are (RFC 8176): `pwd`, `link`, `otp`, `hwk`, `fed`; `mfa` after two factors.
    amr: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"})
    # When they last did so: what protects the account itself asks again after a while.
    proved_at: datetime | None = None
    # The identity provider that signed them in, and its own name (`sid`) for that session.
    provider_id: str | None = Field(default=None, max_length=36, index=True)
    provider_session: str | None = Field(default=None, max_length=255, index=True)


class SignInLink(SQLModel, table=True):
    """A link that signs a user in once (`sign_in`), or lets them set a new password once (`reset`)."""

    __tablename__ = "sign_in_links"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    user_id: str = reference("users.id")
    secret_hash: str = Field(max_length=64, unique=True)
    purpose: str = Field(default="sign_in", max_length=10, sa_column_kwargs={"server_default": "sign_in"})
    created_at: datetime = Field(default_factory=now)
    expires_at: datetime
    used_at: datetime | None = None


class Token(Record, table=True):
    """Access for a system, bound to an alliance or a municipality unless its role is operator.

    While it is being rotated the previous secret opens too, until its end.
    """

    __tablename__ = "tokens"

    name: str = Field(max_length=200)
    secret_hash: str = Field(max_length=64, unique=True)
    previous_secret_hash: str | None = Field(default=None, max_length=64, unique=True)
    previous_expires_at: datetime | None = None
    hint: str = Field(max_length=8)
    role: str = Field(max_length=20)
    alliance_id: str | None = reference("alliances.id", null=True)
    municipality_id: str | None = reference("municipalities.id", null=True)
    user_id: str | None = reference("users.id", null=True)
    scopes: list[str] | None = Field(default=None, sa_type=JSON)
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


class FailedSignIn(SQLModel, table=True):
    """Counts towards the limit of sign-in attempts; kept as hashes and swept after a day."""

    __tablename__ = "failed_sign_ins"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    subject_hash: str = Field(max_length=64, index=True)
    occurred_at: datetime = Field(default_factory=now, index=True)
