"""Endpoint: the handover file."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.clock import today
from backend.publishing.handover_file import service
from backend.publishing.handover_file.schemas import HandoverFile

routes = Routes("dashboard")


@routes.get("/alliances/{alliance_id}/handover-file", "handover:read")
def read_handover_file(session: Session, actor: Actor, alliance_id: str) -> HandoverFile:
    """Put together what a new coordinator has to know: open cards, promises, dates, people, obligations."""
    alliance = alliance_queries.require(session, actor, alliance_id, "handover:read")
    return service.compose(session, actor, alliance, today())
