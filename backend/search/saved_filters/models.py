"""Tables: saved filters and who is told what they newly find."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class FilterPage(StrEnum):
    """The page whose view is kept."""

    board = "board"
    table = "table"
    search = "search"
    decisions = "decisions"
    dashboard = "dashboard"


class FilterRhythm(StrEnum):
    """How often somebody is told what is new."""

    none = "none"
    daily = "daily"
    weekly = "weekly"


class SavedFilter(Record, table=True):
    """A view of a page under a name. `query` is that of the page's address; without an owner a system made it."""

    __tablename__ = "saved_filters"

    alliance_id: str = reference("alliances.id")
    owner_id: str | None = reference("users.id", null=True, on_delete="SET NULL")
    name: str = Field(max_length=200)
    page: str = Field(max_length=20)
    query: str = Field(default="", max_length=1000)
    is_shared: bool = Field(default=False)


class FilterSubscription(Record, table=True):
    """One user who is told. `seen` are the ids of what the filter showed when they were told last, at `told_at`."""

    __tablename__ = "filter_subscriptions"
    __table_args__: ClassVar = (UniqueConstraint("saved_filter_id", "user_id"),)

    alliance_id: str = reference("alliances.id")
    saved_filter_id: str = reference("saved_filters.id")
    user_id: str = reference("users.id")
    rhythm: str = Field(max_length=10)
    told_at: datetime
    seen: list[str] = Field(default_factory=list, sa_type=JSON)
