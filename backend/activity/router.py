"""Endpoints: the change feed of an alliance and the history of a card."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions import queries as action_queries
from backend.activity import queries
from backend.activity.schemas import EventPage, show
from backend.alliances import queries as alliance_queries
from backend.core.events import CATALOGUE
from backend.core.problems import invalid

routes = Routes("events")
Limit = Annotated[int, Query(ge=1, le=200, description="Events per page")]


@routes.get("/alliances/{alliance_id}/events", "events:read")
def list_events(
    session: Session,
    actor: Actor,
    request: Request,
    alliance_id: str,
    after: Annotated[int, Query(ge=0, le=2**31 - 1, description="The last sequence you have")] = 0,
    type: Annotated[list[str] | None, Query(description="Only these types of the catalogue")] = None,
    limit: Limit = 100,
) -> EventPage:
    """Read on from the last event you have; none is ever skipped."""
    alliance = alliance_queries.require(session, actor, alliance_id, "events:read")
    for wanted in type or []:
        if wanted not in CATALOGUE:
            raise invalid("#/type", "unknown_event_type", type=wanted)
    found = queries.after(session, alliance.id, after, limit + 1, type)
    page = found[:limit]
    following = None
    if len(found) > limit:
        given = [(k, v) for k, v in request.query_params.multi_items() if k != "after"]
        following = f"{request.url.path}?{urlencode([*given, ('after', page[-1].sequence)])}"
    return EventPage(items=[show(event) for event in page], next=following)


@routes.get("/action-items/{action_item_id}/events", "action-items:read")
def list_action_item_events(
    session: Session,
    actor: Actor,
    request: Request,
    action_item_id: str,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Only older ones than this sequence")] = None,
    limit: Limit = 50,
) -> EventPage:
    """The history of a card and its parts, newest first."""
    item = action_queries.find(session, actor, action_item_id)
    found = queries.history(session, item.id, before, limit + 1)
    page = found[:limit]
    following = (
        f"{request.url.path}?{urlencode({'before': page[-1].sequence, 'limit': limit})}" if len(found) > limit else None
    )
    return EventPage(items=[show(event) for event in page], next=following)
