"""Table: interfaces to existing concepts, projects and steering structures."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class InterfaceKind(StrEnum):
    """What the other thing is."""

    concept = "concept"
    strategy = "strategy"
    project = "project"
    steering_structure = "steering_structure"
    other = "other"


class Relation(StrEnum):
    """How we relate to it. `avoids_duplication`: what is planned is left to it."""

    part_of = "part_of"
    complements = "complements"
    overlaps = "overlaps"
    related = "related"
    avoids_duplication = "avoids_duplication"


class Interface(Record, table=True):
    """Something that exists beside us. `group_id`: the group of ours that it is, where it is one."""

    __tablename__ = "interfaces"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    group_id: str | None = reference("groups.id", null=True, on_delete="SET NULL")
    kind: str = Field(max_length=30)
    title: str = Field(max_length=300)
    purpose: str | None = Field(default=None, max_length=1000)
    relation: str = Field(max_length=30)
    owner: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    fuzzy_date: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    earliest: date | None = Field(default=None)
    latest: date | None = Field(default=None)
    url: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None)
    distinct_because: str | None = Field(default=None, max_length=1000)
