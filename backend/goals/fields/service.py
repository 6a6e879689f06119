"""Use cases: lay fields of action out, rename them with their cards, take their inventory."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.cards import service as cards
from backend.actions.queries import short_name
from backend.core import events
from backend.core.language import text
from backend.core.problems import AlreadyExists, Conflict
from backend.core.records import touch
from backend.goals import policy, recording
from backend.goals import queries as goal_queries
from backend.goals.fields import queries
from backend.goals.fields.models import InventoryEntry, InventoryKind
from backend.goals.fields.schemas import (
    FieldOfActionOut,
    FieldSet,
    FieldSetOut,
    Inventory,
    InventoryEntryOut,
    InventoryOfField,
)
from backend.goals.models import FieldOfAction


class FieldOfActionInUse(Conflict):
    """Goals stand in this field."""


def show(actor: Actor, field: FieldOfAction) -> FieldOfActionOut:
    """The field with what the actor may do with it."""
    return FieldOfActionOut.model_validate({**field.model_dump(), "can": _can(actor, field.alliance_id)})


def show_entry(actor: Actor, entry: InventoryEntry) -> InventoryEntryOut:
    """The finding with what the actor may do with it."""
    return InventoryEntryOut.model_validate({**entry.model_dump(), "can": _can(actor, entry.alliance_id)})


def sets(language: str) -> list[FieldSetOut]:
    """The sets that are offered, in one language."""
    return [FieldSetOut(set=one, labels=text(f"field_of_action.set.{one}", language).split(" | ")) for one in FieldSet]


def lay_out(session: Session, actor: Actor, alliance_id: str, which: FieldSet, language: str) -> list[FieldOfAction]:
    """Lay a set out behind what is there; labels that are there already stay as they are. All fields afterwards."""
    known = {field.label.lower() for field in goal_queries.fields_of(session, alliance_id)}
    position = goal_queries.next_position(session, FieldOfAction, alliance_id=alliance_id)
    labels = next(one.labels for one in sets(language) if one.set == which)
    made = [
        FieldOfAction(alliance_id=alliance_id, label=label, position=position + place)
        for place, label in enumerate(one for one in labels if one.lower() not in known)
    ]
    session.add_all(made)
    recording.record_all(session, actor, "created", made)
    return goal_queries.fields_of(session, alliance_id)


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> FieldOfAction:
    """Lay a field out. Raises 409 if there is one of this label."""
    if queries.label_is_taken(session, alliance_id, values["label"]):
        raise AlreadyExists(value=values["label"])
    if values.get("position") is None:
        values["position"] = goal_queries.next_position(session, FieldOfAction, alliance_id=alliance_id)
    field = FieldOfAction(alliance_id=alliance_id, **values)
    session.add(field)
    recording.record(session, actor, "created", field)
    return field


def change(session: Session, actor: Actor, field: FieldOfAction, values: dict[str, Any]) -> None:
    """Change a field; the cards that name it get its new label. Raises 409 if there is one of this label."""
    before, label = field.label, values.get("label", field.label)
    if label != before and queries.label_is_taken(session, field.alliance_id, label, besides=field.id):
        raise AlreadyExists(value=label)
    for name, value in values.items():
        setattr(field, name, value)
    if "label" in recording.note_changes(session, actor, field):
        _rename_on_cards(session, actor, field.alliance_id, before, label)


def delete(session: Session, actor: Actor, field: FieldOfAction) -> None:
    """Leave a tombstone. Raises 409 while goals stand in the field."""
    if queries.is_used(session, field.id):
        raise FieldOfActionInUse(label=field.label)
    recording.remove(session, actor, field)


def add_entry(session: Session, actor: Actor, field: FieldOfAction, values: dict[str, Any]) -> InventoryEntry:
    """Write a finding down, behind the others unless a position is given."""
    if values.get("position") is None:
        values["position"] = goal_queries.next_position(session, InventoryEntry, field_of_action_id=field.id)
    entry = InventoryEntry(alliance_id=field.alliance_id, field_of_action_id=field.id, **values)
    session.add(entry)
    recording.record(session, actor, "created", entry)
    return entry


def change_entry(session: Session, actor: Actor, entry: InventoryEntry, values: dict[str, Any]) -> None:
    """Change a finding."""
    for name, value in values.items():
        setattr(entry, name, value)
    recording.note_changes(session, actor, entry)


def inventory(session: Session, actor: Actor, alliance_id: str) -> Inventory:
    """The whole inventory, and what of it is missing, in a constant number of statements."""
    fields = goal_queries.fields_of(session, alliance_id)
    entries = queries.entries_of(session, alliance_id)
    named = queries.cards_by_label(session, alliance_id)
    found: list[InventoryOfField] = []
    for field in fields:
        of_kind = {
            kind: [
                show_entry(actor, entry)
                for entry in entries
                if entry.field_of_action_id == field.id and entry.kind == kind
            ]
            for kind in InventoryKind
        }
        found.append(
            InventoryOfField(
                field=show(actor, field),
                factors=of_kind[InventoryKind.factor],
                offers=of_kind[InventoryKind.offer],
                missing=[kind for kind in InventoryKind if not of_kind[kind]],
                cards=named.get(field.label, 0),
            )
        )
    return Inventory(
        fields=found,
        without_inventory=[one.field.label for one in found if len(one.missing) == len(InventoryKind)],
        unknown_labels=sorted(named.keys() - {field.label for field in fields}),
    )


def _rename_on_cards(session: Session, actor: Actor, alliance_id: str, before: str, label: str) -> None:
    items = queries.cards_of(session, alliance_id, before)
    if not items:
        return
    prefix = short_name(session, alliance_id)
    for item in items:
        item.field_of_action = label
        touch(item)
    happened = [
        (events.Subject("action_item", item.id, f"{prefix}-{item.number}"), {"field_of_action": [before, label]})
        for item in items
    ]
    events.record_all(session, actor, "action_item.changed", happened, stream_id=alliance_id, alliance_id=alliance_id)
    cards.refresh(session, items)


def _can(actor: Actor, alliance_id: str) -> list[str]:
    return ["edit", "delete"] if policy.can_write(actor, alliance_id) else []
