"""Endpoints: memberships of a group."""

from datetime import date
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.memberships import queries, service
from backend.alliances.groups.memberships.schemas import MembershipIn, MembershipOut, MembershipPatch
from backend.alliances.groups.models import Membership
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("groups")
SORTS = {
    "name": Membership.party_name,
    "role": Membership.role,
    "updated_at": Membership.updated_at,
    "created_at": Membership.created_at,
}


@routes.get("/groups/{group_id}/memberships", "groups:read")
def list_memberships(
    session: Session,
    actor: Actor,
    group_id: str,
    paging: Paging,
    on: Annotated[date | None, Query(description="Only memberships that exist on this day")] = None,
    party_id: str | None = None,
) -> Page[MembershipOut | Tombstone]:
    """List who sits in a group, also who did."""
    group = group_queries.find(session, actor, group_id)
    statement = queries.visible_to(actor).where(Membership.group_id == group.id)
    if on is not None:
        statement = statement.where(queries.lasting(on))
    if party_id is not None:
        statement = statement.where(Membership.party_id == party_id)
    return paginate(
        session,
        paging,
        statement,
        entity=Membership,
        sorts=SORTS,
        default="name",
        show=lambda membership: service.show(actor, membership),
    )


@routes.post("/groups/{group_id}/memberships", "groups:write")
def create_membership(session: Session, actor: Actor, group_id: str, body: MembershipIn) -> MembershipOut:
    """Let somebody join a group."""
    group = group_queries.find(session, actor, group_id)
    actor.require("groups:write", group.alliance_id, group_id=group.id)
    values = {name: getattr(body, name) for name in MembershipIn.model_fields}
    return service.show(actor, service.create(session, actor, group, values))


@routes.get("/memberships/{membership_id}", "groups:read")
def read_membership(session: Session, actor: Actor, membership_id: str) -> MembershipOut:
    """Read one membership."""
    return service.show(actor, queries.find(session, actor, membership_id))


@routes.patch("/memberships/{membership_id}", "groups:write")
def change_membership(
    session: Session, actor: Actor, membership_id: str, body: MembershipPatch, if_match: IfMatch
) -> MembershipOut:
    """Change a membership, or end it by its last day."""
    membership = queries.find(session, actor, membership_id)
    actor.require("groups:write", membership.alliance_id, group_id=membership.group_id)
    if_match.check(membership)
    service.change(session, actor, membership, body.changes())
    return service.show(actor, membership)


@routes.delete("/memberships/{membership_id}", "groups:write")
def delete_membership(session: Session, actor: Actor, membership_id: str, if_match: IfMatch) -> None:
    """Remove a membership that never was. One that has ended is kept instead, with its last day."""
    membership = queries.find(session, actor, membership_id)
    actor.require("groups:write", membership.alliance_id, group_id=membership.group_id)
    if_match.check(membership)
    service.delete(session, actor, membership)
