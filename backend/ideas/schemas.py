"""Bodies: ideas."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Integer, Line, Patch, RecordOut
from backend.ideas.models import IdeaState

IdeaText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=1000, pattern=r"\S"),
    Field(description="Verbatim", examples=["Obst und Gemüse in Kita und Schule"]),
]
Cluster = Annotated[str, StringConstraints(max_length=200), Field(examples=["Gesundheit"])]


class IdeaIn(Input):
    """A new idea. Without a position it goes to the end of its cluster."""

    text: IdeaText
    question: Line | None = None
    cluster: Cluster | None = None
    parent_id: Id | None = None
    position: Integer | None = None
    state: IdeaState = IdeaState.open


class IdeaPatch(Patch):
    """Changes to an idea."""

    text: IdeaText = Field(default=None)
    question: Line | None = None
    cluster: Cluster | None = None
    parent_id: Id | None = None
    position: Integer = Field(default=None)
    state: IdeaState = Field(default=None)


class IdeaOut(RecordOut):
    """An idea. `action_item_id` names the action item that took it up."""

    alliance_id: str
    text: str
    question: str | None
    cluster: str | None
    parent_id: str | None
    position: int
    state: IdeaState
    action_item_id: str | None
    can: list[str]
