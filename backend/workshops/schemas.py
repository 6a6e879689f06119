"""Bodies: workshops."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from backend.core.schemas import Boolean, Id, Input, Integer, Line, Output, Patch, RecordOut, Timestamp, Title

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$"), Field(examples=["fantasy"])]
TableName = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
FollowUp = Annotated[str, StringConstraints(max_length=2000)]
Participants = Annotated[Integer, Field(ge=1, le=2000)]
#: Domain, section 6: up to 25 people in a group of a workshop.
SEATS_MOST = 25
LaneTitle = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]


class Lane(Input):
    """A column of a phase, such as strengths and weaknesses."""

    key: Key
    title: LaneTitle


class Phase(Input):
    """One phase of the course. Cards are written only in those that take them."""

    key: Key
    title: LaneTitle
    question: Line | None = None
    takes_cards: Boolean = True
    lanes: list[Lane] = Field(default_factory=list, max_length=6)


class TableOfWorkshop(Input):
    """A table or group of the workshop, with its seats (at most 25)."""

    name: TableName
    seats: Annotated[Integer, Field(ge=1, le=SEATS_MOST)] = SEATS_MOST


def _distinct(keys: list[str]) -> None:
    if len(set(keys)) < len(keys):
        raise PydanticCustomError("named_twice", "Something is named twice")


def _course(phases: list[Phase]) -> list[Phase]:
    _distinct([one.key for one in phases])
    for one in phases:
        _distinct([lane.key for lane in one.lanes])
    if phases[-1].key != "closed":
        raise PydanticCustomError("ends_with_closed", "The last phase is `closed`")
    return phases


Phases = Annotated[list[Phase], Field(min_length=2, max_length=12, description="The course, in its order")]
Tables = Annotated[list[TableOfWorkshop], Field(max_length=60)]
WORKSHOP_EXAMPLE = {"title": "Zukunftswerkstatt", "question": "Wie leben Familien hier gern?", "held_on": "2027-03-20"}


class WorkshopIn(Input, json_schema_extra={"examples": [WORKSHOP_EXAMPLE]}):
    """A new workshop. Without phases it has the classical ones of a future workshop."""

    title: Title
    question: Line | None = None
    follow_up: FollowUp | None = Field(default=None, description="What happens with the results, and when")
    held_on: date | None = None
    process_id: Id | None = None
    meeting_id: Id | None = None
    phases: Phases | None = None
    tables: Tables = Field(default_factory=list)
    most_participants: Participants = 500
    is_moderated: Boolean = Field(default=False, description="New cards wait until whoever leads lets them show")

    @model_validator(mode="after")
    def _checked(self) -> "WorkshopIn":
        if self.phases is not None:
            _course(self.phases)
        _distinct([one.name for one in self.tables])
        return self


class WorkshopPatch(Patch, json_schema_extra={"examples": [{"is_writing_open": True}]}):
    """Changes to a workshop. The phases cannot lose one that has cards."""

    title: Title = Field(default=None)
    question: Line | None = None
    follow_up: FollowUp | None = None
    held_on: date | None = None
    process_id: Id | None = None
    meeting_id: Id | None = None
    phases: Phases = Field(default=None)
    tables: Tables = Field(default=None)
    most_participants: Participants = Field(default=None)
    is_moderated: Boolean = Field(default=None)
    is_writing_open: Boolean = Field(default=None)

    @model_validator(mode="after")
    def _checked(self) -> "WorkshopPatch":
        if "phases" in self.model_fields_set:
            _course(self.phases)
        if "tables" in self.model_fields_set:
            _distinct([one.name for one in self.tables])
        return self


class PhaseIn(Input, json_schema_extra={"examples": [{"phase": "profile"}]}):
    """Where the workshop goes. `is_writing_open` without a value: open if the phase takes cards.

    `phase` is the key of one of the workshop's `phases`: the one that follows the present one, or any earlier one.
    """

    phase: Key
    is_writing_open: Boolean | None = None


class LaneOut(Output):
    """A column of a phase."""

    key: str
    title: str


class PhaseOut(Output):
    """One phase of the course."""

    key: str
    title: str
    question: str | None
    takes_cards: bool
    lanes: list[LaneOut]


class TableOut(Output):
    """A table of the workshop and how many take part there."""

    name: str
    seats: int
    taken: int


class WorkshopOut(RecordOut):
    """A workshop with how many take part and how many cards there are."""

    alliance_id: str
    process_id: str | None
    meeting_id: str | None
    title: str
    question: str | None
    follow_up: str | None
    held_on: date | None
    phases: list[PhaseOut]
    phase: str
    tables: list[TableOut]
    most_participants: int
    is_writing_open: bool
    is_moderated: bool
    is_joinable: bool
    joinable_until: Timestamp | None
    participant_count: int
    card_count: int
    can: list[str]
