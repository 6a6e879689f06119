"""Bodies: outcomes of agenda items."""

from typing import Literal

from pydantic import Field

from backend.actions.models import AssignmentState, Status
from backend.actions.schemas import Key, Label
from backend.core.schemas import DateIn, Id, Input, Line, Patch, Prose, RecordOut, Title
from backend.meetings.agenda.models import OutcomeKind
from backend.meetings.decisions.schemas import DecisionIn
from backend.people.parties import PartyIn

OUTCOME_EXAMPLE = {"kind": "information", "text": "Die Wohnbau gibt 500 Euro dazu."}


class Promise(Input):
    """Somebody who was asked, or who accepted, in the meeting."""

    party: PartyIn
    state: AssignmentState = AssignmentState.asked
    task: Line | None = None


class CardChange(Input):
    """A new action item, or what changes on one that is there."""

    id: Key | None = Field(default=None, description="Id or number (`LMK-7`) of the card; null: a new one")
    title: Title | None = Field(default=None, examples=["Sponsoren finden"])
    group_id: Id | None = Field(default=None, description="The group that a new card goes to")
    status: Status | None = None
    status_label: Label | None = None
    owner: Promise | None = Field(default=None, description="Who was asked or accepted; the others stay")
    next_date: DateIn | None = Field(default=None, description="A further next date; the others stay")
    next_date_purpose: Line | None = None


class OutcomeIn(Input, json_schema_extra={"examples": [OUTCOME_EXAMPLE]}):
    """A new outcome. What its kind needs is written along with it."""

    kind: OutcomeKind
    text: Prose = ""
    decision: DecisionIn | None = Field(default=None, description="`decision`: what was decided, to be recorded")
    decision_id: Id | None = Field(default=None, description="`decision`: one that is recorded already")
    action_item: CardChange | None = Field(default=None, description="`action_item`: the new or changed card")
    postponed_to_id: Id | None = Field(
        default=None, description="`postponement`: the meeting it goes to; null: the group's next one"
    )


class OutcomePatch(Patch):
    """Changes to an outcome. The decision and the card that it names are changed at their own addresses."""

    text: Prose = Field(default=None)
    postponed_to_id: Id | None = None


class OutcomeOut(RecordOut):
    """What came out of an agenda item. The record that it names is read at its own address."""

    alliance_id: str
    meeting_id: str
    agenda_item_id: str
    position: int
    kind: OutcomeKind
    text: str
    decision_id: str | None
    action_item_id: str | None
    postponed_to_id: str | None
    can: list[Literal["edit", "delete"]]
