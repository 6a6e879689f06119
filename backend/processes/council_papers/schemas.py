"""Bodies: council papers."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Line, Output, Patch, Prose, RecordOut, Title
from backend.people.parties import PartyIn, PartyOut
from backend.processes.council_papers.consultations.schemas import ConsultationOut
from backend.processes.council_papers.models import CouncilPaperKind, PaperState

WebAddress = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https?://[^\s/?#]+[^\s]*$"),
    Field(description="A web address", examples=["https://ratsinfo.stadt.example/oparl/v1.1/paper/4711"]),
]
ReferenceNumber = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40, strip_whitespace=True),
    Field(description="As the council's office counts it", examples=["2017/0311"]),
]
LeadUnit = Annotated[PartyIn | None, Field(description="The office that prepares it")]
Author = Annotated[PartyIn | None, Field(description="Who writes it: a function rather than a person")]
Effects = Annotated[Line | None, Field(description="In words: often there is no number", examples=["keine"])]


class AnnexIn(Input):
    """What is enclosed."""

    title: Title = Field(examples=["Zielvereinbarung"])
    url: WebAddress | None = None


class AnnexOut(Output):
    """What is enclosed."""

    title: str
    url: str | None


Annexes = Annotated[list[AnnexIn], Field(max_length=50, description="All annexes, written whole")]
PAPER_EXAMPLE = {
    "kind": "draft_resolution",
    "agreement_id": "01920000-0000-7000-8000-000000000001",
    "reference_number": "2017/0311",
    "lead_unit": "Jugendamt",
}


class CouncilPaperIn(Input, json_schema_extra={"examples": [PAPER_EXAMPLE]}):
    """A new paper. What is not given is written from its source: title, facts, text and annexes."""

    kind: CouncilPaperKind
    process_id: Id | None = None
    agreement_id: Id | None = None
    report_id: Id | None = None
    recommendation_paper_id: Id | None = None
    concept_id: Id | None = None
    reference_number: ReferenceNumber | None = None
    title: Title | None = None
    lead_unit: LeadUnit = None
    author: Author = None
    resolution_text: Prose | None = None
    facts: Prose | None = None
    financial_effects_consumptive: Effects = None
    financial_effects_investive: Effects = None
    annexes: Annexes | None = None
    dated_on: date | None = None
    external_url: WebAddress | None = None


class CouncilPaperPatch(
    Patch,
    json_schema_extra={
        "examples": [{"lead_unit": "Jugendamt", "financial_effects_consumptive": "rund 20.000 € im Jahr"}]
    },
):
    """Changes to a paper, until a body has decided on it. Its number and addresses can be added later."""

    kind: CouncilPaperKind = Field(default=None)
    reference_number: ReferenceNumber | None = None
    title: Title = Field(default=None)
    lead_unit: LeadUnit = None
    author: Author = None
    resolution_text: Prose | None = None
    facts: Prose | None = None
    financial_effects_consumptive: Effects = None
    financial_effects_investive: Effects = None
    annexes: Annexes = Field(default_factory=list)
    dated_on: date | None = None
    external_url: WebAddress | None = None


class CouncilPaperFinding(Output):
    """Something to be known of a paper. `is_blocking` false: no obstacle.

    `kind`: `other_kind_than_decided` (`found`: the kind that the department head decided on for the concept).
    """

    kind: str = Field(examples=["other_kind_than_decided"])
    is_blocking: bool
    found: str | None = None


class CouncilPaperOut(RecordOut):
    """A paper with its consultation sequence. `state` follows from the results; `findings` are hints, no refusals."""

    alliance_id: str
    process_id: str | None
    agreement_id: str | None
    report_id: str | None
    recommendation_paper_id: str | None
    concept_id: str | None
    kind: CouncilPaperKind
    state: PaperState
    reference_number: str | None
    title: str
    lead_unit: PartyOut | None
    author: PartyOut | None
    resolution_text: str | None
    facts: str | None
    financial_effects_consumptive: str | None
    financial_effects_investive: str | None
    annexes: list[AnnexOut]
    dated_on: date | None
    external_url: str | None
    consultations: list[ConsultationOut]
    findings: list[CouncilPaperFinding]
    can: list[str]
