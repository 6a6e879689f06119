"""Bodies: status entries."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Patch, Prose, RecordOut
from backend.people.parties import PartyIn, PartyOut
from backend.processes.reports.models import EntryStatus, Perspective, TrafficLight

StatusLabel = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, strip_whitespace=True),
    Field(description="Verbatim, as somebody said it", examples=["angestoßen"]),
]
Assessor = Annotated[PartyIn | None, Field(description="Who found the status; the light may have another assessor")]


class StatusEntryIn(
    Input,
    json_schema_extra={
        "examples": [
            {
                "period_from": "2018-01-01",
                "period_until": "2018-12-31",
                "status": "in_progress",
                "status_label": "angestoßen",
                "traffic_light": "yellow",
            }
        ]
    },
):
    """What is said of a measure. Of a report it has the period, unless one is given.

    Without a perspective it is the administration's; from who may not change reports, an outsider's.
    """

    report_id: Id | None = None
    period_from: date | None = None
    period_until: date | None = None
    perspective: Perspective | None = None
    status: EntryStatus
    status_label: StatusLabel | None = None
    text: Prose | None = None
    assessor: Assessor = None
    assessed_on: date | None = Field(default=None, description="Without it: today")
    traffic_light: TrafficLight | None = None
    light_assessor: Assessor = None
    light_assessed_on: date | None = Field(default=None, description="Without it: the day of the assessment")


class StatusEntryPatch(
    Patch,
    json_schema_extra={
        "examples": [{"status": "partly_done", "text": "Sechs von neun Grundschulen haben eine Elternbegleitung."}]
    },
):
    """Changes to an entry."""

    period_from: date = Field(default=None)
    period_until: date = Field(default=None)
    status: EntryStatus = Field(default=None)
    status_label: StatusLabel | None = None
    text: Prose | None = None
    assessor: Assessor = None
    assessed_on: date | None = None
    traffic_light: TrafficLight | None = None
    light_assessor: Assessor = None
    light_assessed_on: date | None = None


class StatusEntryOut(RecordOut):
    """What was said of a measure for a period."""

    alliance_id: str
    measure_id: str
    report_id: str | None
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
    can: list[str]
