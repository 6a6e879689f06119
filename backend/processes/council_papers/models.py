"""Tables: council papers and the bodies they pass."""

from datetime import date

from sqlmodel import Field

from backend.core.records import Record, reference


class CouncilPaper(Record, table=True):
    """A draft resolution or an information paper. `external_url` is its address in the council's own system (OParl)."""

    __tablename__ = "council_papers"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    agreement_id: str | None = reference("agreements.id", null=True, on_delete="SET NULL")
    report_id: str | None = reference("reports.id", null=True, on_delete="SET NULL")
    recommendation_paper_id: str | None = reference("recommendation_papers.id", null=True, on_delete="SET NULL")
    concept_id: str | None = reference("concepts.id", null=True, on_delete="SET NULL")
    kind: str = Field(max_length=30)
    reference_number: str | None = Field(default=None, max_length=60)
    title: str = Field(max_length=300)
    resolution_text: str | None = Field(default=None)
    facts: str | None = Field(default=None)
    financial_effects: str | None = Field(default=None)
    dated_on: date | None = Field(default=None)
    external_url: str | None = Field(default=None, max_length=500)


class Consultation(Record, table=True):
    """One body in the sequence: what it may do (`advise`, `decide`, `note`), when it sits, what came of it."""

    __tablename__ = "consultations"

    alliance_id: str = reference("alliances.id")
    council_paper_id: str = reference("council_papers.id")
    group_id: str = reference("groups.id")
    position: int = Field(default=0)
    competence: str = Field(max_length=20)
    sits_on: date | None = Field(default=None)
    result: str | None = Field(default=None, max_length=30)
    result_label: str | None = Field(default=None, max_length=200)
    decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")
