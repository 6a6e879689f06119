"""Endpoint: the dashboard."""

from datetime import date
from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions.dashboard import service
from backend.actions.dashboard.schemas import Dashboard
from backend.alliances import queries as alliance_queries
from backend.core.clock import today
from backend.core.language import negotiate

routes = Routes("dashboard")


@routes.get("/alliances/{alliance_id}/dashboard", "action-items:read")
def read_dashboard(
    session: Session,
    actor: Actor,
    request: Request,
    alliance_id: str,
    on: Annotated[date | None, Query(description="The day to look from; today if left out")] = None,
) -> Dashboard:
    """What is due, what has no owner, what went silent, on one day."""
    alliance = alliance_queries.require(session, actor, alliance_id, "action-items:read")
    return service.overview(session, actor, alliance, on or today(), negotiate(request.headers.get("accept-language")))
