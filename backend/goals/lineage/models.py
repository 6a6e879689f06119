"""Table: lineage of measures."""

from enum import StrEnum

from sqlmodel import Field

from backend.core.records import Record, reference


class LineageKind(StrEnum):
    """What became of a measure in the next edition."""

    continued = "continued"
    split = "split"  # type: ignore[assignment]  # the glossary's word; nobody splits a kind
    merged = "merged"
    replaced = "replaced"
    dropped = "dropped"


class LineageEntry(Record, table=True):
    """A measure of the edition before, and what it is in the edition `agreement_id`; nothing of it if dropped."""

    __tablename__ = "lineage_entries"

    alliance_id: str = reference("alliances.id")
    agreement_id: str = reference("agreements.id")
    from_measure_id: str = reference("measures.id")
    to_measure_id: str | None = reference("measures.id", null=True)
    kind: str = Field(max_length=20)
    reason: str | None = Field(default=None, max_length=1000)
