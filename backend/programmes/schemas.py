"""Bodies: programmes and participations."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from backend.core.schemas import Input, Integer, Line, Name, Output, Patch, RecordOut, Timestamp, Title
from backend.programmes.models import Admission, ParticipationState, TrackState, WhenFull

Places = Annotated[Integer, Field(ge=1, le=100_000, description="How many municipalities can be admitted")]
BlockKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,20}$")]
Number = Annotated[Integer, Field(ge=0, le=10_000_000)]


class BuildingBlock(Input):
    """A building block of the programme."""

    key: BlockKey = Field(examples=["1"])
    title: Name = Field(examples=["Zukunftswerkstatt, Prozessbegleitung, Handlungskonzept"])
    text: Line | None = None


class BlockOut(Output):
    """A building block of the programme."""

    key: str
    title: str
    text: str | None = None


class Track(Input):
    """How far a municipality is in a building block."""

    state: TrackState
    note: Annotated[str, StringConstraints(max_length=500)] | None = None


class TrackOut(Output):
    """How far a municipality is in a building block."""

    state: TrackState
    note: str | None = None


class ProgrammeCounts(Input):
    """What a municipality counts of its work in the programme."""

    workshops: Number = 0
    participants: Number = Field(default=0, description="Who took part in the workshops")
    measures_adopted: Number = 0
    measures_implemented: Number = 0


class CountsOut(Output):
    """What a municipality counts of its work in the programme."""

    workshops: int = 0
    participants: int = 0
    measures_adopted: int = 0
    measures_implemented: int = 0


Blocks = Annotated[list[BuildingBlock], Field(max_length=12, description="Written whole; the usual three without it")]
Tracks = Annotated[dict[BlockKey, Track], Field(max_length=12, description="By the key of the building block")]
EXAMPLE = {"title": "Managementverfahren", "capacity": 20, "starts_on": "2013-01-01", "ends_on": "2014-12-31"}


class ProgrammeIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """A new programme. Without blocks it has the usual three."""

    title: Title
    motto: Title | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    capacity: Places | None = None
    when_full: WhenFull = WhenFull.waitlist
    blocks: Blocks | None = None


class ProgrammePatch(Patch, json_schema_extra={"examples": [{"capacity": 25}]}):
    """Changes to a programme. More places let those who wait move up, in their order."""

    title: Title = Field(default=None)
    motto: Title | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    capacity: Places | None = None
    when_full: WhenFull = Field(default=None)
    blocks: Blocks = Field(default=None)


class ProgrammeOut(RecordOut):
    """A programme. `admitted` and `waiting` are for the office only."""

    alliance_id: str
    title: str
    motto: str | None
    starts_on: date | None
    ends_on: date | None
    capacity: int | None
    when_full: WhenFull
    blocks: list[BlockOut]
    admitted: int | None
    waiting: int | None
    can: list[str]


class ParticipationIn(Input, json_schema_extra={"examples": [{"municipality_name": "Musterstadt"}]}):
    """A municipality applies. It has a place, waits or is refused, as the programme says."""

    municipality_name: Name


class ParticipationPatch(
    Patch, json_schema_extra={"examples": [{"state": "mandated", "tracks": {"1": {"state": "in_progress"}}}]}
):
    """Changes to a participation. What a linked municipality reports itself is not written by the office."""

    municipality_name: Name = Field(default=None)
    state: ParticipationState = Field(default=None)
    tracks: Tracks = Field(default=None)
    counts: ProgrammeCounts | None = None


class ParticipationOut(RecordOut):
    """A municipality in a programme. `state`, `tracks` and `counts` are null while it does not share them.

    `waitlist_place` counts from 1. `is_linked`: an alliance took the invitation up; `is_invited`: a code is open.
    """

    alliance_id: str
    programme_id: str
    municipality_name: str
    admission: Admission
    waitlist_place: int | None
    admitted_on: date | None
    state: ParticipationState | None
    state_since: date | None
    tracks: dict[str, TrackOut] | None
    counts: CountsOut | None
    is_linked: bool
    is_invited: bool
    reported_at: Timestamp | None
    can: list[str]


class InvitationCodeOut(Output):
    """What a municipality's coordination enters to link its alliance. Shown once."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("code",)

    code: str | None
    valid_until: Timestamp
    municipality_name: str
