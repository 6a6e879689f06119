"""Bodies: reports and what they hold."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from backend.core.schemas import Boolean, Id, Input, Output, Patch, Prose, RecordOut, Timestamp, Title
from backend.goals.models import MeasureStatus
from backend.people.parties import PartyIn, PartyOut
from backend.processes.reports.models import EntryStatus, Perspective, ReportKind, ReportState, TrafficLight


class ReportPeriodIn(Input):
    """A period that is reported on."""

    period_from: date
    period_until: date


class ReportPeriodOut(Output):
    """A period that is reported on."""

    period_from: date
    period_until: date


Periods = Annotated[
    list[ReportPeriodIn],
    Field(min_length=1, max_length=10, description="More than one where reports of years are merged"),
]
Recipient = Annotated[PartyIn | None, Field(description="Whom it is sent to")]


class ReportIn(
    Input,
    json_schema_extra={
        "examples": [
            {
                "agreement_id": "01920000-0000-7000-8000-000000000001",
                "periods": [{"period_from": "2018-01-01", "period_until": "2018-12-31"}],
            }
        ]
    },
):
    """A new report. Without a title it is called by its kind and its years."""

    agreement_id: Id
    process_id: Id | None = None
    kind: ReportKind = ReportKind.annual_report
    title: Title | None = None
    introduction: Prose | None = None
    periods: Periods
    recipient: Recipient = None
    due_on: date | None = None


class ReportPatch(
    Patch,
    json_schema_extra={"examples": [{"introduction": "Im zweiten Jahr sind die ersten Maßnahmen abgeschlossen."}]},
):
    """Changes to a draft."""

    kind: ReportKind = Field(default=None)
    title: Title = Field(default=None)
    introduction: Prose | None = None
    periods: Periods = Field(default_factory=list)
    recipient: Recipient = None
    due_on: date | None = None


class DispatchIn(Input, json_schema_extra={"examples": [{"sent_on": "2019-01-15", "accepts_missing": True}]}):
    """That it is sent. It is frozen then."""

    sent_on: date | None = Field(default=None, description="Without it: today")
    recipient: Recipient = None
    accepts_missing: Boolean = Field(default=False, description="Send it although some measures have no entry")


class FillingIn(Input, json_schema_extra={"examples": [{"kind": "no_news"}]}):
    """What measures get that have no entry yet: that there are no news, or the words of the last period again."""

    kind: Literal["no_news", "previous"]
    measure_ids: list[Id] | None = Field(default=None, max_length=500, description="Only these; without it all")


class ReportOut(RecordOut):
    """A report. `is_overdue`: it was due and is not sent."""

    alliance_id: str
    process_id: str | None
    agreement_id: str
    kind: ReportKind
    title: str
    introduction: str | None
    periods: list[ReportPeriodOut]
    period_from: date
    period_until: date
    recipient: PartyOut | None
    due_on: date | None
    is_overdue: bool
    state: ReportState
    sent_on: date | None
    frozen_at: Timestamp | None
    can: list[str]


class ReportedEntry(Output):
    """An entry as the report holds it."""

    id: str
    version: int
    period_from: date
    period_until: date
    perspective: Perspective
    status: EntryStatus
    status_label: str | None
    text: str | None
    assessor: PartyOut | None
    assessed_on: date | None
    traffic_light: TrafficLight | None
    light_assessor: PartyOut | None
    light_assessed_on: date | None


class ReportLine(Output):
    """A measure in a report. `entry` is the last of the administration, `outside` the last of somebody else.

    `previous` is what was said before these periods. `differences`: in what the two differ (`status`, `traffic_light`).
    """

    measure_id: str
    number: str | None
    title: str
    field_of_action: str | None
    goal: str
    responsible: PartyOut | None
    deadline: str | None
    status: MeasureStatus
    status_label: str | None
    entry: ReportedEntry | None
    outside: ReportedEntry | None
    entries: list[ReportedEntry]
    previous: ReportedEntry | None
    differences: list[Literal["status", "traffic_light"]]


class ReportedChange(Output):
    """What has become of a measure since the last report. `into`: the measures that it is now."""

    kind: Literal["added", "reworded", "split", "merged", "replaced", "dropped", "missing"]
    title: str
    into: list[str]
    reason: str | None


class ReportContent(Output):
    """What a report holds: every measure, what changed, and how many are entered. Of a sent one as it was sent."""

    report_id: str
    is_frozen: bool
    agreement: str
    edition: int
    previous_report: str | None = Field(description="The title of the last report that was sent")
    lines: list[ReportLine]
    changes: list[ReportedChange]
    counts: dict[str, int] = Field(description="Measures by status")
    measures: int
    entered: int
