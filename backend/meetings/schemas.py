"""Bodies: meetings."""

from datetime import time
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, PlainSerializer, StringConstraints

from backend.core.dates import FuzzyDate
from backend.core.schemas import DateIn, Id, Input, Integer, Output, Patch, RecordOut, Timestamp, Title
from backend.meetings.models import HELD, PLANNED, MeetingKind, MeetingState
from backend.people.parties import PartyIn, PartyOut

HEADCOUNT_MOST = 100_000
When = Annotated[
    DateIn | None,
    Field(description="As people write it, or a fuzzy date; null is not known yet", examples=["20.10.2009"]),
]
Where = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True), Field(examples=["Rathaus, Raum 12"])]
Room = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True), Field(examples=["Raum 12"])]
Link = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https?://[^\s]+$"),
    Field(description="Where it is held online", examples=["https://konferenz.example.org/plenum"]),
]
Headcount = Annotated[
    Integer, Field(ge=0, le=HEADCOUNT_MOST, description="How many were there, whether or not they are named")
]
#: A time of day as `HH:MM`, in the local time of the place.
ClockIn = Annotated[
    str,
    StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$"),
    AfterValidator(time.fromisoformat),
    Field(description="Local time, `HH:MM`", examples=["18:00"]),
]
ClockOut = Annotated[
    time,
    PlainSerializer(lambda moment: moment.strftime("%H:%M"), return_type=str, when_used="json"),
    Field(description="Local time, `HH:MM`", examples=["18:00"]),
]


class TakenState(StrEnum):
    """A state as it is sent. `planned` and `held` are the words of older versions, which are still understood."""

    draft = "draft"
    invited = "invited"
    running = "running"
    minutes_draft = "minutes_draft"
    circulated = "circulated"
    approved = "approved"
    amended = "amended"
    cancelled = "cancelled"
    planned = "planned"
    held = "held"

    @property
    def states(self) -> tuple[MeetingState, ...]:
        """The states that are meant when meetings are looked for."""
        if self is TakenState.planned:
            return PLANNED
        return HELD if self is TakenState.held else (MeetingState(self),)


def _as_state(taken: TakenState) -> MeetingState:
    return taken.states[0]


State = Annotated[TakenState, AfterValidator(_as_state)]
GROUPS_MOST = 50
Further = Annotated[
    list[Id],
    Field(max_length=GROUPS_MOST, description="Further groups that sit in this meeting, besides the one that calls it"),
]
MEETING_EXAMPLE = {
    "group_id": "01920000-0000-7000-8000-000000000001",
    "kind": "plenum",
    "title": "Bündnissitzung",
    "when": "20.10.2009",
    "begins": "18:00",
    "ends": "20:00",
    "where": "Rathaus",
    "room": "Raum 12",
    "moderator": "A. Beispiel",
    "minute_taker": "B. Muster",
}


class MeetingIn(Input, json_schema_extra={"examples": [MEETING_EXAMPLE]}):
    """A new meeting of a group, or of several. A time in the words of `when` is taken over if none is given."""

    group_id: Id
    group_ids: Further = Field(default_factory=list)
    kind: MeetingKind = MeetingKind.other
    title: Title | None = None
    when: When = None
    begins: ClockIn | None = None
    ends: ClockIn | None = None
    where: Where | None = None
    room: Room | None = None
    link: Link | None = None
    moderator: PartyIn | None = None
    minute_taker: PartyIn | None = None
    headcount: Headcount | None = None
    state: State = Field(default=TakenState.draft, validate_default=True)


class MeetingPatch(Patch):
    """Changes to a meeting. A date without a year means the one closest to the meeting's present date."""

    group_id: Id = Field(default=None)
    group_ids: Further = Field(default=None)
    kind: MeetingKind = Field(default=None)
    title: Title | None = None
    when: When = None
    begins: ClockIn | None = None
    ends: ClockIn | None = None
    where: Where | None = None
    room: Room | None = None
    link: Link | None = None
    moderator: PartyIn | None = None
    minute_taker: PartyIn | None = None
    headcount: Headcount | None = None
    state: State = Field(default=None)


class MeetingStateIn(Input, json_schema_extra={"examples": [{"state": "running"}]}):
    """Where a meeting is in its life."""

    state: State


class MeetingOut(RecordOut):
    """A meeting of a group, or of several."""

    alliance_id: str
    group_id: str
    group_ids: list[str] = Field(description="Further groups that sit in it")
    series_id: str | None
    kind: MeetingKind
    title: str | None
    when: FuzzyDate | None
    begins: ClockOut | None
    ends: ClockOut | None
    where: str | None
    room: str | None
    link: str | None
    moderator: PartyOut | None
    minute_taker: PartyOut | None
    headcount: int | None
    state: MeetingState
    started_at: Timestamp | None
    ended_at: Timestamp | None
    next_states: list[MeetingState] = Field(description="The states that the caller may bring it into now")
    can: list[str]


class MeetingRef(Output):
    """A meeting, shortly."""

    id: str
    title: str | None
    group_id: str
    kind: MeetingKind
    when: FuzzyDate | None
    begins: ClockOut | None
    ends: ClockOut | None
    state: MeetingState
