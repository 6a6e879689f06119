"""Table: recurrences, at most one a card."""

from datetime import date
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from backend.core.records import Record, reference


class Recurrence(Record, table=True):
    """How a card comes back. Where the next card was made the rule went along to it, and this row is a tombstone.

    `rule` is an RRULE (RFC 5545 section 3.3.10) with FREQ and INTERVAL. `starts_on` is the day it is counted from, so
    that the 31st stays the last of a month; `next_on` is the next card's day, and `due_on` the day to make it on.
    `previous_id` is the card that this one follows.
    """

    __tablename__ = "recurrences"
    __table_args__: ClassVar = (UniqueConstraint("action_item_id"),)

    alliance_id: str = reference("alliances.id")
    action_item_id: str = reference("action_items.id", index=False)
    previous_id: str | None = reference("action_items.id", null=True, on_delete="SET NULL")
    rule: str = Field(max_length=60)
    starts_on: date
    next_on: date
    days_before: int
    due_on: date = Field(index=True)
