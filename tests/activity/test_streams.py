"""Live streams: how many one caller may keep open, and two that begin at the same moment."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx

from backend.activity.live import Live
from backend.core.db import Database, Result
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.servers import Server, StartServer

API = "/api/v1"


def an_alliance(server: Server) -> str:
    """The path of a new alliance."""
    with server.client() as client:
        body = {"name": "Musterstadt", "slug": "musterstadt"}
        municipality = client.post(f"{API}/municipalities", json=body).json()["id"]
        body = {"name": "Bündnis", "slug": "buendnis", "short_name": "BUE", "municipality_id": municipality}
        return f"{API}/alliances/" + str(client.post(f"{API}/alliances", json=body).json()["id"])


def test_a_caller_keeps_a_few_streams_open_and_no_more(start_server: StartServer) -> None:
    server = start_server(streams_per_caller=3)
    stream = an_alliance(server) + "/events/stream"
    with server.client() as client, contextlib.ExitStack() as open_ones:
        # Kept: a client that forgets what it reads from hangs up.
        reading = [open_ones.enter_context(client.stream("GET", stream)).iter_lines() for _ in range(3)]
        assert [next(lines) for lines in reading] == [": connected"] * 3
        refused = client.get(stream, timeout=5)
        assert refused.status_code == 429
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["type"].endswith("/too-many-streams")
        assert int(refused.headers["retry-after"]) > 0
    with server.client() as client:
        assert _is_admitted_again(client, stream), "a stream that was closed counts no more"


def test_a_reader_that_sets_no_header_says_in_the_address_where_it_was(start_server: StartServer) -> None:
    server = start_server()
    alliance = an_alliance(server)
    with server.client() as client:
        for text in ("Ferienpass", "Spielefest"):
            client.post(f"{alliance}/ideas", json={"text": text}).raise_for_status()
        for query, first in (("last_event_id=1", "id: 2"), ("after=1&last_event_id=2", "id: 3")):
            with client.stream("GET", f"{alliance}/events/stream?{query}") as answer:
                assert next(line for line in answer.iter_lines() if line.startswith("id:")) == first
        # The number of a time before a backup was restored: what this reader knows is no more.
        with client.stream("GET", f"{alliance}/events/stream", headers={"Last-Event-ID": "99"}) as answer:
            lines = answer.iter_lines()
            assert next(line for line in lines if line.startswith("event:")) == "event: reset"
            assert next(lines) == "id: 3"
        assert client.get(f"{alliance}/events/stream?last_event_id=x").status_code == 422


def _is_admitted_again(client: httpx.Client, stream: str) -> bool:
    for _ in range(100):
        with client.stream("GET", stream) as answer:
            if answer.status_code == 200:
                return True
        time.sleep(0.1)
    return False


class Held(Database):
    """A database whose first answer is kept back, as a thread may be that has read and is not yet heard."""

    def __init__(self, url: str) -> None:
        super().__init__(url, threads=2)
        self.has_read = asyncio.Event()
        self.may_tell = asyncio.Event()
        self._calls = 0

    async def run_in_thread(self, work: Callable[[], Result], *, write: bool = False) -> Result:
        self._calls += 1
        is_first = self._calls == 1
        answer = await super().run_in_thread(work, write=write)
        if is_first:
            self.has_read.set()
            await self.may_tell.wait()
        return answer


async def two_at_once(alliance: AllianceInTest, url: str) -> tuple[int, list[int]]:
    """Where a stream began, and what it heard of events that another one that began with it knew already."""
    database = Held(url)
    live = Live(database)
    heard: list[int] = []
    async with live.running():
        slow, quick = live.follow(alliance.id, None), live.follow(alliance.id, None)
        opening = asyncio.create_task(anext(slow))
        await database.has_read.wait()
        begun = alliance.events()[-1]["sequence"]
        for text in ("Spielplatzfest", "Sponsoren"):
            await asyncio.to_thread(alliance.create, "ideas", text=text)
        await anext(quick)
        database.may_tell.set()
        await opening
        async with asyncio.timeout(10):
            while len(heard) < 2:
                heard.append(int((await anext(slow)).split(b"\n")[0].removeprefix(b"id: ")))
        await slow.aclose()
        await quick.aclose()
    database.close()
    return begun, heard


def test_of_two_streams_that_begin_at_once_neither_misses_anything(alliance: AllianceInTest, database_url: str) -> None:
    # In a thread of its own: in the main one the streams would take over the signals of this process.
    with ThreadPoolExecutor(1) as thread:
        begun, heard = thread.submit(asyncio.run, two_at_once(alliance, database_url)).result()

    assert heard == [begun + 1, begun + 2]
