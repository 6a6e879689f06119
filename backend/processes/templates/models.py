"""Table: process templates."""

from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class ProcessTemplate(Record, table=True):
    """A municipality's own template, kept by one of its alliances. `content` is a `ProcessTemplateContent` as JSON.

    `copied_from` is the key of the shipped template that it began as.
    """

    __tablename__ = "process_templates"

    alliance_id: str = reference("alliances.id")
    key: str = Field(max_length=80)
    kind: str = Field(max_length=30)
    name: str = Field(max_length=200)
    edition: int = Field(default=1)
    copied_from: str | None = Field(default=None, max_length=80)
    content: dict[str, Any] = Field(sa_type=JSON)
