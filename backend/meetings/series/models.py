"""Table: series of meetings."""

from datetime import date, time
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference
from backend.meetings.models import MeetingKind


class MeetingSeries(Record, table=True):
    """What the meetings of a series have in common.

    `rule` is an RRULE (RFC 5545 section 3.3.10) and null where people only named a `rhythm` ("etwa alle zwei Monate").
    `group_ids` are further groups that sit in its meetings. `exceptions` are days (ISO) on which the rule gives no meeting. `minute_takers` are party references
    that take turns.
    `agenda` are the items a new meeting of the series begins with: title, purpose, minutes, presenter, is_recurring.
    """

    __tablename__ = "meeting_series"

    alliance_id: str = reference("alliances.id")
    group_id: str = reference("groups.id")
    group_ids: list[str] = Field(default_factory=list, sa_type=JSON)
    title: str = Field(max_length=300)
    kind: str = Field(default=MeetingKind.other, max_length=30)
    rule: str | None = Field(default=None, max_length=200)
    rhythm: str | None = Field(default=None, max_length=300)
    starts_on: date | None = Field(default=None)
    until: date | None = Field(default=None)
    begins: time | None = Field(default=None)
    ends: time | None = Field(default=None)
    place: str | None = Field(default=None, max_length=300)
    room: str | None = Field(default=None, max_length=200)
    link: str | None = Field(default=None, max_length=500)
    moderator: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    minute_takers: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    exceptions: list[str] = Field(default_factory=list, sa_type=JSON)
    agenda: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
