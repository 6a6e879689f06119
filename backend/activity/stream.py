"""Endpoint: the live stream of an alliance's events."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import StreamingResponse
from sqlmodel import Session

from backend.access import queries
from backend.access.actors import Actor
from backend.access.authentication import authorise
from backend.activity.live import Live
from backend.core.db import Database
from backend.core.declarations import declared_problems
from backend.core.http import Operation
from backend.core.parameters import refuse_unknown
from backend.core.problems import Problem
from backend.core.routing import API

router = APIRouter(prefix=API, tags=["events"])
PERMISSION = "events:read"
KEEP_ALIVE_SECONDS = 15.0
Number = Annotated[int | None, Query(ge=0, le=2**31 - 1, description="The last sequence you have")]


@router.get(
    "/alliances/{alliance_id}/events/stream",
    operation_id="stream_events",
    summary="Follow an alliance's events as they happen (server-sent events)",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": "Events, for ever"},
        **declared_problems("GET", ()),
    },
    openapi_extra={"x-permission": PERMISSION, "security": [{"token": [PERMISSION]}, {"session": []}]},
)
async def stream_events(
    request: Request,
    alliance_id: str,
    after: Number = None,
    again_after: Annotated[int | None, Header(alias="Last-Event-ID", ge=0, le=2**31 - 1)] = None,
    last_event_id: Number = None,
) -> StreamingResponse:
    """Every message has the event's sequence as its id; a browser that reconnects sends it back and misses nothing.

    Whoever cannot set the header `Last-Event-ID` says `last_event_id` in the address.

    The caller's right is asked for again every fifteen seconds; the stream ends with it.
    """
    refuse_unknown(request, {"after", "last_event_id"})
    actor = await _require(request, alliance_id)
    start = next((one for one in (again_after, last_event_id, after) if one is not None), None)
    messages = _messages(request, actor.user_id or actor.id or "", alliance_id, start)
    # Before the answer begins: who has too many streams open is told so with a status.
    opening = await anext(messages)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_continued(opening, messages), headers=headers, media_type="text/event-stream")


async def _continued(opening: bytes, messages: AsyncGenerator[bytes, None]) -> AsyncIterator[bytes]:
    async with aclosing(messages):
        yield opening
        async for message in messages:
            yield message


async def _messages(request: Request, caller: str, alliance_id: str, after: int | None) -> AsyncGenerator[bytes, None]:
    live: Live = request.app.state.live
    pending: asyncio.Future[bytes] | None = None
    asked = time.monotonic()
    with live.admitted(caller, request.app.state.settings.streams_per_caller):
        messages = live.follow(alliance_id, after)
        try:
            while True:
                pending = pending or asyncio.ensure_future(anext(messages))
                done, _ = await asyncio.wait({pending}, timeout=KEEP_ALIVE_SECONDS)
                # Also where something happens all the time and the stream is never silent.
                if not done or time.monotonic() - asked >= KEEP_ALIVE_SECONDS:
                    await _require(request, alliance_id)
                    asked = time.monotonic()
                if not done:
                    yield b": keep-alive\n\n"
                    continue
                message, pending = pending.result(), None
                yield message
        except (Problem, StopAsyncIteration):
            return
        finally:
            if pending is not None:
                pending.cancel()
                await asyncio.gather(pending, return_exceptions=True)
            await messages.aclose()


async def _require(request: Request, alliance_id: str) -> Actor:
    """Who is asking. Raises 401, 403 or 404 as a read of the feed would."""
    database: Database = request.app.state.database

    def work(session: Session) -> Actor:
        actor = authorise(session, request, PERMISSION)
        queries.require_alliance(session, actor, alliance_id, PERMISSION)
        return actor

    return await database.perform(work)


def _marked(call: Any) -> None:
    call.operation = Operation("GET", "/alliances/{alliance_id}/events/stream", PERMISSION, call, idempotent=False)


_marked(stream_events)
