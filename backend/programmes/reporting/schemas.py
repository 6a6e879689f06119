"""Bodies: the report of a programme and its comparison."""

from datetime import date

from pydantic import Field

from backend.core.schemas import Output
from backend.programmes.models import ParticipationState, TrackState
from backend.programmes.programme_events.schemas import EventCount
from backend.programmes.schemas import CountsOut


class StateCount(Output):
    """How many municipalities are in a state; `state` null: those that do not share it."""

    state: ParticipationState | None
    municipalities: int


class TrackCount(Output):
    """How many municipalities are how far in a building block."""

    block: str
    title: str
    states: dict[TrackState, int]
    not_shared: int


class ComparedRow(Output):
    """A municipality among the others. `is_own`: the reader's, by its name; all others have a letter."""

    label: str
    is_own: bool
    counts: CountsOut


class ProgrammeComparison(Output):
    """Municipalities beside each other without their names.

    `rows` is empty and `is_suppressed` set while fewer than `needs` others share their numbers: with so few, one
    could tell who is who.
    """

    is_suppressed: bool
    needs: int
    sharing: int
    rows: list[ComparedRow]


class ProgrammeReport(Output):
    """Where a programme stands on a day: what municipalities share, added up."""

    programme_id: str
    title: str
    on: date
    capacity: int | None
    admitted: int
    waiting: int
    withdrawn: int
    states: list[StateCount]
    tracks: list[TrackCount]
    totals: CountsOut
    sharing_counts: int = Field(description="How many municipalities `totals` adds up")
    events: list[EventCount]
    practices: int
    comparison: ProgrammeComparison
