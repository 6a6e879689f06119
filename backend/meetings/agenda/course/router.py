"""Endpoint: the course of a meeting."""

from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.http import Answer
from backend.meetings import queries
from backend.meetings.agenda.course import service
from backend.meetings.agenda.course.schemas import Course

routes = Routes("agenda")


@routes.get("/meetings/{meeting_id}/course", "meetings:read", response=Course)
def read_meeting_course(
    session: Session,
    actor: Actor,
    request: Request,
    meeting_id: str,
    public: Annotated[bool, Query(description="Without internal items, for a screen in the room")] = False,
) -> Answer:
    """Draw the running meeting in one request; unchanged, it costs a 304."""
    meeting = queries.find(session, actor, meeting_id)
    return service.answer(session, actor, meeting, public=public, known=request.headers.get("if-none-match"))
