"""Table: mandates."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class EvidenceKind(StrEnum):
    """In what form somebody with the right to do so has given the mandate in writing."""

    written_declaration = "written_declaration"
    draft_resolution = "draft_resolution"
    contract = "contract"
    other = "other"


class Mandate(Record, table=True):
    """What a process is to do, and on whose behalf. The parties are party references."""

    __tablename__ = "mandates"

    alliance_id: str = reference("alliances.id")
    process_id: str = Field(foreign_key="processes.id", max_length=36, ondelete="CASCADE", unique=True)
    commissioner: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    facilitator: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    process_guide: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    deciding_department: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    guiding_question: str | None = Field(default=None, max_length=1000)
    expected_product: str | None = Field(default=None, max_length=300)
    terms: str | None = Field(default=None)
    parent_concept_id: str | None = reference("interfaces.id", null=True, on_delete="SET NULL")
    granted_on: date | None = Field(default=None)
    evidence_kind: str | None = Field(default=None, max_length=30)
    evidence_label: str | None = Field(default=None, max_length=300)
    evidence_url: str | None = Field(default=None, max_length=500)
