"""Bodies: fields of action and their inventory."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Input, Integer, Name, Output, Patch, Prose, RecordOut
from backend.goals.fields.models import InventoryKind

Finding = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Source = Annotated[
    str, StringConstraints(max_length=500, strip_whitespace=True), Field(examples=["Einwohnerstatistik 2016"])
]


class FieldSet(StrEnum):
    """The sets of labels that are offered to begin with. `GET …/fields-of-action/sets` shows the labels of each."""

    a = "a"
    b = "b"


class FieldOfActionIn(Input, json_schema_extra={"examples": [{"label": "Bildung und Erziehung", "is_focus": True}]}):
    """A new field of action. Without a position it goes to the end."""

    label: Name
    description: Prose | None = None
    is_focus: Boolean = False
    position: Integer | None = None


class FieldOfActionPatch(Patch, json_schema_extra={"examples": [{"label": "Frühe Bildung und Erziehung"}]}):
    """Changes to a field of action. Cards that name it by its label follow a new label."""

    label: Name = Field(default=None)
    description: Prose | None = None
    is_focus: Boolean = Field(default=None)
    position: Integer = Field(default=None)


class FieldOfActionOut(RecordOut):
    """A field of action."""

    alliance_id: str
    label: str
    description: str | None
    position: int
    is_focus: bool = Field(description="The main focus of the agreement that is worked on")
    can: list[str]


class FieldSetOut(Output):
    """A set of labels to begin with."""

    set: FieldSet
    labels: list[str]


class FieldSets(Output):
    """The sets that are offered."""

    sets: list[FieldSetOut]


class FieldSetIn(Input, json_schema_extra={"examples": [{"set": "a"}]}):
    """Which set to lay out; labels that are there already are left as they are."""

    set: FieldSet


class FieldsOfAction(Output):
    """All fields of action of the alliance, in their order."""

    fields: list[FieldOfActionOut]


class InventoryEntryIn(
    Input,
    json_schema_extra={
        "examples": [{"kind": "offer", "text": "Elterncafé an drei Grundschulen", "source": "Schulverwaltungsamt"}]
    },
):
    """Something found in a field of action. Without a position it goes to the end."""

    kind: InventoryKind
    text: Finding
    source: Source | None = None
    position: Integer | None = None


class InventoryEntryPatch(Patch, json_schema_extra={"examples": [{"source": "Elternbefragung 2017"}]}):
    """Changes to a finding."""

    kind: InventoryKind = Field(default=None)
    text: Finding = Field(default=None)
    source: Source | None = None
    position: Integer = Field(default=None)


class InventoryEntryOut(RecordOut):
    """Something found in a field of action."""

    alliance_id: str
    field_of_action_id: str
    kind: InventoryKind
    text: str
    source: str | None
    position: int
    can: list[str]


class InventoryOfField(Output):
    """What is known of one field. `missing`: what of the inventory is still to be made."""

    field: FieldOfActionOut
    factors: list[InventoryEntryOut]
    offers: list[InventoryEntryOut]
    missing: list[InventoryKind]
    cards: int = Field(description="How many cards name this field")


class Inventory(Output):
    """The inventory of an alliance, field by field, and which fields are still without."""

    fields: list[InventoryOfField]
    without_inventory: list[str] = Field(description="Labels of fields in which nothing was found yet")
    unknown_labels: list[str] = Field(description="Fields that cards name and that are not laid out here")
