"""Tables: reports and their entries."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.actions.models import TrafficLight as TrafficLight
from backend.core.records import Record, reference


class ReportKind(StrEnum):
    """Kinds of reports."""

    annual_report = "annual_report"
    interim_review = "interim_review"
    final_report = "final_report"
    status_report = "status_report"


class ReportState(StrEnum):
    """A report that was sent stays as it was."""

    draft = "draft"
    sent = "sent"


class EntryStatus(StrEnum):
    """What an entry says of a measure. `no_news` is an entry, and no status: it leaves the measure as it is."""

    planned = "planned"
    not_started = "not_started"
    in_progress = "in_progress"
    ongoing_permanent = "ongoing_permanent"
    partly_done = "partly_done"
    done = "done"
    on_hold = "on_hold"
    deferred = "deferred"
    dropped = "dropped"
    replaced = "replaced"
    out_of_scope = "out_of_scope"
    disputed = "disputed"
    no_news = "no_news"


class Perspective(StrEnum):
    """From where somebody looks at a measure: the administration, which carries it out, or somebody else."""

    administration = "administration"
    outside = "outside"


class Report(Record, table=True):
    """A report over one or several periods of an agreement. `frozen` is what was sent.

    `periods` are objects with `from` and `until`: more than one where reports of several years are merged.
    """

    __tablename__ = "reports"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    agreement_id: str = reference("agreements.id")
    kind: str = Field(max_length=30)
    title: str = Field(max_length=300)
    introduction: str | None = Field(default=None)
    periods: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    period_from: date
    period_until: date
    recipient: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    due_on: date | None = Field(default=None)
    state: str = Field(default=ReportState.draft, max_length=20)
    sent_on: date | None = Field(default=None)
    frozen_at: datetime | None = Field(default=None)
    frozen: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class StatusEntry(Record, table=True):
    """What somebody said about a measure for a period: code, verbatim words and light are facts of their own.

    `assessor` says who found the status, `light_assessor` who set the light; they may differ, and so may their days.
    `created_by` is the id of the user or token that wrote it down.
    """

    __tablename__ = "status_entries"

    alliance_id: str = reference("alliances.id")
    measure_id: str = reference("measures.id")
    report_id: str | None = reference("reports.id", null=True, on_delete="SET NULL")
    period_from: date
    period_until: date
    perspective: str = Field(default=Perspective.administration, max_length=20)
    status: str = Field(max_length=20)
    status_label: str | None = Field(default=None, max_length=200)
    text: str | None = Field(default=None)
    assessor: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    assessed_on: date | None = Field(default=None)
    traffic_light: str | None = Field(default=None, max_length=10)
    light_assessor: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    light_assessed_on: date | None = Field(default=None)
    created_by: str | None = Field(default=None, max_length=36)
