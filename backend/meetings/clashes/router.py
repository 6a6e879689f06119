"""Endpoints: clashes and holidays."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.problems import invalid
from backend.meetings import queries
from backend.meetings.clashes import service
from backend.meetings.clashes.schemas import Clashes, Holidays
from backend.meetings.schemas import GROUPS_MOST, ClockIn

routes = Routes("meetings")
PERIOD_MOST = timedelta(days=5 * 366)


@routes.get("/meetings/{meeting_id}/clashes", "meetings:read")
def read_meeting_clashes(session: Session, actor: Actor, meeting_id: str) -> Clashes:
    """Read what speaks against the date of a meeting: others of the same people, public and school holidays."""
    meeting = queries.find(session, actor, meeting_id)
    # It names members of other groups: nothing for guests.
    actor.require("meetings:read", meeting.alliance_id)
    return Clashes(clashes=service.of_meetings(session, actor, meeting.alliance_id, [meeting])[meeting.id])


@routes.get("/alliances/{alliance_id}/clashes", "meetings:read")
def find_clashes(
    session: Session,
    actor: Actor,
    alliance_id: str,
    on: Annotated[date, Query(description="The day that is thought of")],
    group_id: Annotated[
        list[str] | None, Query(max_length=GROUPS_MOST, description="The groups that would sit; repeatable")
    ] = None,
    begins: ClockIn | None = None,
    ends: ClockIn | None = None,
    besides: Annotated[str | None, Query(description="The id of the meeting that is being changed")] = None,
) -> Clashes:
    """Read what would speak against a date before a meeting is entered or moved."""
    alliance = alliance_queries.require(session, actor, alliance_id, "meetings:read")
    return Clashes(clashes=service.of_day(session, actor, alliance.id, on, group_id or [], (begins, ends), besides))


@routes.get("/alliances/{alliance_id}/holidays", "meetings:read")
def read_holidays(
    session: Session,
    actor: Actor,
    alliance_id: str,
    starting: Annotated[date, Query(description="The first day looked at")],
    ending: Annotated[date, Query(description="The last day looked at; at most five years on")],
) -> Holidays:
    """Read the public and school holidays of the alliance's Land in a period."""
    alliance = alliance_queries.require(session, actor, alliance_id, "meetings:read")
    if ending < starting or ending - starting > PERIOD_MOST:
        raise invalid("#/ending", "ends_before_it_starts" if ending < starting else "too_many_years")
    return service.holidays_of(session, alliance.id, starting, ending)
