"""Endpoints: groups."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.alliances.groups import queries, service
from backend.alliances.groups.models import Group, GroupKind
from backend.alliances.groups.schemas import GroupIn, GroupOut, GroupPatch
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.people.queries import contains

routes = Routes("groups")
SORTS = {
    "position": Group.position,
    "name": Group.name,
    "updated_at": Group.updated_at,
    "created_at": Group.created_at,
}


@routes.get("/alliances/{alliance_id}/groups", "groups:read")
def list_groups(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    kind: GroupKind | None = None,
    q: Annotated[str | None, Query(max_length=200, description="Words of name or purpose")] = None,
    is_current: Annotated[bool | None, Query(description="Only groups that exist today, or only others")] = None,
) -> Page[GroupOut | Tombstone]:
    """List the groups of an alliance, in their order, also those of the past."""
    alliance = alliance_queries.require(session, actor, alliance_id, "groups:read", invited=True)
    statement = queries.visible_to(actor).where(Group.alliance_id == alliance.id)
    if kind is not None:
        statement = statement.where(Group.kind == kind)
    if is_current is not None:
        current = Group.id.in_(queries.succession(session, [alliance.id]).current_ids())
        statement = statement.where(current if is_current else ~current)
    statement = statement.where(*contains(q, Group.name, Group.purpose))
    groups, following = slice_of(session, paging, statement, entity=Group, sorts=SORTS, default="position")
    shown = {group.id: group for group in service.show_all(session, actor, [g for g in groups if not g.deleted_at])}
    return Page(items=[shown.get(group.id) or Tombstone.model_validate(group) for group in groups], next=following)


@routes.post("/alliances/{alliance_id}/groups", "groups:write")
def create_group(session: Session, actor: Actor, alliance_id: str, body: GroupIn) -> GroupOut:
    """Set up a group, also with its duties."""
    alliance = alliance_queries.require(session, actor, alliance_id, "groups:write")
    values = {name: getattr(body, name) for name in GroupIn.model_fields}
    return service.show(session, actor, service.create(session, actor, alliance.id, values))


@routes.get("/groups/{group_id}", "groups:read")
def read_group(session: Session, actor: Actor, group_id: str) -> GroupOut:
    """Read one group, also one of the past."""
    return service.show(session, actor, queries.find(session, actor, group_id))


@routes.patch("/groups/{group_id}", "groups:write")
def change_group(session: Session, actor: Actor, group_id: str, body: GroupPatch, if_match: IfMatch) -> GroupOut:
    """Change a group, also all its duties at once."""
    group = queries.find(session, actor, group_id)
    actor.require("groups:write", group.alliance_id, group_id=group.id)
    if_match.check(group)
    service.change(session, actor, group, body.changes())
    return service.show(session, actor, group)


@routes.delete("/groups/{group_id}", "groups:write")
def delete_group(session: Session, actor: Actor, group_id: str, if_match: IfMatch) -> None:
    """Remove a group with its duties and memberships. A group that has ended is kept instead, with its `period`."""
    group = queries.find(session, actor, group_id)
    actor.require("groups:write", group.alliance_id)
    if_match.check(group)
    service.delete(session, actor, group)
