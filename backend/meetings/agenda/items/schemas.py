"""Bodies: agenda items."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from backend.actions.models import Status
from backend.actions.schemas import Key
from backend.core.schemas import Boolean, Id, Input, Integer, Output, Patch, RecordOut, Timestamp, Title
from backend.meetings.agenda.models import AgendaItemState, AgendaPurpose
from backend.meetings.agenda.outcomes.schemas import OutcomeOut
from backend.meetings.schemas import ClockOut
from backend.people.parties import PartyIn, PartyOut

Minutes = Annotated[Integer, Field(ge=1, le=1440, description="Planned duration in minutes", examples=[15])]
Notes = Annotated[str, Field(max_length=200_000, description="Plain text; what others wrote meanwhile is kept")]
ITEM_EXAMPLE = {"title": "Sponsoren für die Aktionstage", "purpose": "discussion", "minutes": 15}
WAITING_EXAMPLE = {"body_id": "01920000-0000-7000-8000-000000000001", "title": "Sponsoren für die Aktionstage"}


class AgendaItemIn(Input, json_schema_extra={"examples": [ITEM_EXAMPLE]}):
    """A new point of an agenda. What an entry of the proposal names can be sent as it is; it then gives the title."""

    title: Title | None = None
    purpose: AgendaPurpose | None = None
    minutes: Minutes | None = None
    presenter: PartyIn | None = None
    action_item_id: Key | None = Field(default=None, description="Id or number (`LMK-7`) of the card it is about")
    idea_id: Id | None = None
    follow_up_id: Id | None = None
    group_id: Id | None = Field(default=None, description="The group whose matter it is")
    rolled_from_id: Id | None = Field(
        default=None, description="The item of the backlog that it goes on with; what is not sent comes from there"
    )
    is_recurring: Boolean | None = None
    is_internal: Boolean | None = Field(default=None, description="Left out of what is published")
    before: Id | None = Field(default=None, description="The item it stands before; null: at the end")


class WaitingItemIn(Input, json_schema_extra={"examples": [WAITING_EXAMPLE]}):
    """A matter that waits for the next meeting of a body."""

    body_id: Id = Field(description="The group for whose next meeting it waits")
    title: Title | None = None
    purpose: AgendaPurpose | None = None
    minutes: Minutes | None = None
    presenter: PartyIn | None = None
    action_item_id: Key | None = Field(default=None, description="Id or number (`LMK-7`) of the card it is about")
    idea_id: Id | None = None
    group_id: Id | None = Field(default=None, description="The group whose matter it is")


class AgendaItemPatch(Patch):
    """Changes to an agenda item. `in_progress` ends the item that was before."""

    title: Title = Field(default=None)
    purpose: AgendaPurpose = Field(default=None)
    minutes: Minutes | None = None
    presenter: PartyIn | None = None
    action_item_id: Key | None = None
    idea_id: Id | None = None
    group_id: Id | None = None
    is_recurring: Boolean = Field(default=None)
    is_internal: Boolean = Field(default=None)
    rolls_over: Boolean = Field(default=None, description="False: nobody wants to come back to it")
    state: Literal["open", "in_progress", "discussed"] = Field(
        default=None, description="Postponing is an outcome; `not_discussed` follows from the end of the meeting"
    )
    notes: Notes = Field(default=None)


class AgendaPosition(Input):
    """Where an item goes: before which other (null: to the end)."""

    before: Id | None = None


class CardRef(Output):
    """The action item that an agenda item is about, named."""

    id: str
    number: str = Field(examples=["LMK-1"])
    title: str
    status: Status


class AgendaItemOut(RecordOut):
    """A point of an agenda. Without `meeting_id` it waits for the next meeting of `body_id`."""

    alliance_id: str
    meeting_id: str | None
    body_id: str | None
    number: int | None = Field(description="Its place on the agenda, from 1; null while it waits")
    title: str
    purpose: AgendaPurpose
    minutes: int | None
    starts_at: ClockOut | None = Field(
        description="When its turn comes by plan: the meeting's begin and the durations before it; null without a begin"
    )
    presenter: PartyOut | None
    action_item_id: str | None
    action_item: CardRef | None
    idea_id: str | None
    follow_up_id: str | None
    group_id: str | None
    rolled_from_id: str | None
    postponed_to_id: str | None
    is_recurring: bool
    is_internal: bool
    rolls_over: bool
    raised_by: str | None
    state: AgendaItemState
    started_at: Timestamp | None = Field(description="Since when it is being talked about; null if it is not")
    seconds: int = Field(description="Time spent on it before `started_at`, in seconds")
    notes: str
    outcomes: list[OutcomeOut]
    can: list[Literal["edit", "move", "run", "settle", "delete"]]


class EarlierItem(Output):
    """The same matter at another meeting."""

    id: str
    meeting_id: str | None
    meeting_title: str | None
    on: date | None = Field(description="The first day of the meeting's date")
    state: AgendaItemState
    notes: str
    outcomes: list[OutcomeOut]


class AgendaItemWithHistory(AgendaItemOut):
    """An agenda item and where its matter was before and after."""

    history: list[EarlierItem] = Field(description="The matter's other items, the oldest first")
