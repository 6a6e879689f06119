"""Bodies: the register of interfaces."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backend.core.dates import FuzzyDate
from backend.core.schemas import DateIn, Id, Input, Line, Output, Patch, Prose, RecordOut, Title
from backend.people.parties import PartyIn, PartyOut
from backend.processes.interfaces.models import InterfaceKind, Relation

Purpose = Annotated[Line, Field(examples=["Übergang von der Kita in die Schule"])]
WebAddress = Annotated[
    str,
    StringConstraints(max_length=500, strip_whitespace=True, pattern=r"^https?://[^\s]+$"),
    Field(examples=["https://www.example.org/konzept"]),
]
Distinct = Annotated[
    Line | None, Field(description="Why it is no parallel structure to what is much like it; settles the question")
]
INTERFACE_EXAMPLE = {"title": "Bochum Strategie 2030", "kind": "strategy", "relation": "part_of"}


class InterfaceIn(Input, json_schema_extra={"examples": [INTERFACE_EXAMPLE]}):
    """Something that exists beside us, and how we relate to it."""

    title: Title
    kind: InterfaceKind = InterfaceKind.concept
    relation: Relation = Relation.related
    purpose: Purpose | None = None
    owner: PartyIn | None = None
    period: DateIn | None = None
    url: WebAddress | None = None
    note: Prose | None = None
    process_id: Id | None = Field(default=None, description="The process that it concerns; null: the whole alliance")
    group_id: Id | None = Field(default=None, description="The group of ours that it is")
    distinct_because: Distinct = None


class InterfacePatch(Patch, json_schema_extra={"examples": [{"relation": "complements"}]}):
    """Changes to an entry of the register."""

    title: Title = Field(default=None)
    kind: InterfaceKind = Field(default=None)
    relation: Relation = Field(default=None)
    purpose: Purpose | None = None
    owner: PartyIn | None = None
    period: DateIn | None = None
    url: WebAddress | None = None
    note: Prose | None = None
    process_id: Id | None = None
    group_id: Id | None = None
    distinct_because: Distinct = None


class Beside(Output):
    """One side of a likely parallel structure."""

    type: Literal["interface", "group"]
    id: str
    title: str
    purpose: str | None


class ParallelOut(Beside):
    """What is there already with much the same purpose. `likeness` is 0 to 1."""

    likeness: float
    settled_because: str | None = Field(description="Why the two are distinct, where somebody has said so")


class InterfaceOut(RecordOut):
    """An entry of the register. `parallels`: what has much the same purpose (Parallelstruktur?)."""

    alliance_id: str
    process_id: str | None
    group_id: str | None
    title: str
    kind: InterfaceKind
    relation: Relation
    purpose: str | None
    owner: PartyOut | None
    period: FuzzyDate | None
    url: str | None
    note: str | None
    distinct_because: str | None
    parallels: list[ParallelOut]
    can: list[str]


class ParallelPair(Output):
    """Two that may be parallel structures; the newer one first."""

    one: Beside
    other: Beside
    likeness: float
    settled_because: str | None


class ParallelStructures(Output):
    """All pairs of an alliance that may be parallel structures, open questions first."""

    pairs: list[ParallelPair]
