"""Bodies: handover."""

from typing import Annotated

from pydantic import Field

from backend.actions.models import AssignmentRole, AssignmentState
from backend.alliances.groups.duties.schemas import GroupRef
from backend.core.schemas import Id, Input, Output
from backend.people.parties import PartyOut

HANDOVER_EXAMPLE = {"assignment_ids": ["01920000-0000-7000-8000-000000000001"]}


class HandoverIn(Input, json_schema_extra={"examples": [HANDOVER_EXAMPLE]}):
    """Which promises of its predecessors a group is asked to take over."""

    assignment_ids: Annotated[list[Id], Field(min_length=1, max_length=200)]


class OpenPromise(Output):
    """An assignment of a predecessor on a card that is not closed. `is_offered`: the group has been asked already."""

    assignment_id: str
    action_item_id: str
    number: str
    title: str
    party: PartyOut
    task: str | None
    step_id: str | None
    step_text: str | None
    role: AssignmentRole
    state: AssignmentState
    is_offered: bool


class OpenCard(Output):
    """A card that is not closed and still belongs to a predecessor."""

    id: str
    number: str
    title: str
    group_id: str


class Handover(Output):
    """What a group takes over from its predecessors, however many there were one after the other."""

    group: GroupRef
    predecessors: list[GroupRef]
    assignments: list[OpenPromise]
    action_items: list[OpenCard]
