"""Bodies: a municipality's own side of a programme."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Input, Output, Patch, RecordOut, Timestamp
from backend.programmes.accessions.models import Share
from backend.programmes.models import Admission, ParticipationState
from backend.programmes.schemas import BlockOut, CountsOut, ProgrammeCounts, TrackOut, Tracks

Shares = Annotated[set[Share], Field(description="What the programme office gets to know; nothing without it")]
EXAMPLE = {"code": "bwk_prog_…", "shares": ["state", "tracks", "counts"]}


class AccessionIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """Take an invitation up, and say what the office gets to know."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
    shares: Shares = Field(default_factory=set)


class AccessionPatch(
    Patch,
    json_schema_extra={
        "examples": [
            {"state": "workshop_held", "counts": {"workshops": 1, "participants": 120}, "shares": ["state", "counts"]}
        ]
    },
):
    """Changes to one's own part. What is shared is copied to the office, what is no longer shared is removed there."""

    state: ParticipationState = Field(default=None)
    tracks: Tracks = Field(default=None)
    counts: ProgrammeCounts | None = None
    shares: Shares = Field(default=None)
    has_left: Boolean = Field(default=None, description="End the link; it cannot be taken up again without a new code")


class ProgrammeSeen(Output):
    """A programme as a municipality sees it."""

    id: str
    title: str
    motto: str | None
    starts_on: date | None
    ends_on: date | None
    blocks: list[BlockOut]


class AccessionOut(RecordOut):
    """The alliance in a programme. `own_counts` is what the alliance could count today; `counts` what it says.

    `programme` and what follows is null once the link has ended. `alias` stands for the municipality in comparisons
    that others see.
    """

    alliance_id: str
    participation_id: str
    joined_on: date
    left_on: date | None
    state: ParticipationState
    tracks: dict[str, TrackOut]
    counts: CountsOut | None
    own_counts: CountsOut
    shares: list[Share]
    programme: ProgrammeSeen | None
    municipality_name: str | None
    admission: Admission | None
    waitlist_place: int | None
    alias: str | None
    reported_at: Timestamp | None
    can: list[str]
