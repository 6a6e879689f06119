"""Bodies: cards."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Integer, Patch, RecordOut
from backend.workshops.models import CardState
from backend.workshops.schemas import Key, TableName
from backend.workshops.texts import CardText

ClientId = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9A-Za-z-]{8,36}$"),
    Field(description="Made where the card was written, so that what is sent twice is stored once"),
]


class WorkshopCardIn(
    Input, json_schema_extra={"examples": [{"text": "Mehr Bänke auf dem Marktplatz", "phase": "fantasy"}]}
):
    """A card, entered by whoever leads. Without a phase it belongs to the present one."""

    text: CardText
    phase: Key | None = None
    lane: Key | None = None
    table_name: TableName | None = None
    cluster_id: Id | None = None


class WorkshopCardPatch(Patch, json_schema_extra={"examples": [{"state": "hidden"}]}):
    """Changes to a card: hide or show it, put it into a cluster, correct what was entered by hand."""

    text: CardText = Field(default=None)
    lane: Key | None = None
    state: CardState = Field(default=None)
    cluster_id: Id | None = None
    position: Integer = Field(default=None)


class WorkshopCardOut(RecordOut):
    """A card. `is_late`: it arrived when writing was closed; `is_by_hand`: entered by whoever leads."""

    alliance_id: str
    workshop_id: str
    phase: str
    lane: str | None
    table_name: str | None
    text: str
    state: CardState
    is_late: bool
    is_by_hand: bool
    cluster_id: str | None
    position: int
    can: list[str]
