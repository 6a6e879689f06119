"""Endpoint: the year's plan."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.clock import today
from backend.publishing.year_plan import service
from backend.publishing.year_plan.schemas import YearPlan

routes = Routes("meetings")


@routes.get("/alliances/{alliance_id}/year-plan", "meetings:read")
def read_year_plan(
    session: Session,
    actor: Actor,
    alliance_id: str,
    year: Annotated[int | None, Query(ge=1900, le=2200, description="This year if left out")] = None,
) -> YearPlan:
    """Put a year's meetings, action days and next dates on one page, with holidays and clashes."""
    alliance = alliance_queries.require(session, actor, alliance_id, "meetings:read")
    return service.plan(session, actor, alliance, year or today().year)
