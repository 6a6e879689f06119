"""Bodies: the trash."""

from typing import Literal

from pydantic import Field

from backend.core.schemas import Output, Timestamp

TrashedKind = Literal[
    "action_item",
    "group",
    "person",
    "organisation",
    "meeting",
    "decision",
    "idea",
    "document",
    "concept",
    "chapter",
    "interface",
    "certificate",
    "obligation",
    "questionnaire",
    "questionnaire_response",
    "field_of_action",
    "inventory_entry",
    "agreement",
    "goal",
    "measure",
    "indicator",
    "process",
    "process_template",
    "material",
    "recommendation_paper",
    "recommendation",
    "council_paper",
    "report",
    "workshop",
    "workshop_card",
]


class TrashedOut(Output):
    """A removed record. It can be brought back `until` then."""

    id: str
    type: TrashedKind
    number: str | None = Field(examples=["LMK-7"])
    title: str
    version: int
    deleted_at: Timestamp
    deleted_by: str | None
    until: Timestamp
    can: list[str]


class RestoredOut(Output):
    """What came back, with its new version."""

    id: str
    type: TrashedKind
    number: str | None = Field(examples=["LMK-7"])
    title: str
    version: int
