"""Tables: versions of minutes, and addenda."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class MinutesVersion(Record, table=True):
    """The minutes as they stood when they were circulated: `content` is everything they show, never changed again.

    `changes_summary` says in words what differs from the version before. `approved_in_id` is the meeting that approved,
    `decision_id` the decision by which it did.
    """

    __tablename__ = "minutes_versions"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    alliance_id: str = reference("alliances.id")
    meeting_id: str = reference("meetings.id")
    number: int
    content: dict[str, Any] = Field(sa_type=JSON)
    changes_summary: str | None = Field(default=None)
    author_id: str | None = Field(default=None, max_length=36)
    author_name: str = Field(max_length=200)
    circulated_at: datetime | None = Field(default=None)
    approved_at: datetime | None = Field(default=None)
    approved_in_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")


class MinutesAddendum(Record, table=True):
    """What was added after the approval; the approved version stays as it is."""

    __tablename__ = "minutes_addenda"

    alliance_id: str = reference("alliances.id")
    meeting_id: str = reference("meetings.id")
    text: str
    author_id: str | None = Field(default=None, max_length=36)
    author_name: str = Field(max_length=200)
