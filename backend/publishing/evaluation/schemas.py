"""Bodies: the evaluation of a process."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from backend.core.schemas import Output
from backend.goals.models import AgreementState, MeasureStatus
from backend.meetings.models import MeetingKind
from backend.people.parties import PartyOut
from backend.processes.questionnaires.models import RecommendationOutcome, ResponseKind


class MilestoneKey(StrEnum):
    """What a process is measured by."""

    first_meeting = "first_meeting"
    kickoff = "kickoff"
    adopted = "adopted"
    handed_over = "handed_over"
    certified = "certified"
    closed = "closed"


class Milestone(Output):
    """A day that counts. A vague date has two different bounds, and its words in `text`."""

    key: MilestoneKey
    earliest: date
    latest: date
    text: str | None
    source: str | None = Field(description="What it was: the meeting's or paper's title")


class Duration(Output):
    """Days from one milestone to another; `days_least` and `days_most` differ where a date is vague."""

    starting: MilestoneKey
    ending: MilestoneKey
    days_least: int
    days_most: int


class EvaluatedMeeting(Output):
    """Who was at a meeting. `headcount` is what was stated beside the names."""

    id: str
    title: str | None
    kind: MeetingKind
    text: str | None
    earliest: date | None
    present: int
    partly: int
    excused: int
    absent: int
    headcount: int | None


class InterestAttendance(Output):
    """How one interest group was there. `interest` is null for those of whom nothing is said.

    `meetings`: at which somebody of it was present; `persons`: attendances in all, `missing`: excused and absent.
    """

    interest: str | None
    meetings: int
    persons: int
    missing: int


class StatusCount(Output):
    """How many measures have a status."""

    status: MeasureStatus
    count: int


class EvaluatedAgreement(Output):
    """How far the measures of an agreement's newest edition are."""

    id: str
    title: str
    edition: int
    state: AgreementState
    measures: int
    by_status: list[StatusCount]


class IndicatorPoint(Output):
    """What was measured on a day."""

    on: date
    value: float


class EvaluatedIndicator(Output):
    """An indicator against its baseline and target. `reached_percent`: how much of the way from one to the other."""

    id: str
    name: str
    unit: str | None
    measure: str
    baseline_value: float | None
    target_value: float | None
    values: list[IndicatorPoint]
    reached_percent: float | None


class EvaluatedResponse(Output):
    """The score that one assessor gave."""

    questionnaire: str
    kind: ResponseKind
    assessor: PartyOut | None
    assessed_on: date
    is_closed: bool
    percent: float | None
    threshold_percent: int | None
    is_enough: bool | None


class RecommendedFromOutside(Output):
    """What an examiner recommended, and what became of it."""

    text: str
    assessor: PartyOut | None
    assessed_on: date
    outcome: RecommendationOutcome
    reason: str | None


class RecommendationFate(Output):
    """What became of the recommendations of a paper, by what the council made of them."""

    paper: str
    open: int
    resolved: int
    noted: int
    rejected: int


class Evaluation(Output):
    """How a process went."""

    process_id: str
    title: str
    milestones: list[Milestone]
    durations: list[Duration]
    meetings: list[EvaluatedMeeting]
    interests: list[InterestAttendance]
    agreements: list[EvaluatedAgreement]
    indicators: list[EvaluatedIndicator]
    responses: list[EvaluatedResponse]
    recommended: list[RecommendedFromOutside]
    fates: list[RecommendationFate]
