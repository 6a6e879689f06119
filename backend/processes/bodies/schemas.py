"""Bodies of the API: bodies of a process, and how a group is made up."""

from pydantic import Field

from backend.alliances.groups.models import GroupKind
from backend.core.schemas import Boolean, Id, Output, Patch, RecordOut
from backend.people.parties import PartyOut


class ProcessBodyPatch(Patch, json_schema_extra={"examples": [{"sets_up": True}]}):
    """Which group is this body; `sets_up`: a new one, after the template."""

    group_id: Id | None = None
    sets_up: Boolean = Field(default=None)


class ProcessBodyOut(RecordOut):
    """What the template calls for, and the group that is it. `gaps` are interests that nobody there stands for."""

    alliance_id: str
    process_id: str
    key: str
    kind: GroupKind
    name: str
    purpose: str | None
    group_id: str | None
    gaps: list[str]
    can: list[str]


class InterestOut(Output):
    """An interest and who stands for it."""

    label: str
    is_required: bool
    members: list[PartyOut]


class SuggestionOut(Output):
    """Somebody of the larger group who could fill a gap."""

    party: PartyOut
    represents: PartyOut | None


class RepresentationOut(Output):
    """How a group is made up: against the template of its process, and against the larger group that it mirrors."""

    group_id: str
    process_id: str | None
    body: str | None
    mirrors_group_id: str | None
    interests: list[InterestOut]
    gaps: list[str]
    suggestions: list[SuggestionOut]
