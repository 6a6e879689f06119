"""Bodies: cards that work on measures."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.actions.models import Status
from backend.core.schemas import Id, Input, RecordOut

CardKey = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40),
    Field(description="Id or number of a card; null makes a new card of the measure", examples=["LMK-7"]),
]


class MeasureLinkIn(Input, json_schema_extra={"examples": [{"action_item_id": None}]}):
    """Let a card work on the measure. Without one a new card is made: title, field of action and who answers for it."""

    action_item_id: CardKey | None = None
    group_id: Id | None = Field(default=None, description="The group of a new card")


class MeasureLinkOut(RecordOut):
    """A card that works on a measure. `is_removed`: the card waits in the trash.

    `title` and `owner` are null for whoever may not see action items.
    """

    alliance_id: str
    measure_id: str
    action_item_id: str
    number: str
    title: str | None
    status: Status
    owner: str | None = Field(description="Who leads the card")
    is_removed: bool
    can: list[str]
