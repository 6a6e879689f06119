"""Table: what the inventory found in a field of action."""

from enum import StrEnum

from sqlmodel import Field

from backend.core.records import Record, reference


class InventoryKind(StrEnum):
    """What was found: a socio-cultural `factor`, or an `offer` that is there already."""

    factor = "factor"
    offer = "offer"


class InventoryEntry(Record, table=True):
    """One finding of the inventory. `source` says where it is from: statistics, questionnaire, a talk."""

    __tablename__ = "inventory_entries"

    alliance_id: str = reference("alliances.id")
    field_of_action_id: str = reference("fields_of_action.id")
    kind: str = Field(max_length=20)
    text: str = Field(max_length=2000)
    source: str | None = Field(default=None, max_length=500)
    position: int = Field(default=0)
