"""Table: decisions."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import JSON, Field

from backend.alliances.groups.models import Competence as Competence
from backend.core.records import Record, reference


class Procedure(StrEnum):
    """How it was decided. `consensus`: without an objection; `noted`: only taken note of."""

    consensus = "consensus"
    unanimous = "unanimous"
    majority = "majority"
    acclamation = "acclamation"
    written = "written"
    no_formal_vote = "no_formal_vote"
    noted = "noted"


class DecisionResult(StrEnum):
    """What came of the matter. `referred`: handed to another body; `noted`: taken note of, without deciding."""

    adopted = "adopted"
    adopted_with_changes = "adopted_with_changes"
    rejected = "rejected"
    postponed = "postponed"
    referred = "referred"
    withdrawn = "withdrawn"
    noted = "noted"


class Decision(Record, table=True):
    """One decision of a body. `year` and `number` are its name: "2009/3".

    `objections` are objects with `party`, `text`, `is_withdrawn`, `entered_by` and `entered_by_id`: who wrote it down.
    `entered_for` names the party who was absent and for whom it was entered. `entered_by` is the id of the user or
    token that wrote the decision down. `previous_id` is the earlier decision on the same matter.
    """

    __tablename__ = "decisions"
    __table_args__: ClassVar = (UniqueConstraint("alliance_id", "year", "number"),)

    alliance_id: str = reference("alliances.id")
    year: int
    number: int
    group_id: str = reference("groups.id")
    meeting_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    agenda_item_id: str | None = reference("agenda_items.id", null=True, on_delete="SET NULL")
    action_item_id: str | None = reference("action_items.id", null=True, on_delete="SET NULL")
    previous_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")
    matter: str = Field(max_length=300)
    text: str
    decided_on: date
    procedure: str = Field(max_length=20)
    result: str = Field(max_length=30)
    competence: str = Field(max_length=20)
    votes_yes: int | None = Field(default=None)
    votes_no: int | None = Field(default=None)
    votes_abstention: int | None = Field(default=None)
    objections: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    conditions: str | None = Field(default=None)
    entered_for: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    entered_by: str | None = Field(default=None, max_length=36)
    entered_by_name: str | None = Field(default=None, max_length=200)
    review_on: date | None = Field(default=None, index=True)
