"""Bodies: cost shares."""

from datetime import date
from typing import Annotated

from pydantic import Field

from backend.core.schemas import Input, Integer, Line, Patch, RecordOut
from backend.programmes.cost_shares.models import Service

Cents = Annotated[Integer, Field(ge=0, description="In cents (EUR)", examples=[250000])]


class CostShareIn(Input, json_schema_extra={"examples": [{"service": "process_guidance", "amount_cents": 250000}]}):
    """What a municipality pays for a service; more than 0 for external process guidance only."""

    service: Service
    amount_cents: Cents
    agreed_on: date | None = None
    note: Line | None = None


class CostSharePatch(Patch, json_schema_extra={"examples": [{"amount_cents": 250000}]}):
    """Changes to a cost share."""

    amount_cents: Cents = Field(default=None)
    agreed_on: date | None = None
    note: Line | None = None


class CostShareOut(RecordOut):
    """What a municipality pays for a service."""

    alliance_id: str
    participation_id: str
    service: Service
    amount_cents: int
    agreed_on: date | None
    note: str | None
    can: list[str]
