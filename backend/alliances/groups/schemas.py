"""Bodies: groups."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.alliances.groups.duties.schemas import DutyShort, DutyWritten
from backend.alliances.groups.models import Competence, GroupKind
from backend.core.schemas import Boolean, Id, Input, Integer, Line, Name, Output, Patch, Prose, RecordOut


class Rhythm(StrEnum):
    """How often a rotation takes place."""

    meeting = "meeting"
    month = "month"
    quarter = "quarter"
    half_year = "half_year"
    year = "year"
    two_years = "two_years"


class PeriodIn(Input):
    """From when to when a group exists; both days belong to it, null is open."""

    since: date | None = None
    until: date | None = None


class PeriodOut(Output):
    """From when to when a group exists; both days belong to it, null is open."""

    since: date | None
    until: date | None


class RotationPatch(Patch):
    """What changes hands in a group, and how often. In a patch, members that are left out stay."""

    every: Rhythm = Field(default=None)
    members: Boolean = Field(default=None, description="The whole group is succeeded by another")
    chair: Boolean = Field(default=None, description="Who speaks for the group or leads its meetings")
    minute_taker: Boolean = Field(default=None, description="Who writes the minutes")
    place: Boolean = Field(default=None, description="Where the group meets")
    next_on: date | None = Field(default=None, description="When it is due next")
    note: Line | None = None


class RotationIn(RotationPatch):
    """What changes hands in a group, and how often."""

    every: Rhythm
    members: Boolean = True
    chair: Boolean = False
    minute_taker: Boolean = False
    place: Boolean = False


class RotationOut(Output):
    """What changes hands in a group, and how often."""

    every: Rhythm
    members: bool
    chair: bool
    minute_taker: bool
    place: bool
    next_on: date | None
    note: str | None


class CompetenceRule(Input, json_schema_extra={"examples": [{"matter": "Aktionstage", "competence": "decide"}]}):
    """What a body may do in a matter."""

    matter: Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)] = Field(
        description="A word of the matter, or `*`: every; `plenum_matters`: goals, themes, demands, structure; "
        "`own_action_items`: cards of this group"
    )
    competence: Competence


class CompetenceRuleOut(Output):
    """What a body may do in a matter."""

    matter: str
    competence: Competence


Competences = Annotated[
    list[CompetenceRule],
    Field(max_length=50, description="Where it may do something else than its kind usually may; the first that fits"),
]
Duties = Annotated[
    list[DutyWritten],
    Field(max_length=200, description="All duties, in their order", examples=[["Treffen organisieren", "Rotierend?"]]),
]
Predecessors = Annotated[list[Id], Field(max_length=20, description="Groups of the alliance that this one follows")]
GROUP_EXAMPLE = {
    "kind": "coordination_group",
    "name": "Koordinierungsgruppe von 2010",
    "purpose": "Behält den Überblick",
    "duties": ["Überblick behalten", "Homepage aufbauen & pflegen", "Rotierend?"],
    "period": {"since": "2010-01-01", "until": None},
    "rotation": {"every": "year", "members": True, "minute_taker": False},
}


class GroupIn(Input, json_schema_extra={"examples": [GROUP_EXAMPLE]}):
    """A new group. Without a position it comes behind the others."""

    kind: GroupKind
    name: Name = Field(examples=["Koordinierungsgruppe"])
    purpose: Prose | None = None
    position: Integer | None = None
    duties: Duties = Field(default_factory=list)
    period: PeriodIn | None = None
    predecessor_ids: Predecessors = Field(default_factory=list)
    rotation: RotationIn | None = None
    competences: Competences = Field(default_factory=list)


class GroupPatch(Patch):
    """Changes to a group. `duties` are written whole: one with its `id` or its old text stays the same duty."""

    kind: GroupKind = Field(default=None)
    name: Name = Field(default=None)
    purpose: Prose | None = None
    position: Integer = Field(default=None)
    duties: Duties = Field(default_factory=list)
    period: PeriodIn | None = None
    predecessor_ids: Predecessors = Field(default_factory=list)
    rotation: RotationPatch | None = None
    competences: Competences = Field(default_factory=list)


class GroupOut(RecordOut):
    """A group. It `is_current` when it has begun, has not ended and no successor of it has begun."""

    alliance_id: str
    kind: GroupKind
    name: str
    purpose: str | None
    position: int
    duties: list[DutyShort]
    period: PeriodOut
    predecessor_ids: list[str]
    successor_ids: list[str]
    rotation: RotationOut | None
    competences: list[CompetenceRuleOut]
    is_current: bool
    member_count: int
    can: list[str]
