"""Tables: agenda items and what came out of them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, reference


class AgendaPurpose(StrEnum):
    """What an item is on the agenda for."""

    information = "information"
    discussion = "discussion"
    decision = "decision"


class AgendaItemState(StrEnum):
    """`not_discussed` is said when the meeting ends: it rolls over, as what was postponed does."""

    open = "open"
    in_progress = "in_progress"
    discussed = "discussed"
    postponed = "postponed"
    not_discussed = "not_discussed"


class OutcomeKind(StrEnum):
    """What can come out of an agenda item."""

    information = "information"
    decision = "decision"
    action_item = "action_item"
    postponement = "postponement"


class AgendaItem(Record, table=True):
    """One point of a meeting's agenda, or (without a meeting) a matter that waits for the next one of `body_id`.

    `group_id` is the group whose matter it is. `position` orders a meeting's items; it has gaps. `minutes` is the
    planned duration in minutes, `seconds` the time spent so far; `started_at` is when the present stretch began.
    `notes` is the text taken while people talk; `notes_state` is the same text as a document that several people write
    in at once (Yjs update, version 1). `rolled_from_id` is the item that it goes on with, `matter_id` the first of them
    all: a matter's items over the meetings have it in common. `rolls_over` false: nobody wants to come back to it.
    """

    __tablename__ = "agenda_items"

    alliance_id: str = reference("alliances.id")
    meeting_id: str | None = reference("meetings.id", null=True)
    body_id: str | None = reference("groups.id", null=True, on_delete="SET NULL")
    matter_id: str = Field(max_length=ID_LENGTH, index=True)
    position: float = Field(default=0.0)
    title: str = Field(max_length=300)
    purpose: str = Field(default=AgendaPurpose.discussion, max_length=20)
    minutes: int | None = Field(default=None)
    presenter: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    action_item_id: str | None = reference("action_items.id", null=True, on_delete="SET NULL")
    idea_id: str | None = reference("ideas.id", null=True, on_delete="SET NULL")
    follow_up_id: str | None = reference("follow_ups.id", null=True, on_delete="SET NULL")
    group_id: str | None = reference("groups.id", null=True, on_delete="SET NULL")
    rolled_from_id: str | None = reference("agenda_items.id", null=True, on_delete="SET NULL")
    postponed_to_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    is_recurring: bool = Field(default=False)
    is_internal: bool = Field(default=False)
    rolls_over: bool = Field(default=True)
    raised_by: str | None = Field(default=None, max_length=200)
    created_by: str | None = Field(default=None, max_length=ID_LENGTH)
    state: str = Field(default=AgendaItemState.open, max_length=20)
    started_at: datetime | None = Field(default=None)
    seconds: int = Field(default=0)
    notes: str = Field(default="")
    notes_state: bytes | None = Field(default=None)


class Outcome(Record, table=True):
    """What came out of an agenda item: an information, a decision, a new or changed action item, a postponement."""

    __tablename__ = "outcomes"

    alliance_id: str = reference("alliances.id")
    meeting_id: str = reference("meetings.id")
    agenda_item_id: str = reference("agenda_items.id")
    position: int = Field(default=0)
    kind: str = Field(max_length=20)
    text: str = Field(default="")
    decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")
    action_item_id: str | None = reference("action_items.id", null=True, on_delete="SET NULL")
    postponed_to_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
