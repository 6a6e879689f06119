"""Bodies: the timeline of a process."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from backend.core.dates import FuzzyDate
from backend.core.schemas import Output


class TimelineAudience(StrEnum):
    """For whom it is."""

    internal = "internal"
    public = "public"


class TimelineEntryKind(StrEnum):
    """What an entry is; also the lane in which it is drawn."""

    phase = "phase"
    step = "step"
    revisit = "revisit"
    mandate = "mandate"
    meeting = "meeting"
    decision = "decision"
    document = "document"
    obligation = "obligation"
    certificate = "certificate"


class TimelineEntry(Output):
    """One entry. `detail` is a word of its own kind: a meeting's kind, a step's state, what a document or day is."""

    kind: TimelineEntryKind
    id: str = Field(description="Of the record that it is about; several entries may be about one record")
    title: str
    detail: str | None
    number: str | None
    when: FuzzyDate | None
    is_done: bool
    group: str | None = Field(description="The body that sits or has decided")
    participants: list[str] = Field(description="Who takes part, by function, never by a person's name")
    times_reopened: int


class Timeline(Output):
    """The timeline, in its order: a day in its month stands before what is known to the month; no date comes last."""

    process_id: str
    title: str
    audience: TimelineAudience
    earliest: date | None
    latest: date | None
    entries: list[TimelineEntry]
