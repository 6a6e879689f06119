"""Tables: passkeys, authenticator apps, recovery codes, and what is on its way between two requests."""

from datetime import datetime

from sqlmodel import JSON, Field, SQLModel, Text

from backend.core.clock import now
from backend.core.records import Record, new_id, reference


class Passkey(Record, table=True):
    """A public key whose private half never leaves its owner's device (WebAuthn level 3)."""

    __tablename__ = "passkeys"

    user_id: str = reference("users.id")
    name: str = Field(max_length=100)
    credential_id: str = Field(max_length=1400, unique=True)
    public_key: str = Field(sa_type=Text)
    sign_count: int = Field(default=0)
    transports: list[str] = Field(default_factory=list, sa_type=JSON)
    is_synced: bool = Field(default=False)
    last_used_at: datetime | None = None


class AuthenticatorApp(Record, table=True):
    """A shared secret from which an app counts one-time codes. It counts once a first code was right."""

    __tablename__ = "authenticator_apps"

    user_id: str = reference("users.id")
    name: str = Field(max_length=100)
    sealed_secret: str = Field(max_length=300)
    confirmed_at: datetime | None = None
    # The 30-second step of the last code that was taken: no code is taken twice.
    last_step: int = Field(default=0)
    last_used_at: datetime | None = None


class RecoveryCode(SQLModel, table=True):
    """One of ten codes on paper; 120 bits, so that a plain hash is enough."""

    __tablename__ = "recovery_codes"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    user_id: str = reference("users.id")
    code_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = Field(default_factory=now)
    used_at: datetime | None = None


class Challenge(SQLModel, table=True):
    """What a passkey has to sign, within minutes and once. Only its hash is stored."""

    __tablename__ = "passkey_challenges"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    purpose: str = Field(max_length=20)
    challenge_hash: str = Field(max_length=64, unique=True)
    user_id: str | None = reference("users.id", null=True)
    expires_at: datetime = Field(index=True)


class PendingSignIn(SQLModel, table=True):
    """Somebody whose first factor was right, for the minutes in which they show the second."""

    __tablename__ = "pending_sign_ins"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    user_id: str = reference("users.id")
    secret_hash: str = Field(max_length=64, unique=True)
    amr: list[str] = Field(default_factory=list, sa_type=JSON)
    attempts: int = Field(default=0)
    expires_at: datetime = Field(index=True)
