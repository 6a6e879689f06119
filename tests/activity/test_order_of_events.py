"""Numbers without gaps, in the order of commits, however many processes write: a reader who asks on misses nothing."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.fixtures.servers import Server, StartServer

API = "/api/v1"
WRITERS = 8
WRITES = 6
WAIT_SECONDS = 20.0


class Installation:
    """Two processes on one database, with an alliance."""

    def __init__(self, servers: list[Server]) -> None:
        self.servers = servers
        with servers[0].client() as client:
            municipality = self.made(client, "/municipalities", {"name": "Musterstadt", "slug": "musterstadt"})
            body = {"name": "Bündnis", "slug": "buendnis", "short_name": "BUE", "municipality_id": municipality["id"]}
            self.alliance_id = str(self.made(client, "/alliances", body)["id"])

    @property
    def path(self) -> str:
        """Of the alliance."""
        return f"{API}/alliances/{self.alliance_id}"

    @staticmethod
    def made(client: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """What was created there."""
        answer = client.post(API + path, json=body)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    def write(self, number: int) -> list[str]:
        """One writer's work, through one of the processes; the ids of what it created."""
        ids = []
        with self.servers[number % len(self.servers)].client() as client:
            for count in range(WRITES):
                path = f"/alliances/{self.alliance_id}"
                if count % 3:
                    ids.append(self.made(client, f"{path}/ideas", {"text": f"Idee {number}-{count}"})["id"])
                else:
                    card = self.made(client, f"{path}/action-items", {"title": f"Karte {number}-{count}"})
                    ids.append(self.made(client, f"/action-items/{card['id']}/steps", {"text": "Schritt"})["id"])
        return ids

    def write_all(self) -> set[str]:
        """All writers at the same time; the ids of what they created."""
        with ThreadPoolExecutor(WRITERS) as pool:
            return {one for ids in pool.map(self.write, range(WRITERS)) for one in ids}

    def feed(self, after: int = 0, process: int = 0) -> list[dict[str, Any]]:
        """All events behind a number, page by page."""
        found: list[dict[str, Any]] = []
        with self.servers[process].client() as client:
            following: str | None = f"{self.path}/events?after={after}&limit=50"
            while following:
                page = client.get(following).json()
                found += page["items"]
                following = page["next"]
        return found


@pytest.fixture
def installation(start_server: StartServer) -> Installation:
    """Two running processes."""
    return Installation([start_server(), start_server()])


def sequences(events: list[dict[str, Any]]) -> list[int]:
    """The numbers as they came."""
    return [event["sequence"] for event in events]


def test_a_reader_who_polls_while_eight_write_misses_none(installation: Installation) -> None:
    read: list[dict[str, Any]] = []
    written = threading.Event()

    def poll() -> None:
        is_last = False
        while not is_last:
            # Looked up before the read: what was committed until then must be in it.
            is_last = written.is_set()
            read.extend(installation.feed(read[-1]["sequence"] if read else 0, process=1))
            time.sleep(0.01)

    reader = threading.Thread(target=poll)
    reader.start()
    try:
        ids = installation.write_all()
    finally:
        written.set()
    reader.join(WAIT_SECONDS)

    assert sequences(read) == list(range(1, len(read) + 1)), "in order, none twice, none missing"
    assert ids <= {event["subject"]["id"] for event in read}
    assert sequences(installation.feed()) == sequences(read)


def test_a_board_shows_everything_that_its_number_tells_of(installation: Installation) -> None:
    with ThreadPoolExecutor(2) as pool, installation.servers[1].client() as client:
        writing = pool.submit(installation.write_all)
        while not writing.done():
            board = client.get(f"{installation.path}/board").json()
            shown = {item["id"] for column in board["columns"] for item in column["items"]}
            told = {
                event["subject"]["id"]
                for event in installation.feed()
                if event["type"] == "action_item.created" and event["sequence"] <= board["sequence"]
            }
            # More may be shown than the number tells: whoever reads on from it hears of those cards once again.
            assert told <= shown
            time.sleep(0.2)


def listen(
    server: Server, path: str, last: int, heard: list[int], until: Callable[[], bool], ready: threading.Event
) -> None:
    """Read one stream until it is enough, and leave."""
    headers = {"Last-Event-ID": str(last)}
    with server.client() as client, client.stream("GET", f"{path}/events/stream", headers=headers) as stream:
        assert stream.status_code == 200
        for line in stream.iter_lines():
            ready.set()
            if line.startswith("id:"):
                heard.append(int(line.removeprefix("id:")))
            assert not line.startswith("event: reset"), "so few events are sent, not skipped"
            if until():
                return


def test_a_stream_that_breaks_off_and_comes_back_misses_none(installation: Installation) -> None:
    first = len(installation.feed())
    heard: list[int] = []
    expected = WRITERS * WRITES + WRITERS * WRITES // 3
    ready = threading.Event()

    def follow() -> None:
        # Broken off after every fifteen events, and taken up at the other process.
        for round_ in range(100):
            enough = len(heard) + 15
            server = installation.servers[round_ % 2]
            last = heard[-1] if heard else first
            listen(server, installation.path, last, heard, lambda: len(heard) >= min(enough, expected), ready)  # noqa: B023 (called within the round)
            if len(heard) >= expected:
                return

    follower = threading.Thread(target=follow, daemon=True)
    follower.start()
    assert ready.wait(WAIT_SECONDS)

    installation.write_all()
    follower.join(WAIT_SECONDS)

    assert heard == list(range(first + 1, first + expected + 1))
