"""Table: calendar feeds."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from backend.core.records import Record, reference


class FeedKind(StrEnum):
    """Whose dates a calendar shows."""

    mine = "mine"
    group = "group"
    alliance = "alliance"


class CalendarFeed(Record, table=True):
    """One address for one calendar. Its secret is stored as a hash; a revoked feed is deleted."""

    __tablename__ = "calendar_feeds"

    user_id: str = reference("users.id")
    kind: str = Field(max_length=10)
    alliance_id: str | None = reference("alliances.id", null=True)
    group_id: str | None = reference("groups.id", null=True)
    secret_hash: str = Field(max_length=64, unique=True)
    hint: str = Field(max_length=8)
    last_read_at: datetime | None = Field(default=None)
