"""Bodies: the parts of an action item. A plain string stands for the part's main member."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from backend.actions.models import (
    AssignmentRole,
    AssignmentState,
    FollowUpState,
    PartnerState,
    SponsorState,
    StepState,
)
from backend.actions.parts.plain import PlainPart, as_sent
from backend.core.dates import FuzzyDate
from backend.core.schemas import (
    DateIn,
    DateText,
    Id,
    Integer,
    Line,
    Output,
    Patch,
    Prose,
    RecordOut,
    VersionRead,
)
from backend.people.parties import PartyIn, PartyName, PartyOut

StepText = Annotated[str, StringConstraints(min_length=1, max_length=1000), Field(examples=["Referent finden"])]
Place = Annotated[str, StringConstraints(max_length=300)]
Amount = Annotated[str, StringConstraints(max_length=200)]


class AssignmentIn(PlainPart):
    """Somebody for a task. Asked is not accepted."""

    party: PartyIn
    id: Id | None = None
    version: VersionRead = None
    task: Line | None = None
    role: AssignmentRole = AssignmentRole.responsible
    state: AssignmentState = AssignmentState.asked
    note: Line | None = None


AssignmentWritten = Annotated[AssignmentIn, BeforeValidator(as_sent, json_schema_input_type=AssignmentIn | PartyName)]


class StepIn(PlainPart):
    """Something to do."""

    text: StepText
    id: Id | None = None
    version: VersionRead = None
    state: StepState = StepState.open
    parent_id: Id | None = None
    position: Integer | None = None
    due: DateIn | None = None
    assignments: Annotated[list[AssignmentWritten], Field(max_length=50)] = []


class FollowUpIn(PlainPart):
    """How, when and where it goes on."""

    when: DateIn | None = None
    id: Id | None = None
    version: VersionRead = None
    purpose: Line | None = None
    how: Line | None = None
    where: Place | None = None
    state: FollowUpState = FollowUpState.open
    outcome: Prose | None = None


class PartnerIn(PlainPart):
    """Somebody who works along, or should."""

    party: PartyIn
    id: Id | None = None
    version: VersionRead = None
    state: PartnerState = PartnerState.won


class SponsorIn(PlainPart):
    """Somebody who pays, or should."""

    party: PartyIn
    id: Id | None = None
    version: VersionRead = None
    state: SponsorState = SponsorState.to_be_found
    amount: Amount | None = None


StepWritten = Annotated[StepIn, BeforeValidator(as_sent, json_schema_input_type=StepIn | StepText)]
FollowUpWritten = Annotated[FollowUpIn, BeforeValidator(as_sent, json_schema_input_type=FollowUpIn | DateText)]
PartnerWritten = Annotated[PartnerIn, BeforeValidator(as_sent, json_schema_input_type=PartnerIn | PartyName)]
SponsorWritten = Annotated[SponsorIn, BeforeValidator(as_sent, json_schema_input_type=SponsorIn | PartyName)]


class StepPatch(Patch):
    """Changes to a step."""

    text: StepText = Field(default=None)
    state: StepState = Field(default=None)
    parent_id: Id | None = None
    position: Integer = Field(default=None)
    due: DateIn | None = None
    assignments: Annotated[list[AssignmentWritten], Field(max_length=50)] = Field(default=None)


class AssignmentPatch(Patch):
    """Changes to an assignment: `{"state": "accepted"}` is a promise."""

    party: PartyIn = Field(default=None)
    task: Line | None = None
    role: AssignmentRole = Field(default=None)
    state: AssignmentState = Field(default=None)
    note: Line | None = None


class FollowUpPatch(Patch):
    """Changes to a next date: `{"state": "held", "outcome": "…"}` records its result."""

    when: DateIn | None = None
    purpose: Line | None = None
    how: Line | None = None
    where: Place | None = None
    state: FollowUpState = Field(default=None)
    outcome: Prose | None = None


class PartnerPatch(Patch):
    """Changes to a partner."""

    party: PartyIn = Field(default=None)
    state: PartnerState = Field(default=None)


class SponsorPatch(Patch):
    """Changes to a sponsor."""

    party: PartyIn = Field(default=None)
    state: SponsorState = Field(default=None)
    amount: Amount | None = None


class AssignmentOut(Output):
    """Somebody named for the card or a step."""

    id: str
    version: int
    party: PartyOut
    task: str | None
    role: AssignmentRole
    state: AssignmentState
    note: str | None


class StepOut(Output):
    """Something to do."""

    id: str
    version: int
    text: str
    state: StepState
    parent_id: str | None
    position: int
    due: FuzzyDate | None
    assignments: list[AssignmentOut]


class FollowUpOut(Output):
    """A next date."""

    id: str
    version: int
    purpose: str | None
    how: str | None
    when: FuzzyDate | None
    where: str | None
    state: FollowUpState
    outcome: str | None


class PartnerOut(Output):
    """A partner."""

    id: str
    version: int
    party: PartyOut
    state: PartnerState


class SponsorOut(Output):
    """A sponsor."""

    id: str
    version: int
    party: PartyOut
    state: SponsorState
    amount: str | None


class SinglePart(RecordOut):
    """What a part shows in addition when it is read by itself."""

    action_item_id: str
    can: list[str]


class SingleStep(StepOut, SinglePart):
    """A step by itself."""


class SingleAssignment(AssignmentOut, SinglePart):
    """An assignment by itself; `step_id` if it is a step's."""

    step_id: str | None


class SingleFollowUp(FollowUpOut, SinglePart):
    """A next date by itself."""


class SinglePartner(PartnerOut, SinglePart):
    """A partner by itself."""


class SingleSponsor(SponsorOut, SinglePart):
    """A sponsor by itself."""
