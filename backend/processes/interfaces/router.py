"""Endpoints: the register of existing concepts, projects and structures."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.interfaces import queries, service
from backend.processes.interfaces.models import Interface, InterfaceKind, Relation
from backend.processes.interfaces.schemas import InterfaceIn, InterfaceOut, InterfacePatch, ParallelStructures

routes = Routes("interfaces")
SORTS = {"title": Interface.title, "created_at": Interface.created_at, "updated_at": Interface.updated_at}


@routes.get("/alliances/{alliance_id}/interfaces", "processes:read")
def list_interfaces(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    kind: InterfaceKind | None = None,
    relation: Relation | None = None,
    process_id: str | None = None,
    q: Annotated[str | None, Query(max_length=200, description="Words of title or purpose")] = None,
) -> Page[InterfaceOut | Tombstone]:
    """List the register of an alliance, in the order in which it was written."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:read")
    statement = queries.of_alliance(actor, alliance.id, kind=kind, relation=relation, process_id=process_id, q=q)
    found, following = slice_of(session, paging, statement, entity=Interface, sorts=SORTS, default="created_at")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/alliances/{alliance_id}/interfaces", "processes:write")
def create_interface(session: Session, actor: Actor, alliance_id: str, body: InterfaceIn) -> InterfaceOut:
    """Enter an existing concept, project or structure. What has much the same purpose is named in the answer."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:write")
    values = {name: getattr(body, name) for name in InterfaceIn.model_fields}
    return service.show(session, actor, service.create(session, actor, alliance.id, values))


@routes.get("/alliances/{alliance_id}/parallel-structures", "processes:read")
def read_parallel_structures(session: Session, actor: Actor, alliance_id: str) -> ParallelStructures:
    """Read what may be parallel structures: entries of the register and steering groups with much the same purpose."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:read")
    return service.parallel_structures(session, alliance.id)


@routes.get("/interfaces/{interface_id}", "processes:read")
def read_interface(session: Session, actor: Actor, interface_id: str) -> InterfaceOut:
    """Read one entry of the register."""
    return service.show(session, actor, queries.find(session, actor, interface_id))


@routes.patch("/interfaces/{interface_id}", "processes:write")
def change_interface(
    session: Session, actor: Actor, interface_id: str, body: InterfacePatch, if_match: IfMatch
) -> InterfaceOut:
    """Change an entry of the register."""
    interface = queries.find(session, actor, interface_id)
    actor.require("processes:write", interface.alliance_id)
    if_match.check(interface)
    service.change(session, actor, interface, body.changes())
    return service.show(session, actor, interface)


@routes.delete("/interfaces/{interface_id}", "processes:write")
def delete_interface(session: Session, actor: Actor, interface_id: str, if_match: IfMatch) -> None:
    """Remove an entry of the register; it waits in the trash."""
    interface = queries.find(session, actor, interface_id)
    actor.require("processes:write", interface.alliance_id)
    if_match.check(interface)
    service.delete(session, actor, interface)
