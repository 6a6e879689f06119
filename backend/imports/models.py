"""Table: imports."""

from datetime import date
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class Import(Record, table=True):
    """One document whose content was stored.

    `origins` names what each piece of the document became, as `[kind, key, id]`: so the same document finds its
    cards again after somebody has reworded them. `unplaced` keeps the lines that became nothing.
    """

    __tablename__ = "imports"

    alliance_id: str = reference("alliances.id")
    file_name: str = Field(max_length=300)
    format: str = Field(max_length=20)
    document_date: date | None = Field(default=None)
    content_hash: str = Field(max_length=64, index=True)
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    origins: list[list[str]] = Field(default_factory=list, sa_type=JSON)
    unplaced: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    imported_by: str = Field(max_length=200)
