"""Endpoints: the wall of a workshop for who is signed in, once and live."""

import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Header, Query, Request
from fastapi.responses import StreamingResponse
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import authorise
from backend.access.routes import Routes
from backend.core.db import Database
from backend.core.declarations import declared_problems
from backend.core.http import Operation
from backend.core.parameters import refuse_unknown
from backend.core.problems import NotFound, Problem
from backend.core.routing import API
from backend.workshops import policy, queries
from backend.workshops.walls.drawing import draw
from backend.workshops.walls.following import KEEP_ALIVE_SECONDS, Walls
from backend.workshops.walls.schemas import WallOut

routes = Routes("workshops")
router = APIRouter(prefix=API, tags=["workshops"])
PATH = "/workshops/{workshop_id}/wall/stream"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
Number = Annotated[int | None, Query(ge=0, le=2**31 - 1, description="The last revision you have")]


@routes.get("/workshops/{workshop_id}/wall", "workshops:read")
def read_wall(session: Session, actor: Actor, workshop_id: str) -> WallOut:
    """Read the whole wall: cards, clusters and the present vote. Held and hidden cards only for who leads."""
    workshop = queries.find(session, actor, workshop_id)
    wall = draw(session, workshop.id, leads=actor.may(policy.WRITE, workshop.alliance_id))
    if wall is None:
        raise NotFound
    return WallOut.model_validate(wall.shown)


@router.get(
    PATH,
    operation_id="stream_wall",
    summary="Follow the wall of a workshop as it changes (server-sent events)",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "Changes of the wall"},
        **declared_problems("GET", ()),
    },
    openapi_extra={"x-permission": policy.READ, "security": [{"token": [policy.READ]}, {"session": []}]},
)
async def stream_wall(
    request: Request,
    workshop_id: str,
    after: Number = None,
    last_event_id: Annotated[int | None, Header(alias="Last-Event-ID", ge=0, le=2**31 - 1)] = None,
) -> StreamingResponse:
    """The first message is the whole wall, or what changed since `after`; each one has its revision as id."""
    refuse_unknown(request, {"after"})
    start = last_event_id if last_event_id is not None else after
    messages = _messages(request, workshop_id, -1 if start is None else start)
    # Before the answer begins: who may not see it is told so with a status.
    opening = await anext(messages)
    return StreamingResponse(continued(opening, messages), headers=HEADERS, media_type="text/event-stream")


async def continued(opening: bytes, messages: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """A stream whose first message was taken already."""
    async with aclosing(messages):
        yield opening
        async for message in messages:
            yield message


def walls_of(app: FastAPI) -> Walls:
    """The walls that are followed in this process; `live` reads the events of all rooms."""
    if not hasattr(app.state, "walls"):
        app.state.walls = Walls(app.state.database, app.state.live)
    found: Walls = app.state.walls
    return found


async def _messages(request: Request, workshop_id: str, after: int) -> AsyncGenerator[bytes, None]:
    actor, alliance_id = await _require(request, workshop_id)
    leads = actor.may(policy.WRITE, alliance_id)
    asked = time.monotonic()
    most = request.app.state.settings.streams_per_caller
    with request.app.state.live.admitted(f"wall:{actor.user_id or actor.id}", most):
        walls = walls_of(request.app)
        async with aclosing(walls.follow(workshop_id, alliance_id, leads=leads, after=after)) as messages:
            async for message in messages:
                # The right to look is asked for again, also where something happens all the time.
                if time.monotonic() - asked >= KEEP_ALIVE_SECONDS:
                    asked = time.monotonic()
                    try:
                        await _require(request, workshop_id)
                    except Problem:
                        return
                yield message


async def _require(request: Request, workshop_id: str) -> tuple[Actor, str]:
    """Who is asking, and whose workshop it is. Raises 401, 403 or 404 as a read of the wall would."""
    database: Database = request.app.state.database

    def work(session: Session) -> tuple[Actor, str]:
        actor: Actor = authorise(session, request, policy.READ)
        workshop = queries.find(session, actor, workshop_id)
        actor.require(policy.READ, workshop.alliance_id)
        return actor, workshop.alliance_id

    return await database.perform(work)


def _marked(call: Any) -> None:
    call.operation = Operation("GET", PATH, policy.READ, call, idempotent=False)


_marked(stream_wall)
