"""Bodies: obligations and their fulfilments."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from backend.actions.recurrence.rules import PATTERN
from backend.core.schemas import Id, Input, Integer, Line, Output, Patch, Prose, RecordOut, Title
from backend.people.parties import PartyIn, PartyOut
from backend.processes.obligations.models import ObligationKind

Rhythm = Annotated[
    str,
    StringConstraints(max_length=200, pattern=PATTERN),
    Field(description="RRULE: every so many weeks, months or years", examples=["FREQ=YEARLY"]),
]
RemindDays = Annotated[Integer, Field(ge=0, le=730, description="How many days before a due date it is reminded of")]
WebAddress = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True, pattern=r"^https?://[^\s]+$")]
OBLIGATION_EXAMPLE = {
    "title": "Jahresbericht an den Verein",
    "recipient": "Verein Familiengerechte Kommune",
    "rule": "FREQ=YEARLY",
    "starts_on": "2018-09-27",
    "until": "2020-09-27",
}


class ObligationState(StrEnum):
    """Where an obligation stands today."""

    open = "open"
    overdue = "overdue"
    fulfilled = "fulfilled"


class DueState(StrEnum):
    """Where one due date stands today."""

    coming = "coming"
    overdue = "overdue"
    fulfilled = "fulfilled"


class ObligationIn(Input, json_schema_extra={"examples": [OBLIGATION_EXAMPLE]}):
    """Something that is owed: once on `starts_on`, or again and again from then on."""

    title: Title
    kind: ObligationKind = ObligationKind.report
    recipient: PartyIn | None = None
    responsible: PartyIn | None = None
    rule: Rhythm | None = None
    starts_on: date
    until: date | None = None
    remind_days_before: RemindDays = 42
    note: Prose | None = None
    process_id: Id | None = None
    certificate_id: Id | None = None


class ObligationPatch(Patch, json_schema_extra={"examples": [{"responsible": "Jugendamt", "remind_days_before": 60}]}):
    """Changes to an obligation. What was fulfilled stays fulfilled."""

    title: Title = Field(default=None)
    kind: ObligationKind = Field(default=None)
    recipient: PartyIn | None = None
    responsible: PartyIn | None = None
    rule: Rhythm | None = None
    starts_on: date = Field(default=None)
    until: date | None = None
    remind_days_before: RemindDays = Field(default=None)
    note: Prose | None = None
    process_id: Id | None = None


class FulfilmentIn(Input, json_schema_extra={"examples": [{"fulfilled_on": "2018-09-20"}]}):
    """By what the next due date is fulfilled."""

    fulfilled_on: date | None = Field(default=None, description="Without it: today")
    report_id: Id | None = Field(default=None, description="The report that was sent")
    url: WebAddress | None = None
    note: Line | None = None


class DueOut(Output):
    """One due date, and by what it was fulfilled."""

    due_on: date
    remind_on: date
    state: DueState
    fulfilled_on: date | None
    report_id: str | None
    url: str | None
    note: str | None


class ObligationOut(RecordOut):
    """An obligation with its due dates, the first fifty of those that are not over."""

    LIVES_UNDER: ClassVar[str] = "obligations"
    alliance_id: str
    process_id: str | None
    certificate_id: str | None
    kind: ObligationKind
    title: str
    recipient: PartyOut | None
    responsible: PartyOut | None
    rule: str | None
    starts_on: date
    until: date | None
    next_due: date | None
    remind_days_before: int
    note: str | None
    state: ObligationState
    dues: list[DueOut]
    can: list[str]
