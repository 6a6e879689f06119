"""Endpoint: partners and sponsors to be won."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions.supporters import service
from backend.actions.supporters.schemas import SupportersWanted
from backend.alliances import queries as alliance_queries

routes = Routes("dashboard")


@routes.get("/alliances/{alliance_id}/supporters-wanted", "action-items:read")
def read_supporters_wanted(session: Session, actor: Actor, alliance_id: str) -> SupportersWanted:
    """List partners to be won and sponsors to be found, over all cards that are not closed."""
    alliance = alliance_queries.require(session, actor, alliance_id, "action-items:read")
    return service.wanted(session, alliance)
