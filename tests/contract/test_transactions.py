"""What was answered is stored: the commit comes before the answer, and a hundred at once neither wait for ever nor hang."""

import asyncio
import contextlib
import signal
import subprocess
import time
from collections import Counter
from typing import Any

import httpx
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.contract.worlds import World
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.databases import Database
from tests.fixtures.servers import Server, StartServer

CLIENTS = 100
SECONDS = 10.0
STOP_SECONDS = 10.0
PATIENCE = 20.0

#: A reference that is checked when the transaction ends, broken by whoever writes an idea.
REFERENCE = "CREATE TABLE doomed (parent VARCHAR(36) REFERENCES alliances (id) DEFERRABLE INITIALLY DEFERRED)"
BREAK = "INSERT INTO doomed VALUES ('nowhere')"
BROKEN = {
    "sqlite": [REFERENCE, f"CREATE TRIGGER doom AFTER INSERT ON ideas BEGIN {BREAK}; END"],
    "postgresql": [
        REFERENCE,
        f"CREATE FUNCTION doom() RETURNS trigger AS $$BEGIN {BREAK}; RETURN NEW; END$$ LANGUAGE plpgsql",
        "CREATE TRIGGER doom AFTER INSERT ON ideas FOR EACH ROW EXECUTE FUNCTION doom()",
    ],
}
MENDED = {"sqlite": "DROP TRIGGER doom", "postgresql": "DROP TRIGGER doom ON ideas"}


def execute(database: Database, *statements: str) -> None:
    """Change the database behind the application's back."""
    engine = create_engine(database.url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def server(alliance: AllianceInTest, start_server: StartServer) -> Server:
    """A running process on the database of `alliance`."""
    return start_server()


@pytest.fixture
def doomed(database: Database, server: Server) -> str:
    """Every commit of a new idea fails; gives the statement that mends it."""
    kind = make_url(database.url).get_backend_name()
    execute(database, *BROKEN[kind])
    return MENDED[kind]


def test_a_commit_that_fails_is_not_answered_as_done(
    doomed: str, server: Server, database: Database, alliance: AllianceInTest
) -> None:
    path, headers = f"{API}{alliance.path}/ideas", {"Idempotency-Key": '"5f2b"'}
    with server.client() as client:
        told = len(client.get(f"{API}{alliance.path}/events").json()["items"])

        refused = client.post(path, json={"text": "Spielfest"}, headers=headers)

        assert refused.status_code in (409, 500), refused.text
        assert refused.headers["content-type"] == "application/problem+json"
        assert "location" not in refused.headers
        assert "doomed" not in refused.text, "nothing of the database is shown"
        assert client.get(path).json()["items"] == []
        assert len(client.get(f"{API}{alliance.path}/events").json()["items"]) == told
        execute(database, doomed)
        again = client.post(path, json={"text": "Spielfest"}, headers=headers)
        assert (again.status_code, "idempotency-replayed" in again.headers) == (201, False), "the key was given back"
        assert [one["id"] for one in client.get(path).json()["items"]] == [again.json()["id"]]


def slowest(client: httpx.Client, world: World) -> str:
    """The address that takes longest of those that gather most."""
    base = f"{API}{world.alliance.path}"
    taken = {}
    for path in ("/board?by=owner", "/dashboard", "/action-items?limit=200", "/action-items/export?format=xlsx"):
        began = time.perf_counter()
        answer = client.get(base + path)
        assert answer.status_code == 200, answer.text
        taken[base + path] = time.perf_counter() - began
    return max(taken, key=lambda path: taken[path])


async def crowd(server: Server, path: str, write: str) -> Counter[Any]:
    """What a hundred clients were answered who ask without a pause; every tenth writes."""
    answered: Counter[Any] = Counter()
    limits = httpx.Limits(max_connections=CLIENTS)
    headers = {"Authorization": f"Bearer {server.operator_token}"}
    until = time.monotonic() + SECONDS
    async with httpx.AsyncClient(
        base_url=server.url, headers=headers, limits=limits, timeout=PATIENCE, trust_env=False
    ) as client:

        async def ask(number: int) -> None:
            while time.monotonic() < until:
                try:
                    if number % 10:
                        answer = await client.get(path)
                    else:
                        answer = await client.post(write, json={"text": f"Idee {number}"})
                    answered[answer.status_code] += 1
                except httpx.HTTPError as failure:
                    answered[f"{type(failure).__name__}: {failure.__cause__!r}"] += 1

        await asyncio.gather(*(ask(number) for number in range(CLIENTS)))
    return answered


def test_a_hundred_clients_on_the_slowest_route(server: Server, alliance: AllianceInTest) -> None:
    world = World(alliance)
    for number in range(60):
        body = {"title": f"Karte {number}", "steps": ["Platz", "Pokal"], "assignments": [{"party": f"Verein {number}"}]}
        world.caller.create(f"{alliance.path}/action-items", **body)
    with server.client() as client:
        path = slowest(client, world)

    answered = asyncio.run(crowd(server, path, f"{API}{alliance.path}/ideas"))

    assert set(answered) == {200, 201}, f"{path}: {answered}; a timeout means that threads wait for connections"
    assert answered[200] >= CLIENTS, answered
    with server.client() as client:
        assert client.get("/health/ready").status_code == 200, "and the next one is served at once"


def test_a_busy_process_stops_when_it_is_told(server: Server, alliance: AllianceInTest) -> None:
    path = f"{API}{alliance.path}"

    async def busy() -> tuple[Counter[Any], float]:
        asking = asyncio.create_task(crowd(server, f"{path}/dashboard", f"{path}/ideas"))
        await asyncio.sleep(2)
        server.process.send_signal(signal.SIGTERM)
        told = time.monotonic()
        with contextlib.suppress(subprocess.TimeoutExpired):
            await asyncio.to_thread(server.process.wait, STOP_SECONDS)
        stopped = time.monotonic() - told
        return await asking, stopped

    answered, stopped = asyncio.run(busy())

    assert server.process.poll() is not None, f"still there after {stopped:.0f} seconds: answers wait for each other"
    finished = {200, 201} & set(answered)
    assert finished, answered
    assert not {500, 503} & set(answered), f"what was begun is finished, what comes later is not let in: {answered}"
