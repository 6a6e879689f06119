"""Endpoints: material of processes."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes import queries as process_queries
from backend.processes.material import queries, service
from backend.processes.material.closing import MaterialClosed
from backend.processes.material.models import Material, MaterialKind
from backend.processes.material.schemas import (
    MaterialBundle,
    MaterialBundled,
    MaterialCollectionOut,
    MaterialCollectionPatch,
    MaterialIn,
    MaterialOut,
    MaterialPatch,
    MaterialPosition,
)

routes = Routes("material")
SORTS = {"position": Material.position, "created_at": Material.created_at, "updated_at": Material.updated_at}


@routes.get("/processes/{process_id}/material-collection", "processes:read")
def read_material_collection(session: Session, actor: Actor, process_id: str) -> MaterialCollectionOut:
    """Read how the material of a process is collected, and when that ends."""
    process = process_queries.require(session, actor, process_id, "processes:read")
    return service.show_collection(session, actor, queries.collection(session, process))


@routes.patch("/processes/{process_id}/material-collection", "processes:write")
def change_material_collection(
    session: Session, actor: Actor, process_id: str, body: MaterialCollectionPatch, if_match: IfMatch
) -> MaterialCollectionOut:
    """Bind the closing to a meeting, say what becomes of late material, close by hand or open again."""
    process = process_queries.require(session, actor, process_id, "processes:write")
    collection = queries.collection(session, process)
    if_match.check(collection)
    service.set_collection(session, actor, process, collection, body.changes())
    return service.show_collection(session, actor, collection)


@routes.get("/processes/{process_id}/material", "processes:read")
def list_material(
    session: Session,
    actor: Actor,
    process_id: str,
    paging: Paging,
    meeting_id: str | None = None,
    kind: MaterialKind | None = None,
    bundle: Annotated[str | None, Query(max_length=200)] = None,
    is_late: bool | None = None,
    is_taken_up: Annotated[bool | None, Query(description="Whether a recommendation rests on it")] = None,
) -> Page[MaterialOut | Tombstone]:
    """List the material of a process, in its order."""
    process = process_queries.require(session, actor, process_id, "processes:read")
    statement = queries.of_process(
        actor,
        process.id,
        is_taken_up=is_taken_up,
        meeting_id=meeting_id,
        kind=kind,
        bundle=bundle,
        is_late=is_late,
    )
    found, following = slice_of(session, paging, statement, entity=Material, sorts=SORTS, default="position")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/processes/{process_id}/material", "material:write", problems=(MaterialClosed, RuleNotMet))
def create_material(session: Session, actor: Actor, process_id: str, body: MaterialIn) -> MaterialOut:
    """Write material down. After the closing it is refused or marked late, as the collection says."""
    process = process_queries.require(session, actor, process_id, "material:write")
    return service.show(session, actor, service.create(session, actor, process, body))


@routes.post("/processes/{process_id}/material-bundles", "processes:write", status=200)
def bundle_material(session: Session, actor: Actor, process_id: str, body: MaterialBundle) -> MaterialBundled:
    """Put several pieces of material into one bundle, or out of theirs. All pieces of a bundle: it is renamed."""
    process = process_queries.require(session, actor, process_id, "processes:write")
    chosen = service.bundle(session, actor, process, body.bundle, body.material_ids)
    return MaterialBundled(material=service.show_all(session, actor, chosen))


@routes.get("/material/{material_id}", "processes:read")
def read_material(session: Session, actor: Actor, material_id: str) -> MaterialOut:
    """Read one piece of material."""
    material = queries.find(session, actor, material_id)
    actor.require("processes:read", material.alliance_id)
    return service.show(session, actor, material)


@routes.patch("/material/{material_id}", "material:write", problems=(MaterialClosed,))
def change_material(
    session: Session, actor: Actor, material_id: str, body: MaterialPatch, if_match: IfMatch
) -> MaterialOut:
    """Change material: one's own, or any as who leads the process."""
    material = queries.find(session, actor, material_id)
    if_match.check(material)
    service.change(session, actor, material, body.changes())
    return service.show(session, actor, material)


@routes.post("/material/{material_id}/position", "processes:write", status=200)
def move_material(session: Session, actor: Actor, material_id: str, body: MaterialPosition) -> MaterialOut:
    """Move material within its bundle or into another."""
    material = queries.find(session, actor, material_id)
    service.move(session, actor, material, body.bundle, body.before)
    return service.show(session, actor, material)


@routes.delete("/material/{material_id}", "material:write")
def delete_material(session: Session, actor: Actor, material_id: str, if_match: IfMatch) -> None:
    """Remove material; it waits in the trash."""
    material = queries.find(session, actor, material_id)
    if_match.check(material)
    service.delete(session, actor, material)
