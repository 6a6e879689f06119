"""Tables: material and the collection it belongs to."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import text as sql
from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, reference


class MaterialKind(StrEnum):
    """What a piece of material is."""

    statement = "statement"
    need = "need"
    proposal = "proposal"
    figure = "figure"
    example = "example"
    question = "question"
    other = "other"


class LateEntries(StrEnum):
    """What happens to material that comes after the closing."""

    refused = "refused"
    marked = "marked"


class MaterialCollection(Record, table=True):
    """How the material of a process is collected. It has the id of its process, and no row while nothing was set.

    `closed_at`: closed by hand; `closes_after_id`: the meeting with whose end it closes.
    """

    __tablename__ = "material_collections"

    alliance_id: str = reference("alliances.id")
    process_id: str = reference("processes.id")
    closes_after_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    closed_at: datetime | None = Field(default=None)
    late_entries: str = Field(default=LateEntries.marked, max_length=20)


class Material(Record, table=True):
    """One piece of material. `source` is the party it comes from; `links` are objects with `title` and `url`.

    `created_by` is the id of who wrote it down, `raised_by` their name. `not_pursued_because`: why no recommendation
    takes it up.
    """

    __tablename__ = "material"

    alliance_id: str = reference("alliances.id")
    process_id: str = reference("processes.id")
    meeting_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    kind: str = Field(default=MaterialKind.statement, max_length=20)
    text: str
    source: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    links: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    bundle: str | None = Field(default=None, max_length=200)
    position: float = Field(default=0.0)
    is_late: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    not_pursued_because: str | None = Field(default=None, max_length=1000)
    raised_by: str | None = Field(default=None, max_length=200)
    created_by: str | None = Field(default=None, max_length=ID_LENGTH)
