"""Tables: fields of action, agreements, goals, measures."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import text as sql
from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, new_id, reference


class AgreementKind(StrEnum):
    """What kind of agreement it is: that of an audit, or the action concept of a managed process."""

    target_agreement = "target_agreement"
    action_concept = "action_concept"


class AgreementState(StrEnum):
    """The life of an edition: a `draft` is written on, `binding` by the council, `superseded` by the next edition."""

    draft = "draft"
    binding = "binding"
    superseded = "superseded"


class GoalLevel(StrEnum):
    """How far a goal reaches, from the guiding ideas to what can be measured."""

    guiding = "guiding"
    strategic = "strategic"
    operational = "operational"


class SourceType(StrEnum):
    """Where a goal comes from."""

    meeting = "meeting"
    workshop = "workshop"
    idea = "idea"
    recommendation = "recommendation"
    process_step = "process_step"
    document = "document"
    text = "text"


class Priority(StrEnum):
    """When a measure starts: `low` within four years, `medium` within two, `high` at once."""

    low = "low"
    medium = "medium"
    high = "high"


class MeasureStatus(StrEnum):
    """How far a measure is. The words that somebody used stand in `status_label`.

    `not_started`: due to begin, and has not; `ongoing_permanent`: it never ends; `on_hold`: stopped for now;
    `deferred`: put off; `dropped`: given up; `replaced`: another measure stands for it; `out_of_scope`: not the
    municipality's to do; `disputed`: those who were asked do not agree.
    """

    planned = "planned"
    not_started = "not_started"
    in_progress = "in_progress"
    ongoing_permanent = "ongoing_permanent"
    partly_done = "partly_done"
    done = "done"
    on_hold = "on_hold"
    deferred = "deferred"
    dropped = "dropped"
    replaced = "replaced"
    out_of_scope = "out_of_scope"
    disputed = "disputed"


class FieldOfAction(Record, table=True):
    """A field of action of one alliance. Its label is data: every municipality and every year has its own."""

    __tablename__ = "fields_of_action"

    alliance_id: str = reference("alliances.id")
    label: str = Field(max_length=200)
    description: str | None = Field(default=None)
    position: int = Field(default=0)
    is_focus: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})


class Agreement(Record, table=True):
    """One edition of an agreement. `previous_id` is the edition before it; `frozen` its content since it is binding."""

    __tablename__ = "agreements"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    kind: str = Field(max_length=30)
    title: str = Field(max_length=300)
    edition: int = Field(default=1)
    previous_id: str | None = reference("agreements.id", null=True, on_delete="SET NULL")
    state: str = Field(default=AgreementState.draft, max_length=20)
    period_from: date | None = Field(default=None)
    period_until: date | None = Field(default=None)
    decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")
    binding_since: date | None = Field(default=None)
    frozen_at: datetime | None = Field(default=None)
    frozen: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class Goal(Record, table=True):
    """A goal of an agreement. `lineage` is one name for the same goal in all editions.

    `sources` are objects with `type` (see `SourceType`), `id` and `text`: the talk, workshop or idea it came from.
    """

    __tablename__ = "goals"

    alliance_id: str = reference("alliances.id")
    agreement_id: str = reference("agreements.id")
    field_of_action_id: str | None = reference("fields_of_action.id", null=True, on_delete="SET NULL")
    parent_id: str | None = reference("goals.id", null=True, on_delete="SET NULL")
    level: str = Field(default=GoalLevel.strategic, max_length=20)
    text: str = Field(max_length=2000)
    position: int = Field(default=0)
    is_proposal: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    lineage: str = Field(default_factory=new_id, max_length=ID_LENGTH, index=True)
    sources: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)


class Measure(Record, table=True):
    """A measure with its sheet. `responsible` and `participants` are party references.

    `lead_unit` has the lead in the administration. `costs` are words: often there is no number. What the measure was
    in the edition before stands in `lineage_entries`.
    """

    __tablename__ = "measures"

    alliance_id: str = reference("alliances.id")
    agreement_id: str = reference("agreements.id")
    goal_id: str = reference("goals.id")
    parent_id: str | None = reference("measures.id", null=True, on_delete="SET NULL")
    number: str | None = Field(default=None, max_length=20)
    title: str = Field(max_length=300)
    description: str | None = Field(default=None)
    position: int = Field(default=0)
    lead_unit: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    responsible: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    participants: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    target_group: str | None = Field(default=None, max_length=500)
    priority: str | None = Field(default=None, max_length=20)
    deadline: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    earliest: date | None = Field(default=None)
    latest: date | None = Field(default=None, index=True)
    costs: str | None = Field(default=None, max_length=1000)
    funding: str | None = Field(default=None, max_length=1000)
    resources: str | None = Field(default=None, max_length=1000)
    next_steps: str | None = Field(default=None)
    remarks: str | None = Field(default=None)
    status: str = Field(default=MeasureStatus.planned, max_length=20)
    status_label: str | None = Field(default=None, max_length=200)
    done_when: str | None = Field(default=None, max_length=1000)
