"""A hall with phones: everybody writes cards at once against one server, and everything is counted on the wall.

`python -m benchmarks.hall --phones 300 --cards 3 --seconds 20`, on SQLite and PostgreSQL.
"""

import argparse
import asyncio
import json
import re
import ssl
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import httpx

#: A card that was not taken is sent again, as a phone does it.
AGAIN_SECONDS = 0.5
#: A hall has one address, from which only so many join in a minute.
JOIN_AGAIN_SECONDS = 5
WAIT_SECONDS = 60


@dataclass
class Outcome:
    """What came of it. Times in seconds: from sending to the answer, and to the wall that hears of the card."""

    sent: int = 0
    repeated: int = 0
    answers: list[float] = field(default_factory=list)
    to_wall: list[float] = field(default_factory=list)
    on_wall: int = 0
    distinct: int = 0
    seconds: float = 0.0
    streams: int = 0
    messages: int = 0

    def line(self) -> str:
        """As one line of a table."""
        return (
            f"{self.sent} cards in {self.seconds:.1f} s, {self.repeated} sent again, on the wall {self.on_wall}, "
            f"distinct {self.distinct}; answer p50 {_at(self.answers, 50):.2f} s p99 {_at(self.answers, 99):.2f} s; "
            f"to the wall p50 {_at(self.to_wall, 50):.2f} s p99 {_at(self.to_wall, 99):.2f} s; "
            f"{self.streams} streams heard {self.messages} messages"
        )


def _at(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)] if values else float("nan")


def prepare(url: str, token: str) -> tuple[str, str]:
    """A workshop whose critique is open; its id and its code."""
    with httpx.Client(base_url=f"{url}/api/v1", headers={"Authorization": f"Bearer {token}"}, trust_env=False) as http:

        def made(path: str, **body: Any) -> Any:
            answer = http.post(path, json=body)
            answer.raise_for_status()
            return answer.json()

        town = made("/municipalities", name="Musterstadt", slug="musterstadt")["id"]
        names = {"name": "Bündnis", "slug": "buendnis", "short_name": "BUE", "municipality_id": town}
        workshop = made(f"/alliances/{made('/alliances', **names)['id']}/workshops", title="Zukunftswerkstatt")["id"]
        for phase in ("profile", "critique"):
            made(f"/workshops/{workshop}/phase", phase=phase)
        return workshop, made(f"/workshops/{workshop}/join-code", hours=2)["code"]


async def hall(url: str, token: str, *, phones: int, cards: int, seconds: float, streams: int) -> Outcome:
    """Let so many phones write so many cards each within some seconds, while the wall and some phones look on."""
    workshop, code = await asyncio.to_thread(prepare, url, token)
    outcome, began = Outcome(), {}
    everything = phones * cards
    seen: dict[str, float] = {}
    is_complete = asyncio.Event()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    # One for all, and empty: nothing here speaks TLS, and making one takes longer than a card.
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    options = {"base_url": url, "timeout": WAIT_SECONDS, "limits": limits, "trust_env": False, "verify": tls}
    async with httpx.AsyncClient(**options) as http:

        async def look() -> None:
            path, headers = f"/api/v1/workshops/{workshop}/wall/stream", {"Authorization": f"Bearer {token}"}
            async with http.stream("GET", path, headers=headers) as stream:
                async for line in stream.aiter_lines():
                    if line.startswith("data: "):
                        for card in json.loads(line[6:])["cards"]:
                            seen.setdefault(card["text"], time.monotonic())
                    if len(seen) >= everything:
                        is_complete.set()

        async def phone(number: int) -> None:
            async with httpx.AsyncClient(**options) as own:
                while True:
                    joined = await own.post(f"/w/{code}", data={"act": "join"})
                    if joined.status_code != 429:
                        break
                    await asyncio.sleep(JOIN_AGAIN_SECONDS)
                page = (await own.get(f"/w/{code}")).text
                found = re.search(r'data-token="(\w+)"', page)
                assert found, page
                listening = asyncio.create_task(listen(own)) if number < streams else None
                ready.release()
                await start.wait()
                moments = Random(number)
                await asyncio.gather(*(write(own, found[1], f"{number}-{one}", moments) for one in range(cards)))
                await is_complete.wait()
                if listening:
                    listening.cancel()

        async def listen(own: httpx.AsyncClient) -> None:
            async with own.stream("GET", f"/w/{code}/stream") as stream:
                outcome.streams += stream.status_code == 200
                async for line in stream.aiter_lines():
                    outcome.messages += line.startswith("data: ")

        async def write(own: httpx.AsyncClient, form: str, name: str, moments: Random) -> None:
            await asyncio.sleep(moments.random() * seconds)
            card = {"id": f"card-{name:0>8}", "text": f"Karte {name}", "phase": "critique"}
            began[card["text"]] = time.monotonic()
            outcome.sent += 1
            while True:
                try:
                    answer = await own.post(f"/w/{code}/cards", json={"token": form, "cards": [card]})
                    if answer.status_code == 200:
                        break
                except httpx.TransportError:
                    pass
                outcome.repeated += 1
                await asyncio.sleep(AGAIN_SECONDS)
            outcome.answers.append(time.monotonic() - began[card["text"]])

        ready, start = asyncio.Semaphore(0), asyncio.Event()
        looking = asyncio.create_task(look())
        tasks = [asyncio.create_task(phone(one)) for one in range(phones)]
        for _ in range(phones):
            await ready.acquire()
        first = time.monotonic()
        start.set()
        async with asyncio.timeout(seconds + WAIT_SECONDS):
            await asyncio.gather(*tasks)
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
        outcome.seconds = time.monotonic() - first
        headers = {"Authorization": f"Bearer {token}"}
        stored = (await http.get(f"/api/v1/workshops/{workshop}/wall", headers=headers)).json()["cards"]
    outcome.on_wall, outcome.distinct = len(stored), len({card["text"] for card in stored})
    outcome.to_wall = [seen[text] - began[text] for text in began if text in seen]
    return outcome


def main() -> None:
    """Print one line for each database."""
    from backend.core.db import migrate
    from benchmarks.__main__ import database_of
    from tests.fixtures.commands import create_token
    from tests.fixtures.databases import Database
    from tests.fixtures.servers import started

    parser = argparse.ArgumentParser(prog="python -m benchmarks.hall")
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--cards", type=int, default=3, help="of each phone")
    parser.add_argument("--seconds", type=float, default=20.0, help="within which all cards are sent")
    parser.add_argument("--streams", type=int, default=300, help="phones that follow the wall live")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for kind in given.databases:
            with database_of(kind, Path(folder) / kind) as url, ExitStack() as stack:
                migrate(url)
                database = Database(url, create_token(url))
                server = started(stack, database, Path(folder), {"requests_per_minute": 0})
                sizes = {"phones": given.phones, "cards": given.cards, "seconds": given.seconds}
                outcome = asyncio.run(hall(server.url, database.operator_token, **sizes, streams=given.streams))
                print(f"{kind:<11}{outcome.line()}")


if __name__ == "__main__":
    main()
