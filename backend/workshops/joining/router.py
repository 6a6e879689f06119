"""Endpoints: the join code, for whoever leads the workshop."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.workshops import policy, queries
from backend.workshops.joining import service
from backend.workshops.joining.schemas import JoinCodeIn, JoinCodeOut

routes = Routes("workshops")


@routes.post("/workshops/{workshop_id}/join-code", "workshops:write", status=200)
def open_workshop(session: Session, actor: Actor, request: Request, workshop_id: str, body: JoinCodeIn) -> JoinCodeOut:
    """Give a workshop a new code to join it with, for some hours; an earlier one opens nothing any more."""
    workshop = queries.find(session, actor, workshop_id)
    return service.open_with_code(session, request.app.state.settings, actor, workshop, body.hours)


@routes.get("/workshops/{workshop_id}/join-code", "workshops:write")
def read_join_code(session: Session, actor: Actor, request: Request, workshop_id: str) -> JoinCodeOut:
    """Read the code that opens the workshop now, to show it on the wall; 404 if there is none."""
    workshop = queries.find(session, actor, workshop_id)
    policy.require_write(actor, workshop.alliance_id)
    return service.shown(request.app.state.settings, workshop)


@routes.delete("/workshops/{workshop_id}/join-code", "workshops:write")
def shut_workshop(session: Session, actor: Actor, workshop_id: str, if_match: IfMatch) -> None:
    """Revoke the code of a workshop: phones see and send nothing any more. `If-Match` names the workshop's state."""
    workshop = queries.find(session, actor, workshop_id)
    if_match.check(workshop)
    service.shut(session, actor, workshop)
