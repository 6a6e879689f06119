"""What an agreement says, as plain values: frozen with the edition, and printed from.

Names are those of the day it was put together. Parties stay references, so that who is erased is found in them.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from backend.goals import queries as goal_queries
from backend.goals.fields import queries as field_queries
from backend.goals.fields.models import InventoryEntry, InventoryKind
from backend.goals.indicators import queries as indicator_queries
from backend.goals.models import Agreement, FieldOfAction, Measure
from backend.people.parties import PartyOut

#: Members of a measure sheet that are taken over as they are.
SHEET = (
    *("number", "title", "description", "target_group", "priority", "costs", "funding", "resources", "done_when"),
    *("next_steps", "remarks", "lead_unit", "responsible", "participants", "status", "status_label"),
)


class IndicatorContent(BaseModel):
    """An indicator as it was agreed."""

    name: str
    unit: str | None
    baseline_value: float | None
    target_value: float | None
    source: str | None


class MeasureContent(BaseModel):
    """A measure sheet as it was agreed."""

    id: str
    parent_id: str | None
    number: str | None
    title: str
    description: str | None
    lead_unit: PartyOut | None
    responsible: PartyOut | None
    participants: list[PartyOut]
    target_group: str | None
    priority: str | None
    deadline: str | None
    costs: str | None
    funding: str | None
    resources: str | None
    done_when: str | None
    next_steps: str | None
    remarks: str | None
    status: str
    status_label: str | None
    indicators: list[IndicatorContent]


class GoalContent(BaseModel):
    """A goal as it was agreed."""

    id: str
    level: str
    text: str
    is_proposal: bool
    sources: list[str]
    measures: list[MeasureContent]


class FieldContent(BaseModel):
    """The goals of one field of action; without a label those that stand in none."""

    label: str | None
    description: str | None
    is_focus: bool
    goals: list[GoalContent]


class InventoryContent(BaseModel):
    """What was found in a field of action: each finding with its source behind it."""

    label: str
    found: dict[InventoryKind, list[str]]


class AgreementContent(BaseModel):
    """All of an agreement, field by field, and the inventory it rests on."""

    fields: list[FieldContent]
    inventory: list[InventoryContent] = []


def of_agreement(session: Session, agreement: Agreement) -> AgreementContent:
    """What the agreement says: as it was frozen, or as it stands. Constant statements."""
    if agreement.frozen is not None:
        return AgreementContent.model_validate(agreement.frozen)
    return assembled(session, agreement)


def assembled(session: Session, agreement: Agreement) -> AgreementContent:
    """What the agreement says now."""
    goals = goal_queries.goals_of(session, agreement.id)
    measures = goal_queries.measures_of(session, agreement.id)
    indicators = indicator_queries.of_measures(session, {one.id for one in measures})
    known = goal_queries.fields_of(session, agreement.alliance_id)
    fields: list[Any] = [*known, None]

    def measure_of(one: Measure) -> MeasureContent:
        own = [found.model_dump() for found in indicators if found.measure_id == one.id]
        values = {name: getattr(one, name) for name in SHEET}
        text = one.deadline["text"] if one.deadline else None
        return MeasureContent.model_validate(
            {**values, "id": one.id, "parent_id": one.parent_id, "deadline": text, "indicators": own}
        )

    return AgreementContent(
        fields=[
            FieldContent(
                label=field.label if field else None,
                description=field.description if field else None,
                is_focus=bool(field and field.is_focus),
                goals=[
                    GoalContent(
                        id=goal.id,
                        level=goal.level,
                        text=goal.text,
                        is_proposal=goal.is_proposal,
                        sources=[one["text"] for one in goal.sources if one.get("text")],
                        measures=[measure_of(one) for one in measures if one.goal_id == goal.id],
                    )
                    for goal in goals
                    if goal.field_of_action_id == (field.id if field else None)
                ],
            )
            for field in fields
            if any(goal.field_of_action_id == (field.id if field else None) for goal in goals)
        ],
        inventory=_inventory(known, field_queries.entries_of(session, agreement.alliance_id)),
    )


def _inventory(fields: Sequence[FieldOfAction], entries: Sequence[InventoryEntry]) -> list[InventoryContent]:
    found = []
    for field in fields:
        of_field = [one for one in entries if one.field_of_action_id == field.id]
        of_kind = {
            kind: [f"{one.text} ({one.source})" if one.source else one.text for one in of_field if one.kind == kind]
            for kind in InventoryKind
        }
        if of_field:
            found.append(InventoryContent(label=field.label, found=of_kind))
    return found
