"""Walls, live: one reader per wall and process, each change encoded once, any number of listeners.

What happened comes from the stream of the alliance's events, so that cards taken by another process show here too.
Between two messages lies a pause: a hall that writes all at once costs ten messages a second and not hundreds.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Protocol

import structlog
from sqlmodel import Session

from backend.core.db import Database
from backend.workshops.walls.drawing import Wall, draw

PAUSE_SECONDS = 0.1
KEEP_ALIVE_SECONDS = 15.0
QUEUE = 200
ABOUT_WALLS = (b"event: workshop", b"event: dot_vote")
log = structlog.get_logger("walls")


class Events(Protocol):
    """The live events of an alliance, as server-sent events; the first message says that it listens."""

    def follow(self, alliance_id: str, after: int | None) -> AsyncGenerator[bytes, None]:
        """Events behind a sequence; from now on if None."""


@dataclass(eq=False)
class Listener:
    """One open stream of one wall. One that does not keep up is ended; it comes back and is told what it missed."""

    leads: bool
    queue: asyncio.Queue[bytes | None] = field(default_factory=lambda: asyncio.Queue(QUEUE))

    def offer(self, message: bytes) -> None:
        """Hand over one message, or end the stream if it is too far behind."""
        if self.queue.full():
            self.end()
        else:
            self.queue.put_nowait(message)

    def end(self) -> None:
        """Let the stream end."""
        while self.queue.full():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


class FollowedWall:
    """One wall that somebody looks at."""

    def __init__(self, database: Database, events: Events, workshop_id: str, alliance_id: str) -> None:
        self.listeners: set[Listener] = set()
        self._database = database
        self._events = events
        self._workshop_id = workshop_id
        self._alliance_id = alliance_id
        self._sent = 0
        self._is_ready = asyncio.Event()
        self._changed = asyncio.Event()
        self._openings: dict[tuple[bool, int], asyncio.Task[bytes | None]] = {}
        self.task = asyncio.create_task(self._run())

    async def opening(self, leads: bool, after: int) -> bytes | None:
        """The wall, or what has changed on it since a revision; many who come at once share one reading."""
        await self._is_ready.wait()
        key = (leads, after)
        if key not in self._openings:
            self._openings[key] = asyncio.create_task(self._read(leads, after))
        return await asyncio.shield(self._openings[key])

    async def _read(self, leads: bool, after: int) -> bytes | None:
        wall = await self._draw(leads, after)
        return None if wall is None or not (leads or wall.is_joinable) else encoded(wall)

    async def _draw(self, leads: bool, after: int) -> Wall | None:
        def work(session: Session) -> Wall | None:
            return draw(session, self._workshop_id, leads=leads, after=after)

        return await self._database.perform(work)

    async def _run(self) -> None:
        try:
            async with contextlib.aclosing(self._events.follow(self._alliance_id, None)) as messages:
                await anext(messages)
                # Read after listening began: what happens from here on is heard.
                wall = await self._draw(False, 0)
                self._sent = wall.revision if wall else 0
                self._is_ready.set()
                telling = asyncio.create_task(self._tell())
                try:
                    async for message in messages:
                        if any(part in message for part in ABOUT_WALLS):
                            self._changed.set()
                finally:
                    telling.cancel()
                    await asyncio.gather(telling, return_exceptions=True)
        finally:
            self._is_ready.set()
            for listener in self.listeners:
                listener.end()

    async def _tell(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(KEEP_ALIVE_SECONDS):
                    await self._changed.wait()
            self._changed.clear()
            try:
                await self._deliver()
            except Exception as failure:
                log.warning("wall could not be read, tries again", error=type(failure).__name__)
                self._changed.set()
            await asyncio.sleep(PAUSE_SECONDS)

    async def _deliver(self) -> None:
        after, read = self._sent, []
        for leads in sorted({one.leads for one in self.listeners}):
            wall = await self._draw(leads, after)
            read.append(wall.revision if wall else after)
            is_over = wall is None or not (leads or wall.is_joinable)
            message = encoded(wall) if wall and wall.revision > after else None
            for listener in [one for one in self.listeners if one.leads == leads]:
                if is_over:
                    listener.end()
                elif message is not None:
                    listener.offer(message)
        # What changed between the two readings is told to both next time.
        self._sent = min(read, default=after)
        self._openings = {key: task for key, task in self._openings.items() if not task.done()}


class Walls:
    """The walls that are followed in this process."""

    def __init__(self, database: Database, events: Events) -> None:
        self._database = database
        self._events = events
        self._walls: dict[str, FollowedWall] = {}

    async def follow(
        self, workshop_id: str, alliance_id: str, *, leads: bool, after: int = -1
    ) -> AsyncGenerator[bytes, None]:
        """Server-sent events (WHATWG HTML 9.2): the wall, then its changes, each with its revision as id.

        Ends when there is nothing more to see here: the workshop was removed, or shut for who has only its code.
        """
        wall = self._walls.get(workshop_id)
        if wall is None or wall.task.done():
            wall = self._walls[workshop_id] = FollowedWall(self._database, self._events, workshop_id, alliance_id)
        listener = Listener(leads)
        wall.listeners.add(listener)
        pending: asyncio.Future[bytes | None] | None = None
        try:
            opening = await wall.opening(leads, after)
            if opening is None:
                return
            yield b"retry: 2000\n\n" + opening
            while True:
                pending = pending or asyncio.ensure_future(listener.queue.get())
                done, _ = await asyncio.wait({pending}, timeout=KEEP_ALIVE_SECONDS)
                if not done:
                    yield b": keep-alive\n\n"
                    continue
                message, pending = pending.result(), None
                if message is None:
                    return
                yield message
        finally:
            if pending is not None:
                pending.cancel()
                await asyncio.gather(pending, return_exceptions=True)
            wall.listeners.discard(listener)
            if not wall.listeners:
                wall.task.cancel()
                if self._walls.get(workshop_id) is wall:
                    del self._walls[workshop_id]


def encoded(wall: Wall) -> bytes:
    """One message of the stream."""
    body = json.dumps(wall.shown, ensure_ascii=False, separators=(",", ":"), default=str).encode()
    return b"id: %d\nevent: wall\ndata: %s\n\n" % (wall.revision, body)
