"""Table: cost shares."""

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from backend.core.records import Record, reference


class Service(StrEnum):
    """What a programme offers to a municipality."""

    process_guidance = "process_guidance"
    future_workshop = "future_workshop"
    qualification = "qualification"
    coaching = "coaching"
    quality_assurance = "quality_assurance"
    external_assessment = "external_assessment"
    other = "other"


class CostShare(Record, table=True):
    """What was agreed that a municipality pays for one service, in cents."""

    __tablename__ = "cost_shares"

    alliance_id: str = reference("alliances.id")
    participation_id: str = reference("participations.id")
    service: str = Field(max_length=30)
    amount_cents: int
    agreed_on: date | None = Field(default=None)
    note: str | None = Field(default=None, max_length=1000)
