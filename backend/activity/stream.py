"""Endpoint: the live stream of an alliance's events."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import StreamingResponse
from sqlmodel import Session

from backend.access import queries
from backend.access.authentication import authorise
from backend.activity.live import Live
from backend.core.declarations import declared_problems
from backend.core.http import Operation
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
    last_event_id: Annotated[int | None, Header(alias="Last-Event-ID", ge=0, le=2**31 - 1)] = None,
) -> StreamingResponse:
    """Every message has the event's sequence as its id; a browser that reconnects sends it back and misses nothing.

    The caller's right is asked for again every fifteen seconds; the stream ends with it.
    """
    await _require(request, alliance_id)
    live: Live = request.app.state.live
    start = last_event_id if last_event_id is not None else after
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _messages(request, live, alliance_id, start), headers=headers, media_type="text/event-stream"
    )


async def _messages(request: Request, live: Live, alliance_id: str, after: int | None) -> AsyncIterator[bytes]:
    messages = live.follow(alliance_id, after)
    pending: asyncio.Future[bytes] | None = None
    asked = time.monotonic()
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
            try:
                message = pending.result()
            except StopAsyncIteration:
                return
            pending = None
            yield message
    except Problem:
        return
    finally:
        if pending is not None:
            pending.cancel()
            await asyncio.gather(pending, return_exceptions=True)
        await messages.aclose()  # type: ignore[attr-defined]  # an async generator


async def _require(request: Request, alliance_id: str) -> None:
    """Raise 401, 403 or 404 as a read of the feed would."""
    database = request.app.state.database

    def work(session: Session) -> None:
        queries.require_alliance(session, authorise(session, request, PERMISSION), alliance_id, PERMISSION)

    await database.run_in_thread(lambda: database.run(work))


def _marked(call: Any) -> None:
    call.operation = Operation("GET", "/alliances/{alliance_id}/events/stream", PERMISSION, call, idempotent=False)


_marked(stream_events)
