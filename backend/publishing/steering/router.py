"""Endpoint: steering."""

from datetime import date
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.schemas import Id
from backend.publishing.steering import service
from backend.publishing.steering.schemas import Steering

routes = Routes("dashboard")


@routes.get("/alliances/{alliance_id}/steering", "events:read")
def read_steering(
    session: Session,
    actor: Actor,
    alliance_id: str,
    starting: Annotated[
        date | None, Query(description="The period's first day; half a year before its last if left out")
    ] = None,
    ending: Annotated[date | None, Query(description="The period's last day; today if left out or later")] = None,
    meeting_id: Annotated[
        Id | None, Query(description="The meeting to compare with; the last one before the last day if left out")
    ] = None,
) -> Steering:
    """Tell how the work went: what was due, stuck and silent, week by week.

    Also how long cards stay in each status, what organisations promised and kept, what is different since the last
    meeting, and whose term ends. Every figure names its cards. At most two years at once.
    """
    alliance = alliance_queries.require(session, actor, alliance_id, "events:read")
    return service.tell(session, alliance, starting, ending, meeting_id)
