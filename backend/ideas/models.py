"""Table: ideas."""

from enum import StrEnum

from sqlmodel import Field

from backend.core.records import Record, reference


class IdeaState(StrEnum):
    """The life of an idea."""

    open = "open"
    taken_up = "taken_up"
    merged = "merged"
    parked = "parked"
    dropped = "dropped"
    done = "done"


class Idea(Record, table=True):
    """One idea as it was written on its card."""

    __tablename__ = "ideas"

    alliance_id: str = reference("alliances.id")
    text: str = Field(max_length=1000)
    question: str | None = Field(default=None, max_length=1000)
    cluster: str | None = Field(default=None, max_length=200)
    parent_id: str | None = reference("ideas.id", null=True, on_delete="SET NULL")
    position: int = Field(default=0)
    state: str = Field(default=IdeaState.open, max_length=20, index=True)
    action_item_id: str | None = reference("action_items.id", null=True, on_delete="SET NULL")
