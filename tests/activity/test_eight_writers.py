"""Eight writers in two alliances through two processes; readers of the feed and of the stream that break off at random.

Each reader checks for itself: every number of its alliance, in order, none twice where it keeps its place.
"""

import json
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from tests.fixtures.servers import Server, StartServer

API = "/api/v1"
WRITERS = 8
WRITES = 10
WAIT_SECONDS = 90.0


@dataclass
class Reader:
    """Somebody who keeps their place in one alliance; `heard` are the numbers as they came."""

    servers: list[Server]
    path: str
    chance: random.Random
    heard: list[int] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    breaks: int = 0

    @property
    def last(self) -> int:
        """The number to go on from."""
        return self.heard[-1] if self.heard else 0

    def take(self, event: dict[str, Any]) -> None:
        """Note one event."""
        self.heard.append(event["sequence"])
        self.subjects.append(event["subject"]["id"])

    def server(self) -> Server:
        """Any of the processes."""
        return self.chance.choice(self.servers)

    def poll(self, over: threading.Event) -> None:
        """Ask on, in pages of any size, until everybody has written and nothing is left."""
        is_last = False
        while not is_last:
            is_last = over.is_set()
            with self.server().client() as client:
                following = f"{self.path}/events?after={self.last}&limit={self.chance.randint(1, 20)}"
                while following:
                    page = client.get(following).json()
                    for event in page["items"]:
                        self.take(event)
                    following = page["next"]
            time.sleep(self.chance.uniform(0, 0.1))

    def listen(self, last_of_all: threading.Event, numbers: dict[str, int]) -> None:
        """Follow the stream; hang up after any number of events, and come back to any process."""
        deadline = time.monotonic() + WAIT_SECONDS
        while not (last_of_all.is_set() and self.last >= numbers[self.path]):
            assert time.monotonic() < deadline, f"only {self.last} of {numbers.get(self.path)} arrived"
            self._listen_once(self.chance.randint(1, 12), last_of_all, numbers)
            self.breaks += 1

    def _listen_once(self, most: int, last_of_all: threading.Event, numbers: dict[str, int]) -> None:
        headers = {"Last-Event-ID": str(self.last)}
        # Hanging up in the middle of silence, too.
        patience = httpx.Timeout(30, read=self.chance.uniform(0.5, 2))
        with self.server().client() as client:
            try:
                with client.stream("GET", f"{self.path}/events/stream", headers=headers, timeout=patience) as stream:
                    assert stream.status_code == 200
                    for line in stream.iter_lines():
                        assert not line.startswith("event: reset"), "so few events are sent, not skipped"
                        if line.startswith("data:"):
                            self.take(json.loads(line.removeprefix("data:")))
                            most -= 1
                        if most == 0 or (last_of_all.is_set() and self.last >= numbers[self.path]):
                            return
            except httpx.ReadTimeout:
                return


def made(client: httpx.Client, path: str, **body: str) -> dict[str, Any]:
    """What was created there."""
    answer = client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


def two_alliances(server: Server) -> list[str]:
    """The paths of two new alliances."""
    with server.client() as client:
        municipality = made(client, f"{API}/municipalities", name="Musterstadt", slug="musterstadt")["id"]
        return [
            f"{API}/alliances/"
            + made(
                client,
                f"{API}/alliances",
                name=f"Bündnis {short}",
                slug=short.lower(),
                short_name=short,
                municipality_id=municipality,
            )["id"]
            for short in ("EINS", "ZWEI")
        ]


def write(server: Server, paths: list[str], number: int) -> list[tuple[str, str]]:
    """One writer's work, in turns in both alliances; the alliance and the id of what was created."""
    written = []
    with server.client() as client:
        for count in range(WRITES):
            path = paths[(number + count) % 2]
            if count % 2:
                created = made(client, f"{path}/ideas", text=f"Idee {number}-{count}")
            else:
                created = made(client, f"{path}/action-items", title=f"Karte {number}-{count}")
            written.append((path, created["id"]))
    return written


@pytest.mark.timeout(300)
def test_nobody_misses_anything_while_eight_write(start_server: StartServer) -> None:
    servers = [start_server(), start_server()]
    paths = two_alliances(servers[0])
    pollers = [Reader(servers, path, random.Random(place)) for place, path in enumerate(paths)]
    listeners = [Reader(servers, path, random.Random(10 + place)) for place, path in enumerate(paths * 2)]
    over, numbers = threading.Event(), dict[str, int]()

    with ThreadPoolExecutor(WRITERS + len(pollers) + len(listeners)) as pool:
        reading = [pool.submit(one.poll, over) for one in pollers]
        reading += [pool.submit(one.listen, over, numbers) for one in listeners]
        try:
            writing = [pool.submit(write, servers[number % 2], paths, number) for number in range(WRITERS)]
            written = [entry for writer in writing for entry in writer.result()]
            with servers[0].client() as client:
                for path in paths:
                    numbers[path] = client.get(f"{path}/board").json()["sequence"]
        finally:
            numbers.update({path: numbers.get(path, 0) for path in paths})
            over.set()
        for one in reading:
            one.result()

    for reader in [*pollers, *listeners]:
        assert reader.heard == list(range(1, numbers[reader.path] + 1)), "in order, none twice, none missing"
        assert {record for path, record in written if path == reader.path} <= set(reader.subjects)
    assert all(one.breaks > 1 for one in listeners), "they did hang up"
    assert sum(numbers.values()) == len({record for _, record in written}) + 2, "two alliances, and what was written"
