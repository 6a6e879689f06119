"""A load generator: keep-alive connections, one request under way on each, plain bytes on the wire."""

import asyncio
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import uvloop

LENGTH = re.compile(rb"content-length: (\d+)", re.I)
Next = Callable[[bytes | None], bytes]


@dataclass
class Outcome:
    """What one run gave."""

    seconds: float
    latencies: list[float] = field(default_factory=list)
    failures: int = 0

    @property
    def per_second(self) -> float:
        """Answers per second."""
        return len(self.latencies) / self.seconds

    def percentile(self, percent: int) -> float:
        """Milliseconds within which this share was answered."""
        if len(self.latencies) < 2:
            return float("nan")
        return statistics.quantiles(self.latencies, n=100, method="inclusive")[percent - 1] * 1000


def get(path: str, token: str, *headers: str) -> bytes:
    """A GET as it goes over the wire."""
    lines = [f"GET {path} HTTP/1.1", "Host: bench", f"Authorization: Bearer {token}", *headers, "", ""]
    return "\r\n".join(lines).encode()


def patch(path: str, token: str, version: int, body: bytes) -> bytes:
    """A PATCH of a known version."""
    lines = [
        f"PATCH {path} HTTP/1.1",
        "Host: bench",
        f"Authorization: Bearer {token}",
        "Content-Type: application/merge-patch+json",
        f'If-Match: "{version}"',
        f"Content-Length: {len(body)}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + body


class Connection(asyncio.Protocol):
    """Sends the next request as soon as the answer is complete."""

    def __init__(self, following: Next, outcome: Outcome, deadline: float, expected: set[int]) -> None:
        self.following, self.outcome, self.deadline, self.expected = following, outcome, deadline, expected
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.buffer = b""
        self.wanted = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self._send(None)

    def _send(self, head: bytes | None) -> None:
        self.started = time.perf_counter()
        self.transport.write(self.following(head))  # type: ignore[attr-defined]  # a TCP transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.wanted:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            found = LENGTH.search(self.buffer, 0, end)
            self.wanted = end + 4 + (int(found[1]) if found else 0)
        if len(self.buffer) < self.wanted:
            return
        finished = time.perf_counter()
        head, self.buffer, self.wanted = self.buffer[:2000], b"", 0
        if int(head[9:12]) in self.expected:
            self.outcome.latencies.append(finished - self.started)
        else:
            self.outcome.failures += 1
        if finished < self.deadline:
            self._send(head)
        else:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)


def run(ports: list[int], requests: list[Next], seconds: float, expected: set[int]) -> Outcome:
    """Drive one connection per request source against these ports for some seconds."""

    async def drive() -> Outcome:
        loop = asyncio.get_running_loop()
        outcome = Outcome(seconds)
        started = time.perf_counter()
        connections = []
        deadline = started + seconds
        for number, following in enumerate(requests):
            made = await loop.create_connection(
                lambda following=following: Connection(following, outcome, deadline, expected),
                "127.0.0.1",
                ports[number % len(ports)],
            )
            connections.append(made[1])
        await asyncio.wait_for(asyncio.gather(*(c.done for c in connections)), seconds + 30)
        outcome.seconds = time.perf_counter() - started
        return outcome

    return uvloop.run(drive())


def always(request: bytes, connections: int) -> list[Next]:
    """The same request on every connection."""
    return [lambda _head: request for _ in range(connections)]


def patches(paths: list[str], token: str, versions: dict[str, int]) -> list[Next]:
    """Every connection changes a card of its own, always knowing its version. `versions` is kept up to date."""

    def source(path: str) -> Next:
        def following(_head: bytes | None) -> bytes:
            version = versions[path]
            versions[path] += 1
            return patch(path, token, version, b'{"funding": "Topf %d"}' % version)

        return following

    return [source(path) for path in paths]
