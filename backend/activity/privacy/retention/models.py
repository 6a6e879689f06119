"""Tables: the rules, and the protocol of what they made go."""

from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from sqlmodel import JSON, Field

from backend.core.events import INSTALLATION
from backend.core.records import Record, reference


class StartEvent(StrEnum):
    """From when a period counts."""

    created = "created"
    closed = "closed"
    ended = "ended"
    last_login = "last_login"


class RetentionAction(StrEnum):
    """What happens when a period is over."""

    delete = "delete"
    anonymise = "anonymise"


class RetentionRule(Record, table=True):
    """How long one type of data is kept: in the installation, or otherwise in one municipality.

    `period_days` None: as the catalogue has it, or in a municipality as the installation does.
    """

    __tablename__ = "retention_rules"

    municipality_id: str | None = reference("municipalities.id", null=True)
    data_type: str = Field(max_length=40)
    period_days: int | None = None
    hold: bool = Field(default=False)
    hold_reason: str | None = Field(default=None, max_length=1000)


class RetentionRun(Record, table=True):
    """One time the rules were carried out: how many records of each type went. No names, no ids."""

    __tablename__ = "retention_runs"

    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)


def rule_id(municipality_id: str | None, data_type: str) -> str:
    """The id of a rule follows from what it is about: two who ask for it at once make one rule, not two."""
    return str(uuid5(NAMESPACE_URL, f"retention:{municipality_id or INSTALLATION}:{data_type}"))
