"""Table: templates."""

from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, reference


class TemplateKind(StrEnum):
    """What is set up from a template: cards, the agenda of a meeting, the steps of a card."""

    board = "board"
    meeting = "meeting"
    checklist = "checklist"


class Template(Record, table=True):
    """What can be set up again. `content` is a `TemplateContent` as JSON."""

    __tablename__ = "templates"

    alliance_id: str = reference("alliances.id")
    kind: str = Field(max_length=20)
    name: str = Field(max_length=200)
    content: dict[str, Any] = Field(sa_type=JSON)
    created_by: str | None = Field(default=None, max_length=ID_LENGTH)
