"""Bodies: agreements, their tree, their alarms."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from backend.core.schemas import Id, Input, Output, Patch, RecordOut, Timestamp, Title
from backend.goals.measures.schemas import MeasureAlarm, MeasureBrief, MeasureRef
from backend.goals.models import AgreementKind, AgreementState
from backend.goals.schemas import GoalOut
from backend.people.parties import PartyOut

EXAMPLE = {
    "kind": "target_agreement",
    "title": "Zielvereinbarung familiengerechte Kommune",
    "period_from": "2017-08-24",
    "period_until": "2020-09-27",
}


class AgreementIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """A new agreement: the draft of its first edition."""

    kind: AgreementKind = AgreementKind.target_agreement
    title: Title
    process_id: Id | None = None
    period_from: date | None = None
    period_until: date | None = None


class AgreementPatch(Patch, json_schema_extra={"examples": [{"period_until": "2020-12-31"}]}):
    """Changes to a draft."""

    kind: AgreementKind = Field(default=None)
    title: Title = Field(default=None)
    process_id: Id | None = None
    period_from: date | None = None
    period_until: date | None = None


class ResolutionIn(Input, json_schema_extra={"examples": [{"decision_id": "01920000-0000-7000-8000-000000000001"}]}):
    """The decision of the council that makes an agreement binding."""

    decision_id: Id


class ResolutionOut(Output):
    """The decision that made an agreement binding."""

    id: str
    name: str = Field(description="Year and number", examples=["2017/3"])
    matter: str
    body: str
    decided_on: date


class AgreementOut(RecordOut):
    """One edition of an agreement. `binding_since` is the day of the council's decision, never a day before it."""

    LIVES_UNDER: ClassVar[str] = "agreements"

    alliance_id: str
    process_id: str | None
    kind: AgreementKind
    title: str
    edition: int
    previous_id: str | None
    next_id: str | None
    state: AgreementState
    period_from: date | None
    period_until: date | None
    resolution: ResolutionOut | None
    binding_since: date | None
    frozen_at: Timestamp | None
    can: list[str]


class FieldRef(Output):
    """A field of action, shortly."""

    id: str
    label: str
    is_focus: bool


class GoalInTree(GoalOut):
    """A goal with its measures."""

    measures: list[MeasureBrief]


class FieldInTree(Output):
    """The goals of a field of action; `field` is null for goals that stand in none."""

    field: FieldRef | None
    goals: list[GoalInTree]


class AgreementTree(Output):
    """A whole agreement: field of action → goal → measure."""

    agreement: AgreementOut
    fields: list[FieldInTree]
    lacking_lineage: list[MeasureRef] = Field(
        description="Measures of the edition before of which it is still to be said what became of them"
    )


class AlarmedMeasure(Output):
    """A measure that has to be looked at."""

    measure: MeasureRef
    responsible: PartyOut | None
    alarms: list[MeasureAlarm]


class AgreementAlarms(Output):
    """What has to be looked at in an agreement, and how often each alarm is raised."""

    counts: dict[MeasureAlarm, int]
    measures: list[AlarmedMeasure]
