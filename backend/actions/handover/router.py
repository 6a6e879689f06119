"""Endpoints: handover from a group's predecessors."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions.handover import service
from backend.actions.handover.schemas import Handover, HandoverIn
from backend.alliances.groups import queries as group_queries

routes = Routes("groups")


@routes.get("/groups/{group_id}/handover", "action-items:read")
def read_handover(session: Session, actor: Actor, group_id: str) -> Handover:
    """Read what a group takes over: open promises and cards of the groups that it follows."""
    group = group_queries.find(session, actor, group_id)
    actor.require("action-items:read", group.alliance_id)
    return service.show(session, group)


@routes.post("/groups/{group_id}/handover", "action-items:write", status=200)
def offer_handover(session: Session, actor: Actor, group_id: str, body: HandoverIn) -> Handover:
    """Ask a group to take promises of its predecessors over. The old promises stay on their cards."""
    group = group_queries.find(session, actor, group_id)
    actor.require("action-items:write", group.alliance_id, group_id=group.id)
    service.offer(session, actor, group, body.assignment_ids)
    return service.show(session, group)
