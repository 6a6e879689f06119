"""Bodies: mandates."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Line, Output, Patch, Prose, RecordOut
from backend.people.parties import PartyIn, PartyOut
from backend.processes.interfaces.models import InterfaceKind, Relation
from backend.processes.mandates.models import EvidenceKind

WebAddress = Annotated[
    str,
    StringConstraints(max_length=500, strip_whitespace=True, pattern=r"^https?://[^\s]+$"),
    Field(examples=["https://www.example.org/auftrag.pdf"]),
]
Label = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)]
Missing = Literal[
    "commissioner", "guiding_question", "expected_product", "deciding_department", "granted_on", "evidence"
]
MANDATE_EXAMPLE = {
    "commissioner": "Amt für Familie, Jugend und Bildung",
    "facilitator": "Moderation",
    "guiding_question": "Wie, wo und wann können gemeinsam die fehlenden Kinderbetreuungsplätze geschaffen werden?",
    "expected_product": "Empfehlungspapier",
}


class MandatePatch(Patch, json_schema_extra={"examples": [MANDATE_EXAMPLE]}):
    """Changes to the mandate of a process. What is null is taken out of it."""

    commissioner: PartyIn | None = None
    facilitator: PartyIn | None = None
    process_guide: PartyIn | None = None
    deciding_department: PartyIn | None = None
    guiding_question: Line | None = None
    expected_product: Label | None = None
    terms: Prose | None = Field(default=None, description="The mandate in its own words")
    parent_concept_id: Id | None = Field(default=None, description="An entry of the register of interfaces")
    granted_on: date | None = None
    evidence_kind: EvidenceKind | None = None
    evidence_label: Label | None = Field(default=None, description="What it is called, or its file number")
    evidence_url: WebAddress | None = None


class ParentConcept(Output):
    """What the process is a part of."""

    id: str
    title: str
    kind: InterfaceKind
    relation: Relation


class MandateOut(RecordOut):
    """The mandate of a process. `stands`: there is evidence and a deciding department; `missing` is what nobody entered.

    `evidence_files` counts the files attached to it.
    """

    alliance_id: str
    process_id: str
    commissioner: PartyOut | None
    facilitator: PartyOut | None
    process_guide: PartyOut | None
    deciding_department: PartyOut | None
    guiding_question: str | None
    expected_product: str | None
    terms: str | None
    parent_concept_id: str | None
    parent_concept: ParentConcept | None
    granted_on: date | None
    evidence_kind: EvidenceKind | None
    evidence_label: str | None
    evidence_url: str | None
    evidence_files: int
    stands: bool
    missing: list[Missing]
    can: list[str]
