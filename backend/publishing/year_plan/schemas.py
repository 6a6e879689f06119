"""Bodies: the year's plan."""

from datetime import date
from enum import StrEnum

from backend.core.dates import FuzzyDate
from backend.core.schemas import Output
from backend.meetings.clashes.schemas import Clash, Holidays
from backend.meetings.models import MeetingKind, MeetingState
from backend.meetings.schemas import ClockOut


class PlanKind(StrEnum):
    """What takes place."""

    meeting = "meeting"
    action_day = "action_day"
    follow_up = "follow_up"


class PlanEntry(Output):
    """One date. `id` is the meeting's, or for a follow-up the action item's, which `number` names.

    `clashes`: what speaks against the date of a meeting.
    """

    kind: PlanKind
    id: str
    number: str | None
    title: str
    group: str | None
    when: FuzzyDate
    is_certain: bool
    begins: ClockOut | None
    ends: ClockOut | None
    where: str | None
    meeting_kind: MeetingKind | None
    state: MeetingState | None
    clashes: list[Clash]


class SeriesInPlan(Output):
    """A series that has a rhythm in words only, or goes on in this year."""

    id: str
    title: str
    group: str | None
    rhythm: str | None


class YearPlan(Output):
    """One year, in the order of dates."""

    year: int
    starting: date
    ending: date
    entries: list[PlanEntry]
    holidays: Holidays
    series: list[SeriesInPlan]
