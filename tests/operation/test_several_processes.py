"""Outgrowing one machine: two app processes and a worker on one database are one installation."""

import json
import threading
from collections.abc import Callable
from queue import Queue
from typing import Any

import httpx

from tests.fixtures.servers import Server, StartServer

LIVE_SECONDS = 5


def alliance(client: httpx.Client) -> str:
    """The id of a new alliance in a new municipality."""
    municipality = _made(client, "/api/v1/municipalities", {"name": "Musterstadt", "slug": "musterstadt"})
    made = _made(
        client,
        "/api/v1/alliances",
        {
            "name": "Bündnis Musterstadt",
            "slug": "bms",
            "short_name": "BMS",
            "kind": "alliance",
            "municipality_id": municipality["id"],
        },
    )
    return str(made["id"])


def _made(client: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def follow(server: Server, alliance_id: str, heard: "Queue[dict[str, Any]]") -> httpx.Response:
    """Read the live stream in a thread; the events go to `heard`, and the answer is closed by whoever asked."""
    client = server.client()
    request = client.build_request("GET", f"/api/v1/alliances/{alliance_id}/events/stream")
    stream = client.send(request, stream=True)
    assert stream.status_code == 200

    def listen() -> None:
        try:
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    heard.put(json.loads(line.removeprefix("data:")))
        except (httpx.StreamError, httpx.TransportError):
            # The test is over and has closed the stream.
            return

    threading.Thread(target=listen, daemon=True).start()
    return stream


def test_a_change_through_one_process_appears_in_the_stream_of_the_other(
    start_server: StartServer, start_worker: Callable[..., object]
) -> None:
    one, other = start_server(), start_server()
    start_worker()
    heard: Queue[dict[str, Any]] = Queue()
    with one.client() as client:
        alliance_id = alliance(client)
        stream = follow(other, alliance_id, heard)

        item = _made(client, f"/api/v1/alliances/{alliance_id}/action-items", {"title": "Spielplatzfest"})

        event = heard.get(timeout=LIVE_SECONDS)
        while event["subject"]["id"] != item["id"]:
            event = heard.get(timeout=LIVE_SECONDS)
        stream.close()

    assert event["type"] == "action_item.created"
    with other.client() as client:
        feed = client.get(f"/api/v1/alliances/{alliance_id}/events").json()["items"]
    assert [entry["sequence"] for entry in feed] == list(range(1, len(feed) + 1)), "no gap, whoever wrote"


def test_a_process_that_ends_takes_nothing_with_it(start_server: StartServer) -> None:
    one, other = start_server(), start_server()
    with one.client() as client:
        alliance_id = alliance(client)
    one.process.terminate()

    assert one.process.wait(15) in (0, -15)
    with other.client() as client:
        assert client.get(f"/api/v1/alliances/{alliance_id}").status_code == 200
