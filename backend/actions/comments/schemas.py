"""Bodies: comments."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Patch, RecordOut

CommentText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, strip_whitespace=True),
    Field(examples=["@Koordination: der Raum ist zugesagt."]),
]
Mentions = Annotated[list[Id], Field(max_length=50, description="Ids of people of the alliance")]


class CommentIn(Input):
    """A new comment."""

    text: CommentText
    mentions: Mentions = []


class CommentPatch(Patch):
    """Changes to one's own comment."""

    text: CommentText = Field(default=None)
    mentions: Mentions = Field(default=None)


class CommentOut(RecordOut):
    """A comment."""

    action_item_id: str
    text: str
    author_id: str | None
    author_name: str
    mentions: list[str]
    can: list[str]
