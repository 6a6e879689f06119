"""Tables: resets that were asked for, and the kinds of device that a user signs in with."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from backend.core.clock import now
from backend.core.records import new_id, reference


class PasswordReset(SQLModel, table=True):
    """Somebody asked for a new password for this address, whether an account has it or not.

    The worker finds out and forgets the row: until then nobody has, so that the answer takes the same time for all.
    """

    __tablename__ = "password_resets"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    email: str = Field(max_length=254)
    language: str = Field(max_length=5)
    created_at: datetime = Field(default_factory=now)
    claimed_until: datetime | None = None


class KnownDevice(SQLModel, table=True):
    """A kind of device (browser and system) that a user has signed in with; a new one is told to them by mail."""

    __tablename__ = "known_devices"

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    user_id: str = reference("users.id")
    kind: str = Field(max_length=60)
    first_seen_at: datetime = Field(default_factory=now)
