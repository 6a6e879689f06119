"""Table: delegations."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference
from backend.people.models import PartyColumns


class DelegationFunction(StrEnum):
    """What a link of the chain does."""

    decides = "decides"
    leads = "leads"
    carries_out = "carries_out"
    supports = "supports"


class Delegation(Record, PartyColumns, table=True):
    """One link of the chain. `acts_on_behalf_of` is a party reference; `behalf_reason` says why it does not act itself."""

    __tablename__ = "delegations"

    alliance_id: str = reference("alliances.id")
    process_id: str = reference("processes.id")
    position: int = Field(default=0)
    function: str = Field(max_length=20)
    task: str | None = Field(default=None, max_length=300)
    reason: str | None = Field(default=None, max_length=1000)
    since: date | None = Field(default=None)
    until: date | None = Field(default=None)
    acts_on_behalf_of: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    behalf_reason: str | None = Field(default=None, max_length=1000)
