"""Endpoint: the course of a meeting."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.meetings import queries
from backend.meetings.agenda.course import service
from backend.meetings.agenda.course.schemas import Course

routes = Routes("agenda")


@routes.get("/meetings/{meeting_id}/course", "meetings:read")
def read_meeting_course(
    session: Session,
    actor: Actor,
    meeting_id: str,
    public: Annotated[bool, Query(description="Without internal items, for a screen in the room")] = False,
) -> Course:
    """Draw the running meeting in one request; unchanged, it costs a 304."""
    return service.draw(session, actor, queries.find(session, actor, meeting_id), public=public)
