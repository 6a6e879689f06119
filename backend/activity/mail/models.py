"""Tables: how often somebody wants mail, how far they were told, and of what they were reminded.

All three belong to a recipient in one alliance: a user with a grant there, or a person without an account.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from backend.core.records import Record, new_id, reference


class MailRhythm(StrEnum):
    """How often somebody is told what concerns them. `never` also means no reminders."""

    immediately = "immediately"
    daily = "daily"
    weekly = "weekly"
    never = "never"


DEFAULT_RHYTHM = MailRhythm.daily


class ReminderKind(StrEnum):
    """Of what somebody is reminded: a date that comes or has passed, a question that waits, what they were asked for."""

    coming = "coming"
    passed = "passed"
    unanswered = "unanswered"
    asked = "asked"


class MailPreference(Record, table=True):
    """The rhythm that somebody chose in one alliance; who chose none gets their mails daily."""

    __tablename__ = "mail_preferences"
    __table_args__: ClassVar = (
        UniqueConstraint("user_id", "alliance_id"),
        UniqueConstraint("person_id", "alliance_id"),
    )

    alliance_id: str = reference("alliances.id")
    user_id: str | None = reference("users.id", null=True)
    person_id: str | None = reference("people.id", null=True)
    rhythm: str = Field(default=DEFAULT_RHYTHM, max_length=20)


class MailPosition(SQLModel, table=True):
    """The last event of the alliance that somebody was told of, or that did not concern them."""

    __tablename__ = "mail_positions"
    __table_args__: ClassVar = (
        UniqueConstraint("user_id", "alliance_id"),
        UniqueConstraint("person_id", "alliance_id"),
    )

    id: str = Field(default_factory=new_id, primary_key=True, max_length=36)
    alliance_id: str = reference("alliances.id")
    user_id: str | None = reference("users.id", null=True)
    person_id: str | None = reference("people.id", null=True)
    sequence: int
    told_at: datetime
    reminded_on: date | None = None


class MailReminder(SQLModel, table=True):
    """A reminder that somebody got: never a second one of this kind about the same thing on the same date."""

    __tablename__ = "mail_reminders"

    position_id: str = Field(
        primary_key=True, max_length=36, foreign_key="mail_positions.id", ondelete="CASCADE", nullable=False
    )
    kind: str = Field(primary_key=True, max_length=20)
    subject_id: str = Field(primary_key=True, max_length=36)
    about: date = Field(primary_key=True)
