"""Tables: council papers, the bodies they pass, and how a concept came to politics."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class CouncilPaperKind(StrEnum):
    """A draft resolution is decided on; an information paper is only taken note of."""

    draft_resolution = "draft_resolution"
    information_paper = "information_paper"


class PaperState(StrEnum):
    """What has become of a paper; it follows from the results of its consultations."""

    draft = "draft"
    in_consultation = "in_consultation"
    decided = "decided"
    rejected = "rejected"
    noted = "noted"
    withdrawn = "withdrawn"


class ConsultationResult(StrEnum):
    """What came of a consultation. The body's own words stand in `result_label`."""

    adopted = "adopted"
    adopted_with_changes = "adopted_with_changes"
    rejected = "rejected"
    postponed = "postponed"
    referred = "referred"
    withdrawn = "withdrawn"
    noted = "noted"
    settled = "settled"


class CouncilPaper(Record, table=True):
    """A draft resolution or an information paper. `external_url` is its address in the council's own system (OParl).

    `lead_unit` and `author` are party references. `annexes` are objects with `title` and `url`. Financial effects are
    words: often there is no number.
    """

    __tablename__ = "council_papers"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    agreement_id: str | None = reference("agreements.id", null=True, on_delete="SET NULL")
    report_id: str | None = reference("reports.id", null=True, on_delete="SET NULL")
    recommendation_paper_id: str | None = reference("recommendation_papers.id", null=True, on_delete="SET NULL")
    concept_id: str | None = reference("concepts.id", null=True, on_delete="SET NULL")
    kind: str = Field(max_length=30)
    reference_number: str | None = Field(default=None, max_length=40)
    title: str = Field(max_length=300)
    lead_unit: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    author: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    resolution_text: str | None = Field(default=None)
    facts: str | None = Field(default=None)
    financial_effects_consumptive: str | None = Field(default=None, max_length=1000)
    financial_effects_investive: str | None = Field(default=None, max_length=1000)
    annexes: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    dated_on: date | None = Field(default=None)
    external_url: str | None = Field(default=None, max_length=500)


class Consultation(Record, table=True):
    """One body in the sequence: what it may do (`advise`, `decide`, `note`), when it sits, what came of it.

    Votes may be missing, even where it was unanimous. `amended_text` is what was decided instead of the draft.
    """

    __tablename__ = "consultations"

    alliance_id: str = reference("alliances.id")
    council_paper_id: str = reference("council_papers.id")
    group_id: str = reference("groups.id")
    position: int = Field(default=0)
    competence: str = Field(max_length=20)
    sits_on: date | None = Field(default=None)
    procedure: str | None = Field(default=None, max_length=20)
    result: str | None = Field(default=None, max_length=30)
    result_label: str | None = Field(default=None, max_length=200)
    votes_yes: int | None = Field(default=None)
    votes_no: int | None = Field(default=None)
    votes_abstention: int | None = Field(default=None)
    amended_text: str | None = Field(default=None)
    decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")


class DepartmentDecision(Record, table=True):
    """How the department head lets a concept go to politics: with which kind of paper, since when (CG-10).

    `decided_by` is a party reference, as a function.
    """

    __tablename__ = "department_decisions"

    alliance_id: str = reference("alliances.id")
    concept_id: str = reference("concepts.id")
    kind: str = Field(max_length=30)
    decided_by: dict[str, Any] = Field(sa_type=JSON)
    decided_on: date
    note: str | None = Field(default=None)
