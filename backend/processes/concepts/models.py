"""Tables: concepts and their chapters."""

from datetime import date
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class Concept(Record, table=True):
    """A municipal concept on its way from an outline to its publication. `lead_editor` is one party reference."""

    __tablename__ = "concepts"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    title: str = Field(max_length=300)
    state: str = Field(default="outline", max_length=30)
    lead_editor: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    participation_form: str | None = Field(default=None, max_length=30)
    published_on: date | None = Field(default=None)


class Chapter(Record, table=True):
    """A chapter. Passages of `body` that stand between the marks of a summary are what the executive summary says."""

    __tablename__ = "chapters"

    alliance_id: str = reference("alliances.id")
    concept_id: str = reference("concepts.id")
    parent_id: str | None = reference("chapters.id", null=True)
    title: str = Field(max_length=300)
    body: str = Field(default="")
    position: int = Field(default=0)
    authors: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
