"""Tables: reports and their entries."""

from datetime import date, datetime
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class Report(Record, table=True):
    """A report over one or several periods of an agreement. `frozen` is what was sent."""

    __tablename__ = "reports"

    alliance_id: str = reference("alliances.id")
    agreement_id: str | None = reference("agreements.id", null=True, on_delete="SET NULL")
    kind: str = Field(max_length=30)
    title: str = Field(max_length=300)
    period_from: date
    period_until: date
    recipient: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    state: str = Field(default="draft", max_length=20)
    sent_on: date | None = Field(default=None)
    frozen_at: datetime | None = Field(default=None)
    frozen: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class StatusEntry(Record, table=True):
    """What somebody said about a measure for a period: code, verbatim words, assessor and light are separate facts."""

    __tablename__ = "status_entries"

    alliance_id: str = reference("alliances.id")
    measure_id: str = reference("measures.id")
    report_id: str | None = reference("reports.id", null=True, on_delete="SET NULL")
    period_from: date
    period_until: date
    status: str = Field(max_length=20)
    status_label: str | None = Field(default=None, max_length=200)
    text: str | None = Field(default=None)
    assessor: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    assessed_on: date | None = Field(default=None)
    traffic_light: str | None = Field(default=None, max_length=10)
