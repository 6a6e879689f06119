"""Live streams: one reader per process, bytes encoded once, any number of listeners.

The reader wakes when this process committed something, when PostgreSQL notifies it of another process's commit, and
otherwise every second. It reads on from the last sequence it has sent, so that nothing is skipped or sent twice.
"""

import asyncio
import contextlib
import signal
import threading
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
import structlog
from sqlmodel import Session

from backend.activity import queries
from backend.activity.schemas import show
from backend.core.db import Database
from backend.core.events import CHANNEL, STREAMS_CHANGED, Event, sequence_of
from backend.core.problems import TooManyRequests

POLL_SECONDS = 1.0
BATCH = 200
BACKLOG = 1000
QUEUE = 500
log = structlog.get_logger("live")


class TooManyStreams(TooManyRequests):
    """Every open stream costs the process memory; a browser needs one."""


@dataclass(eq=False)
class Listener:
    """One open stream. A listener that does not keep up is ended; it comes back with `Last-Event-ID`."""

    queue: asyncio.Queue[tuple[int, bytes] | None] = field(default_factory=lambda: asyncio.Queue(QUEUE))

    def offer(self, sequence: int, message: bytes) -> None:
        """Hand over one message, or end the stream if it is too far behind."""
        if self.queue.full():
            self.end()
        else:
            self.queue.put_nowait((sequence, message))

    def end(self) -> None:
        """Let the stream end after what it has not sent yet is dropped."""
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


class Live:
    """The streams of one process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._sent: dict[str, int] = {}
        self._open: Counter[str] = Counter()
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Read events while the application runs."""
        loop = asyncio.get_running_loop()

        def committed(session: Session) -> None:
            if session.info.get(STREAMS_CHANGED):
                loop.call_soon_threadsafe(self._wake.set)

        self._database.after_commit.append(committed)
        self._end_with_the_process(loop)
        self._tasks = [asyncio.create_task(self._read())]
        if not self._database.is_sqlite:
            self._tasks.append(asyncio.create_task(self._listen()))
        try:
            yield
        finally:
            self._database.after_commit.remove(committed)
            self.end_all()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def end_all(self) -> None:
        """End every stream, so that the process can stop."""
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.end()

    def _end_with_the_process(self, loop: asyncio.AbstractEventLoop) -> None:
        """A server that is told to stop first waits for open answers; streams would keep it waiting."""
        if threading.current_thread() is not threading.main_thread():
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            previous = signal.getsignal(number)

            def stop(caught: int, frame: Any, previous: Any = previous) -> None:
                loop.call_soon_threadsafe(self.end_all)
                if callable(previous):
                    previous(caught, frame)
                else:
                    signal.signal(caught, previous or signal.SIG_DFL)
                    signal.raise_signal(caught)

            signal.signal(number, stop)

    @contextlib.contextmanager
    def admitted(self, caller: str, most: int) -> Iterator[None]:
        """One of the streams that a caller may keep open in this process. Raises 429."""
        if self._open[caller] >= most:
            raise TooManyStreams(most=most, headers={"Retry-After": "30"})
        self._open[caller] += 1
        try:
            yield
        finally:
            self._open[caller] -= 1
            if not self._open[caller]:
                del self._open[caller]

    async def follow(self, alliance_id: str, after: int | None) -> AsyncGenerator[bytes, None]:
        """Server-sent events (WHATWG HTML 9.2) behind a sequence; from now on if None.

        A reader who has been away for more than a thousand events, or has seen some that are no more, is told to
        start afresh (`event: reset`).
        """
        listener = Listener()
        self._listeners[alliance_id].add(listener)
        try:
            backlog, last = await self._database.run_in_thread(lambda: self._backlog(alliance_id, after))
            # Of two streams that begin at once the one that has read less decides where the reader goes on.
            self._sent[alliance_id] = min(last, self._sent.get(alliance_id, last))
            self._wake.set()
            yield b": connected\nretry: 2000\n\n"
            if backlog is None:
                yield b"event: reset\nid: %d\ndata: {}\n\n" % last
            for message in backlog or []:
                yield message
            while (entry := await listener.queue.get()) is not None:
                sequence, message = entry
                if sequence > last + 1:
                    for missed in await self._between(alliance_id, last, sequence):
                        yield missed
                if sequence > last:
                    last = sequence
                    yield message
        finally:
            self._listeners[alliance_id].discard(listener)
            if not self._listeners[alliance_id]:
                del self._listeners[alliance_id]
                self._sent.pop(alliance_id, None)

    def _backlog(self, alliance_id: str, after: int | None) -> tuple[list[bytes] | None, int]:
        def work(session: Session) -> tuple[list[bytes] | None, int]:
            now = sequence_of(session, alliance_id)
            if after is None or after == now:
                return [], now
            # Ahead of what there is: it has seen events that a restored backup does not have.
            if after > now or now - after > BACKLOG:
                return None, now
            missed = queries.after(session, alliance_id, after, BACKLOG)
            return [encode(event) for event in missed], missed[-1].sequence if missed else now

        return self._database.run(work)

    async def _between(self, alliance_id: str, after: int, before: int) -> list[bytes]:
        """What the reader had sent before this stream was listening to it."""

        def work(session: Session) -> list[bytes]:
            return [encode(event) for event in queries.after(session, alliance_id, after, before - after - 1)]

        return await self._database.perform(work)

    async def _read(self) -> None:
        while True:
            # Not `wait_for`: before Python 3.12 it swallows a cancellation that meets the event, and the process hangs.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_SECONDS):
                    await self._wake.wait()
            self._wake.clear()
            if not self._sent:
                continue
            try:
                await self._deliver()
            except Exception as failure:
                log.warning("live reader failed, tries again", error=type(failure).__name__)
                await asyncio.sleep(POLL_SECONDS)

    async def _deliver(self) -> None:
        positions = dict(self._sent)

        def work(session: Session) -> dict[str, list[tuple[int, bytes]]]:
            found = {}
            for alliance_id, sequence in positions.items():
                events = queries.after(session, alliance_id, sequence, BATCH)
                if events:
                    found[alliance_id] = [(event.sequence, encode(event)) for event in events]
            return found

        fresh = await self._database.perform(work)
        for alliance_id, messages in fresh.items():
            # A stream that began meanwhile may have turned the reader back.
            if self._sent.get(alliance_id) == positions[alliance_id]:
                self._sent[alliance_id] = messages[-1][0]
            for listener in list(self._listeners.get(alliance_id, ())):
                for sequence, message in messages:
                    listener.offer(sequence, message)
            if len(messages) == BATCH:
                self._wake.set()

    async def _listen(self) -> None:
        """Wake when another process commits (PostgreSQL LISTEN)."""
        address = self._database.url.replace("postgresql+psycopg://", "postgresql://", 1)
        while True:
            try:
                connection: Any = await psycopg.AsyncConnection.connect(address, autocommit=True)
                async with connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    self._wake.set()
                    async for _notification in connection.notifies():
                        self._wake.set()
            except psycopg.Error as failure:
                log.warning("listening failed, tries again", error=type(failure).__name__)
                await asyncio.sleep(POLL_SECONDS)


def encode(event: Event) -> bytes:
    """One event as a message of the stream; its id is the sequence."""
    body = show(event).model_dump_json().encode()
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event.sequence, event.type.encode(), body)
