"""Endpoints: fields of action and their inventory."""

from typing import Annotated

from fastapi import Query, Request
from sqlalchemy import case
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.pagination import Paging, paginate
from backend.core.problems import AlreadyExists
from backend.core.schemas import Page, Tombstone
from backend.goals import recording
from backend.goals.fields import queries, service
from backend.goals.fields.models import InventoryEntry
from backend.goals.fields.schemas import (
    FieldOfActionIn,
    FieldOfActionOut,
    FieldOfActionPatch,
    FieldSetIn,
    FieldSets,
    FieldsOfAction,
    Inventory,
    InventoryEntryIn,
    InventoryEntryOut,
    InventoryEntryPatch,
)
from backend.goals.models import FieldOfAction

routes = Routes("goals")
WRITE = "goals:write"
FOCUS = case((col(FieldOfAction.is_focus).is_(True), 0), else_=1_000_000) + col(FieldOfAction.position)
SORTS = {"position": FieldOfAction.position, "focus": FOCUS, "updated_at": FieldOfAction.updated_at}
ENTRY_SORTS = {"position": InventoryEntry.position, "updated_at": InventoryEntry.updated_at}


@routes.get("/alliances/{alliance_id}/fields-of-action", "goals:read")
def list_fields_of_action(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    is_focus: Annotated[bool | None, Query(description="Only those that are the main focus, or the rest")] = None,
) -> Page[FieldOfActionOut | Tombstone]:
    """List the fields of action of an alliance; with `sort=focus` the main focus comes first."""
    alliance = alliance_queries.require(session, actor, alliance_id, "goals:read")
    statement = queries.visible_to(actor).where(FieldOfAction.alliance_id == alliance.id)
    if is_focus is not None:
        statement = statement.where(col(FieldOfAction.is_focus).is_(is_focus))
    return paginate(
        session,
        paging,
        statement,
        entity=FieldOfAction,
        sorts=SORTS,
        default="position",
        show=lambda field: service.show(actor, field),
    )


@routes.post("/alliances/{alliance_id}/fields-of-action", WRITE, problems=(AlreadyExists,))
def create_field_of_action(session: Session, actor: Actor, alliance_id: str, body: FieldOfActionIn) -> FieldOfActionOut:
    """Lay a field of action out."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    return service.show(actor, service.create(session, actor, alliance.id, body.model_dump()))


@routes.get("/alliances/{alliance_id}/fields-of-action/sets", "goals:read")
def read_field_of_action_sets(session: Session, actor: Actor, request: Request, alliance_id: str) -> FieldSets:
    """Show the sets of labels that are offered to begin with, in the caller's language."""
    alliance_queries.require(session, actor, alliance_id, "goals:read")
    return FieldSets(sets=service.sets(negotiate(request.headers.get("accept-language"))))


@routes.post("/alliances/{alliance_id}/fields-of-action/sets", WRITE, status=200)
def lay_out_fields_of_action(
    session: Session, actor: Actor, request: Request, alliance_id: str, body: FieldSetIn
) -> FieldsOfAction:
    """Lay a set of fields out; labels that are there already stay as they are."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    language = negotiate(request.headers.get("accept-language"))
    fields = service.lay_out(session, actor, alliance.id, body.set, language)
    return FieldsOfAction(fields=[service.show(actor, field) for field in fields])


@routes.get("/alliances/{alliance_id}/inventory", "goals:read")
def read_inventory(session: Session, actor: Actor, alliance_id: str) -> Inventory:
    """Read the inventory, field by field, and what of it is missing."""
    alliance = alliance_queries.require(session, actor, alliance_id, "goals:read")
    return service.inventory(session, actor, alliance.id)


@routes.get("/fields-of-action/{field_id}", "goals:read")
def read_field_of_action(session: Session, actor: Actor, field_id: str) -> FieldOfActionOut:
    """Read one field of action."""
    return service.show(actor, queries.find(session, actor, field_id))


@routes.patch("/fields-of-action/{field_id}", WRITE, problems=(AlreadyExists,))
def change_field_of_action(
    session: Session, actor: Actor, field_id: str, body: FieldOfActionPatch, if_match: IfMatch
) -> FieldOfActionOut:
    """Change a field of action; cards that name it follow a new label."""
    field = queries.find(session, actor, field_id)
    actor.require(WRITE, field.alliance_id)
    if_match.check(field)
    service.change(session, actor, field, body.changes())
    return service.show(actor, field)


@routes.delete("/fields-of-action/{field_id}", WRITE, problems=(service.FieldOfActionInUse,))
def delete_field_of_action(session: Session, actor: Actor, field_id: str, if_match: IfMatch) -> None:
    """Remove a field of action in which no goals stand."""
    field = queries.find(session, actor, field_id)
    actor.require(WRITE, field.alliance_id)
    if_match.check(field)
    service.delete(session, actor, field)


@routes.get("/fields-of-action/{field_id}/inventory-entries", "goals:read")
def list_inventory_entries(
    session: Session, actor: Actor, field_id: str, paging: Paging
) -> Page[InventoryEntryOut | Tombstone]:
    """List what was found in a field of action."""
    field = queries.find(session, actor, field_id)
    return paginate(
        session,
        paging,
        queries.entries_visible_to(actor).where(InventoryEntry.field_of_action_id == field.id),
        entity=InventoryEntry,
        sorts=ENTRY_SORTS,
        default="position",
        show=lambda entry: service.show_entry(actor, entry),
    )


@routes.post("/fields-of-action/{field_id}/inventory-entries", WRITE)
def create_inventory_entry(session: Session, actor: Actor, field_id: str, body: InventoryEntryIn) -> InventoryEntryOut:
    """Write down what was found in a field of action."""
    field = queries.find(session, actor, field_id)
    actor.require(WRITE, field.alliance_id)
    return service.show_entry(actor, service.add_entry(session, actor, field, body.model_dump()))


@routes.get("/inventory-entries/{entry_id}", "goals:read")
def read_inventory_entry(session: Session, actor: Actor, entry_id: str) -> InventoryEntryOut:
    """Read one finding of the inventory."""
    return service.show_entry(actor, queries.find_entry(session, actor, entry_id))


@routes.patch("/inventory-entries/{entry_id}", WRITE)
def change_inventory_entry(
    session: Session, actor: Actor, entry_id: str, body: InventoryEntryPatch, if_match: IfMatch
) -> InventoryEntryOut:
    """Change a finding of the inventory."""
    entry = queries.find_entry(session, actor, entry_id)
    actor.require(WRITE, entry.alliance_id)
    if_match.check(entry)
    service.change_entry(session, actor, entry, body.changes())
    return service.show_entry(actor, entry)


@routes.delete("/inventory-entries/{entry_id}", WRITE)
def delete_inventory_entry(session: Session, actor: Actor, entry_id: str, if_match: IfMatch) -> None:
    """Remove a finding of the inventory."""
    entry = queries.find_entry(session, actor, entry_id)
    actor.require(WRITE, entry.alliance_id)
    if_match.check(entry)
    recording.remove(session, actor, entry)
