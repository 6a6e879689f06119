"""Table: participants of meetings."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import text
from sqlmodel import JSON, Field

from backend.core.records import Record, reference
from backend.people.models import PartyColumns


class ParticipantRole(StrEnum):
    """As what somebody takes part."""

    member = "member"
    deputy = "deputy"
    guest = "guest"
    expert = "expert"


class Reply(StrEnum):
    """What somebody answered to the invitation; the words of iCalendar's PARTSTAT (RFC 5545 section 3.2.12)."""

    needs_action = "needs_action"
    accepted = "accepted"
    tentative = "tentative"
    declined = "declined"


class Attendance(StrEnum):
    """Who was there."""

    present = "present"
    partly = "partly"
    excused = "excused"
    absent = "absent"


class Participant(Record, PartyColumns, table=True):
    """Somebody at a meeting, with or without an account, maybe for an organisation, maybe as a deputy.

    `email` is where mails go instead of the address of their record. `secret_hash` opens the page on which they
    answer. `told` are the facts that the last mail named, `told_revision` the SEQUENCE it had; null: nothing stands
    with them. `in_calendar`: what was sent has put an entry into their calendar.
    """

    __tablename__ = "participants"

    alliance_id: str = reference("alliances.id")
    meeting_id: str = reference("meetings.id")
    position: int = Field(default=0)
    role: str = Field(default=ParticipantRole.member, max_length=20)
    represents: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    deputy_for_id: str | None = reference("participants.id", null=True, on_delete="SET NULL")
    email: str | None = Field(default=None, max_length=254)
    secret_hash: str | None = Field(default=None, max_length=64, unique=True)
    invited_at: datetime | None = Field(default=None)
    told: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    told_revision: int | None = Field(default=None)
    in_calendar: bool = Field(default=False, sa_column_kwargs={"server_default": text("FALSE")})
    reply: str = Field(default=Reply.needs_action, max_length=20)
    replied_at: datetime | None = Field(default=None)
    reply_note: str | None = Field(default=None, max_length=1000)
    attendance: str | None = Field(default=None, max_length=20)
    remark: str | None = Field(default=None, max_length=300)
