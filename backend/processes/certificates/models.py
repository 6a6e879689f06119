"""Table: certificates."""

from datetime import date
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class Certificate(Record, table=True):
    """What an issuer awarded for a time. `decision_id` is the council's resolution that it rests on."""

    __tablename__ = "certificates"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    agreement_id: str | None = reference("agreements.id", null=True, on_delete="SET NULL")
    decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")
    kind: str = Field(max_length=40)
    title: str = Field(max_length=300)
    issuer: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    awarded_on: date
    valid_until: date | None = Field(default=None, index=True)
    url: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None)
