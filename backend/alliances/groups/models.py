"""Tables: groups, their duties and memberships."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference
from backend.people.models import PartyColumns


class GroupKind(StrEnum):
    """Kinds of bodies. What each may do in a matter follows from its kind, unless its `competences` say otherwise."""

    plenum = "plenum"
    coordination_group = "coordination_group"
    project_group = "project_group"
    working_group = "working_group"
    steering_group = "steering_group"
    advisory_board = "advisory_board"
    council = "council"
    committee = "committee"
    editorial_team = "editorial_team"
    other = "other"


class Competence(StrEnum):
    """What a body may do in a matter (Beratungsfolge): decide, advise, or take note."""

    decide = "decide"
    advise = "advise"
    note = "note"


class Group(Record, table=True):
    """A body of an alliance.

    `competences` are objects with `matter` and `competence`, where it may do something else than its kind usually may.
    """

    __tablename__ = "groups"

    alliance_id: str = reference("alliances.id")
    kind: str = Field(max_length=30)
    name: str = Field(max_length=200)
    purpose: str | None = Field(default=None)
    position: int = Field(default=0)
    since: date | None = Field(default=None)
    until: date | None = Field(default=None)
    predecessor_ids: list[str] = Field(default_factory=list, sa_type=JSON)
    rotation: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    competences: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"}
    )


class Duty(Record, table=True):
    """What a body is responsible for; or an open question about it."""

    __tablename__ = "duties"

    alliance_id: str = reference("alliances.id")
    group_id: str = reference("groups.id")
    text: str = Field(max_length=1000)
    is_open_question: bool = Field(default=False)
    position: int = Field(default=0)


class Membership(Record, PartyColumns, table=True):
    """Somebody in a body, for a time, maybe for an organisation, maybe as a deputy."""

    __tablename__ = "memberships"

    alliance_id: str = reference("alliances.id")
    group_id: str = reference("groups.id")
    role: str = Field(default="member", max_length=40)
    represents: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    deputy_for: str | None = reference("memberships.id", null=True, on_delete="SET NULL")
    since: date | None = Field(default=None)
    until: date | None = Field(default=None)
