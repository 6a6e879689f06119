"""Tables: processes and their steps."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import text as sql
from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class ProcessState(StrEnum):
    """The life of a process."""

    preparation = "preparation"
    running = "running"
    closed = "closed"
    cancelled = "cancelled"


class ProcessStepState(StrEnum):
    """The life of a step. A step that is done can be opened again: steps are revisited."""

    open = "open"
    in_progress = "in_progress"
    done = "done"
    skipped = "skipped"


class ProcessKind(StrEnum):
    """The ways of working that there are. `management_programme`: that of a state programme."""

    alliance_cycle = "alliance_cycle"
    round_table = "round_table"
    audit = "audit"
    management_programme = "management_programme"
    concept_guide = "concept_guide"


class Process(Record, table=True):
    """One run of a template. `template` is the content it was started with, and stays as it was then.

    `template_id` names the alliance's own template; null for one that was shipped. `is_strict`: no rule only warns.
    """

    __tablename__ = "processes"

    alliance_id: str = reference("alliances.id")
    kind: str = Field(max_length=20)
    title: str = Field(max_length=300)
    template_id: str | None = reference("process_templates.id", null=True, on_delete="SET NULL")
    template_key: str = Field(max_length=80)
    template_edition: int
    template: dict[str, Any] = Field(sa_type=JSON)
    state: str = Field(default=ProcessState.preparation, max_length=20)
    is_strict: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    started_on: date | None = Field(default=None)
    closed_on: date | None = Field(default=None)
    # What everybody reads of it, if anything. `public_documents`: objects with `title`, `when` (fuzzy date) and `url`.
    is_public: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    public_contact: str | None = Field(default=None, max_length=300)
    public_procedure: str | None = Field(default=None)
    public_result: str | None = Field(default=None)
    public_documents: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)


class ProcessStep(Record, table=True):
    """A phase (without parent) or a step of a process, with its own state. `checklist`: objects `key`, `text`, `done`."""

    __tablename__ = "process_steps"

    alliance_id: str = reference("alliances.id")
    process_id: str = reference("processes.id")
    parent_id: str | None = reference("process_steps.id", null=True)
    key: str = Field(max_length=80)
    number: str | None = Field(default=None, max_length=20)
    title: str = Field(max_length=300)
    position: int = Field(default=0)
    state: str = Field(default=ProcessStepState.open, max_length=20)
    checklist: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    note: str | None = Field(default=None)
    due: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    earliest: date | None = Field(default=None)
    latest: date | None = Field(default=None)
    is_public: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    finished_on: date | None = Field(default=None)
    times_reopened: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class ProcessBody(Record, table=True):
    """Which group is what the template calls for. `key` names the body in the template."""

    __tablename__ = "process_bodies"

    alliance_id: str = reference("alliances.id")
    process_id: str = reference("processes.id")
    key: str = Field(max_length=80)
    position: int = Field(default=0)
    group_id: str | None = reference("groups.id", null=True, on_delete="SET NULL")
