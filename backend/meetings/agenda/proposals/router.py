"""Endpoints: agenda proposals."""

from datetime import date
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.meetings import queries
from backend.meetings.agenda.proposals import service
from backend.meetings.agenda.proposals.schemas import AgendaProposal

routes = Routes("meetings")
Day = Annotated[date | None, Query(description="The day as of which alarms are raised; today without it")]


@routes.get("/meetings/{meeting_id}/agenda-proposal", "meetings:read")
def read_agenda_proposal(session: Session, actor: Actor, meeting_id: str, on: Day = None) -> AgendaProposal:
    """Propose what a meeting should talk about: dates that fall on it, cross-cutting ideas, action items with alarms."""
    meeting = queries.find(session, actor, meeting_id)
    # It names cards and ideas of the whole alliance: nothing for guests.
    actor.require("meetings:read", meeting.alliance_id)
    return service.propose(session, actor, meeting, on)


@routes.get("/alliances/{alliance_id}/agenda-proposal", "meetings:read")
def read_next_agenda_proposal(
    session: Session, actor: Actor, alliance_id: str, group_id: str, on: Day = None
) -> AgendaProposal:
    """Propose what a group should talk about at its next meeting, also if that is not planned yet."""
    alliance = alliance_queries.require(session, actor, alliance_id, "meetings:read")
    return service.propose_next(session, actor, alliance.id, group_id, on)
