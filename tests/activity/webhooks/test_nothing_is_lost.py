"""Under load, workers and the receiver are killed again and again: what was received is what has happened."""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.fixtures.servers import Server, StartServer, free_port

API = "/api/v1"
WRITERS = 4
KILLS = ["worker", "receiver", "worker", "receiver", "receiver", "worker", "receiver"]
EVENTS_MOST = 160
START_SECONDS = 120
SECONDS_MOST = 120
WORKERS = {
    "webhook_allowed": "127.0.0.1",
    "webhook_timeout_seconds": 1,
    "webhook_retry_seconds": ",".join(["0", *["1"] * 19]),
}
RECEIVER = str(Path(__file__).with_name("receiving.py"))


class Receiving:
    """The receiver's process, its address, and what it has written down."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.file = folder / "received.txt"
        self.file.touch()
        self.secret = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Be there, on the same port as before."""
        self._process = subprocess.Popen([sys.executable, RECEIVER, str(self.port), self.secret, str(self.file)])

    def kill(self) -> None:
        """Be gone, whatever it was doing."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    @property
    def lines(self) -> list[list[str]]:
        """Id, sequence and outcome of everything received; a line that was cut off does not count."""
        return [line.split() for line in self.file.read_text().splitlines(keepends=True) if line.endswith("\n")]


@pytest.fixture
def receiving(tmp_path: Path) -> Iterator[Receiving]:
    """A receiver that is not there yet."""
    receiving = Receiving(tmp_path)
    with ExitStack() as stack:
        stack.callback(lambda: receiving.kill())
        yield receiving


def an_alliance(server: Server) -> str:
    """The path of a new alliance."""
    with server.client() as client:
        body = {"name": "Musterstadt", "slug": "musterstadt"}
        municipality = client.post(f"{API}/municipalities", json=body).json()["id"]
        body = {"name": "Bündnis", "slug": "buendnis", "short_name": "BUE", "municipality_id": municipality}
        return f"{API}/alliances/" + str(client.post(f"{API}/alliances", json=body).json()["id"])


def feed(server: Server, path: str, after: int) -> dict[str, int]:
    """Id and sequence of all events behind a number."""
    found: dict[str, int] = {}
    with server.client() as client:
        following = f"{path}/events?after={after}&limit=200"
        while following:
            page = client.get(following).json()
            found |= {event["id"]: event["sequence"] for event in page["items"]}
            following = page["next"]
    return found


def wait_until(is_true: Callable[[], bool], deadline: float, what: str) -> None:
    """Wait, but not for ever."""
    while not is_true():
        assert time.monotonic() < deadline, f"{what} took too long"
        time.sleep(0.05)


@pytest.mark.timeout(360)
def test_what_was_received_is_what_has_happened(
    start_server: StartServer, start_worker: Callable[..., "subprocess.Popen[bytes]"], receiving: Receiving
) -> None:
    server = start_server(webhook_allowed="127.0.0.1")
    path = an_alliance(server)
    with server.client() as client:
        made = client.post(f"{path}/webhooks", json={"url": f"http://127.0.0.1:{receiving.port}/"}).json()
    receiving.secret = made["secret"]
    # The event that tells of the webhook is the first that it is told.
    before = max(feed(server, path, 0).values()) - 1
    enough = threading.Event()

    def write(number: int) -> None:
        with server.client() as client:
            for count in range(EVENTS_MOST // WRITERS):
                if enough.is_set():
                    return
                answer = client.post(f"{path}/ideas", json={"text": f"Idee {number}-{count}"})
                assert answer.status_code == 201, answer.text
                time.sleep(0.05)

    chance = random.Random(20)
    workers = [start_worker(**WORKERS), start_worker(**WORKERS)]
    receiving.start()
    # The processes take their time to start on a busy machine; what is measured is the work.
    wait_until(lambda: len(receiving.lines) > 0, time.monotonic() + START_SECONDS, "Starting")
    deadline = time.monotonic() + SECONDS_MOST
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, number) for number in range(WRITERS)]
        try:
            for victim in KILLS:
                arrived = len(receiving.lines) + chance.randint(3, 12)
                wait_until(lambda: len(receiving.lines) >= arrived, deadline, "Receiving between two kills")  # noqa: B023 (called within the round)
                if victim == "worker":
                    killed = workers.pop(chance.randrange(2))
                    killed.kill()
                    killed.wait()
                    workers.append(start_worker(**WORKERS))
                else:
                    receiving.kill()
                    time.sleep(chance.uniform(0, 0.5))
                    receiving.start()
        finally:
            enough.set()
        for done in writing:
            done.result()

    happened = feed(server, path, before)
    wait_until(lambda: {line[0] for line in receiving.lines} >= happened.keys(), deadline, "Catching up")
    received = receiving.lines

    assert {line[0] for line in received} == happened.keys()
    assert {line[2] for line in received} == {"verified"}
    assert all(happened[line[0]] == int(line[1]) for line in received)
    assert len(happened) > 50, "there was something to lose"
