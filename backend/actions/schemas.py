"""Bodies: action items. Those of their parts are in `parts/schemas.py`."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from backend.actions.models import Status, TrafficLight, Visibility
from backend.actions.parts.schemas import (
    AssignmentOut,
    AssignmentWritten,
    FollowUpOut,
    FollowUpWritten,
    PartnerOut,
    PartnerWritten,
    SponsorOut,
    SponsorWritten,
    StepOut,
    StepWritten,
)
from backend.core.dates import FuzzyDate
from backend.core.schemas import Id, Input, Line, Patch, Prose, RecordOut, Title
from backend.people.parties import PartyOut

Field_ = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Label = Annotated[str, StringConstraints(max_length=200)]
Steps = Annotated[list[StepWritten], Field(max_length=200)]
Assignments = Annotated[list[AssignmentWritten], Field(max_length=200)]
FollowUps = Annotated[list[FollowUpWritten], Field(max_length=100)]
Partners = Annotated[list[PartnerWritten], Field(max_length=100)]
Sponsors = Annotated[list[SponsorWritten], Field(max_length=100)]
Alarm = Literal["no_owner", "no_next_date", "overdue", "silent", "unassigned_steps"]


class ActionItemIn(Input):
    """A new action item. Steps, parties and dates may be plain strings, as people write them."""

    title: Title = Field(examples=["Aktionstage 15. Mai"])
    idea: Prose | None = None
    group_id: Id | None = None
    status: Status = Status.planned
    status_label: Label | None = None
    traffic_light: TrafficLight | None = None
    field_of_action: Field_ | None = None
    funding: Line | None = None
    visibility: Visibility = Visibility.internal
    steps: Steps = Field(default=[], examples=[["Sponsoren finden"]])
    assignments: Assignments = []
    follow_ups: FollowUps = []
    partners: Partners = []
    sponsors: Sponsors = []


class ActionItemPatch(Patch):
    """Changes to an action item. A list of parts replaces the whole list; parts keep their id if it is sent."""

    title: Title = Field(default=None)
    idea: Prose | None = None
    group_id: Id | None = None
    status: Status = Field(default=None)
    status_label: Label | None = None
    traffic_light: TrafficLight | None = None
    field_of_action: Field_ | None = None
    funding: Line | None = None
    visibility: Visibility = Field(default=None)
    steps: Steps = Field(default=None)
    assignments: Assignments = Field(default=None)
    follow_ups: FollowUps = Field(default=None)
    partners: Partners = Field(default=None)
    sponsors: Sponsors = Field(default=None)


class Adoption(Input):
    """What the new card starts with, beyond the idea's own text and cluster."""

    title: Title = Field(default=None, examples=["Obst und Gemüse in Kita und Schule"])
    group_id: Id | None = None
    status: Status = Status.planned
    field_of_action: Field_ | None = None
    steps: Steps = []
    assignments: Assignments = []
    follow_ups: FollowUps = []


Key = Annotated[str, StringConstraints(min_length=1, max_length=36), Field(examples=["LMK-7"])]


class Position(Input):
    """Where a card goes: into which column, and before which card (null: to the end)."""

    group_id: Id | None = None
    status: Status = Field(default=None)
    field_of_action: Field_ | None = None
    before: Key | None = Field(default=None, description="Id or number (`LMK-7`) of a card; null: to the end")

    @model_validator(mode="after")
    def _one_column(self) -> "Position":
        if len(self.column()) > 1:
            raise ValueError("one_column")
        return self

    def column(self) -> dict[str, Any]:
        """The column that was sent, as name and value."""
        return {name: getattr(self, name) for name in self.model_fields_set - {"before"}}


class ActionItemOut(RecordOut):
    """An action item, in the order of the card's four questions."""

    number: str = Field(examples=["LMK-1"])
    alliance_id: str
    group_id: str | None
    title: str
    idea: str | None
    steps: list[StepOut]
    assignments: list[AssignmentOut]
    follow_ups: list[FollowUpOut]
    owners: list[PartyOut]
    next_date: FuzzyDate | None
    status: Status
    status_label: str | None
    traffic_light: TrafficLight | None
    field_of_action: str | None
    partners: list[PartnerOut]
    sponsors: list[SponsorOut]
    funding: str | None
    visibility: Visibility
    alarms: list[Alarm]
    can: list[str]
