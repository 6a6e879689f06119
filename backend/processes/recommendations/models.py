"""Tables: recommendation papers and recommendations."""

from datetime import date
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class RecommendationPaper(Record, table=True):
    """What is handed to the council. `edition` rises with every version that is put down."""

    __tablename__ = "recommendation_papers"

    alliance_id: str = reference("alliances.id")
    process_id: str = reference("processes.id")
    title: str = Field(max_length=300)
    state: str = Field(default="draft", max_length=20)
    edition: int = Field(default=1)
    adopted_on: date | None = Field(default=None)
    handed_over_on: date | None = Field(default=None)
    decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")


class Recommendation(Record, table=True):
    """One recommendation. `fate` is what the council made of it: open, resolved, noted, rejected."""

    __tablename__ = "recommendations"

    alliance_id: str = reference("alliances.id")
    paper_id: str = reference("recommendation_papers.id")
    text: str
    position: int = Field(default=0)
    fate: str = Field(default="open", max_length=20)
    objections: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
