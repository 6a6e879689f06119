"""Bodies: measures and their sheets."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.dates import FuzzyDate
from backend.core.schemas import DateIn, Id, Input, Integer, Line, Output, Patch, Prose, RecordOut, Title
from backend.goals.links.progress import MeasureProgress
from backend.goals.models import MeasureStatus, Priority
from backend.people.parties import PartyIn, PartyOut

PARTIES_MOST = 50
MeasureNumber = Annotated[
    str,
    StringConstraints(max_length=20, strip_whitespace=True),
    Field(description="As the agreement counts", examples=["3.2"]),
]
TargetGroup = Annotated[
    str, StringConstraints(max_length=500, strip_whitespace=True), Field(examples=["Familien mit Kindern unter sechs"])
]
StatusLabel = Annotated[str, StringConstraints(max_length=200), Field(examples=["angestoßen"])]
Participants = Annotated[list[PartyIn], Field(max_length=PARTIES_MOST)]
Deadline = Annotated[DateIn | None, Field(description="A fuzzy date", examples=["Ende 2018"])]
EXAMPLE = {
    "number": "3.1",
    "title": "Elternbegleitung an allen Grundschulen",
    "responsible": "Jugendamt",
    "deadline": "Ende 2018",
    "priority": "high",
    "costs": "abhängig vom Konzept",
    "target_group": "Eltern von Schulanfängern",
}


class MeasureAlarm(StrEnum):
    """What has to be looked at."""

    no_card = "no_card"
    no_living_card = "no_living_card"
    overdue = "overdue"
    no_responsible = "no_responsible"
    no_deadline = "no_deadline"
    no_indicator = "no_indicator"


class MeasureIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """A new measure under a goal: the fields of a measure sheet. Without a position it goes to the end.

    `priority`: `high` starts at once, `medium` within two years, `low` within four. `costs` are words: often there is
    no number. `status_label` keeps the words somebody used for the status.
    """

    title: Title
    number: MeasureNumber | None = None
    parent_id: Id | None = None
    description: Prose | None = None
    lead_unit: PartyIn | None = None
    responsible: PartyIn | None = None
    participants: Participants = Field(default_factory=list)
    target_group: TargetGroup | None = None
    priority: Priority | None = None
    deadline: Deadline = None
    costs: Line | None = None
    funding: Line | None = None
    resources: Line | None = None
    done_when: Line | None = None
    next_steps: Prose | None = None
    remarks: Prose | None = None
    status: MeasureStatus = MeasureStatus.planned
    status_label: StatusLabel | None = None
    position: Integer | None = None


class MeasurePatch(Patch, json_schema_extra={"examples": [{"status": "in_progress", "status_label": "angestoßen"}]}):
    """Changes to a measure. In a frozen edition only `status` and `status_label` can still change."""

    title: Title = Field(default=None)
    number: MeasureNumber | None = None
    goal_id: Id = Field(default=None)
    parent_id: Id | None = None
    description: Prose | None = None
    lead_unit: PartyIn | None = None
    responsible: PartyIn | None = None
    participants: Participants = Field(default=None)
    target_group: TargetGroup | None = None
    priority: Priority | None = None
    deadline: Deadline = None
    costs: Line | None = None
    funding: Line | None = None
    resources: Line | None = None
    done_when: Line | None = None
    next_steps: Prose | None = None
    remarks: Prose | None = None
    status: MeasureStatus = Field(default=None)
    status_label: StatusLabel | None = None
    position: Integer = Field(default=None)


class MeasureRef(Output):
    """A measure, shortly."""

    id: str
    agreement_id: str
    number: str | None
    title: str


class MeasureBrief(RecordOut):
    """A measure as lists and trees show it. `status` is what was reported, `progress` what the board shows."""

    agreement_id: str
    goal_id: str
    parent_id: str | None
    number: str | None
    title: str
    position: int
    responsible: PartyOut | None
    priority: Priority | None
    deadline: FuzzyDate | None
    status: MeasureStatus
    status_label: str | None
    progress: MeasureProgress
    alarms: list[MeasureAlarm]
    can: list[str]


class MeasureOut(MeasureBrief):
    """A measure with its whole sheet."""

    alliance_id: str
    description: str | None
    lead_unit: PartyOut | None
    participants: list[PartyOut]
    target_group: str | None
    costs: str | None
    funding: str | None
    resources: str | None
    done_when: str | None
    next_steps: str | None
    remarks: str | None
