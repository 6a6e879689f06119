"""Tables: obligations and their fulfilments."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class ObligationKind(StrEnum):
    """What is owed."""

    report = "report"
    re_audit = "re_audit"
    evaluation = "evaluation"
    other = "other"


class Obligation(Record, table=True):
    """What is owed, again and again by `rule` (RFC 5545 section 3.3.10) from `starts_on` to `until`, or once.

    `next_due` is the first date that is not fulfilled; null once all are. `recipient` and `responsible` are parties.
    """

    __tablename__ = "obligations"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    certificate_id: str | None = reference("certificates.id", null=True, on_delete="SET NULL")
    kind: str = Field(default=ObligationKind.report, max_length=20)
    title: str = Field(max_length=300)
    recipient: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    responsible: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    rule: str | None = Field(default=None, max_length=200)
    starts_on: date
    until: date | None = Field(default=None)
    next_due: date | None = Field(default=None, index=True)
    remind_days_before: int = Field(default=42)
    note: str | None = Field(default=None)


class ObligationFulfilment(Record, table=True):
    """By what one due date was fulfilled."""

    __tablename__ = "obligation_fulfilments"

    alliance_id: str = reference("alliances.id")
    obligation_id: str = reference("obligations.id")
    due_on: date
    fulfilled_on: date
    report_id: str | None = reference("reports.id", null=True, on_delete="SET NULL")
    url: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None, max_length=1000)


class ObligationReminder(Record, table=True):
    """That a due date was reminded of: once when it comes, once when it has passed."""

    __tablename__ = "obligation_reminders"
    __table_args__: ClassVar = (UniqueConstraint("obligation_id", "due_on", "kind"),)

    alliance_id: str = reference("alliances.id")
    obligation_id: str = reference("obligations.id")
    due_on: date
    kind: str = Field(max_length=20)
