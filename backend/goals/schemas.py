"""Bodies: goals."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Integer, Line, Output, Patch, RecordOut
from backend.goals.models import GoalLevel, SourceType

GoalText = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
SOURCES_MOST = 50
EXAMPLE = {
    "text": "Alle Kinder haben bei der Einschulung gleiche Startbedingungen",
    "level": "strategic",
    "is_proposal": True,
    "sources": [{"type": "workshop", "text": "Workshop Bildung am 27.06.2017"}],
}


class GoalSource(Input):
    """Where a goal comes from: a meeting, a workshop, an idea, by id where we have the record, and in words."""

    type: SourceType = SourceType.text
    id: Id | None = None
    text: Line | None = None


class GoalSourceOut(Output):
    """Where a goal comes from."""

    type: SourceType
    id: str | None
    text: str | None


Sources = Annotated[list[GoalSource], Field(max_length=SOURCES_MOST)]


class GoalIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """A new goal of an agreement, or the proposal of one. Without a position it goes to the end."""

    text: GoalText
    level: GoalLevel = GoalLevel.strategic
    field_of_action_id: Id | None = None
    parent_id: Id | None = None
    is_proposal: Boolean = False
    sources: Sources = Field(default_factory=list)
    position: Integer | None = None


class GoalPatch(Patch, json_schema_extra={"examples": [{"is_proposal": False}]}):
    """Changes to a goal; a proposal is accepted with `is_proposal: false`."""

    text: GoalText = Field(default=None)
    level: GoalLevel = Field(default=None)
    field_of_action_id: Id | None = None
    parent_id: Id | None = None
    is_proposal: Boolean = Field(default=None)
    sources: Sources = Field(default=None)
    position: Integer = Field(default=None)


class GoalOut(RecordOut):
    """A goal of an agreement."""

    alliance_id: str
    agreement_id: str
    field_of_action_id: str | None
    parent_id: str | None
    level: GoalLevel
    text: str
    position: int
    is_proposal: bool
    lineage: str = Field(description="One name for the same goal in all editions")
    sources: list[GoalSourceOut]
    can: list[str]
