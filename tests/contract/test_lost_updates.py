"""Nothing is lost when two change the same thing, and nothing happens twice when a request is sent again."""

from concurrent.futures import ThreadPoolExecutor
from typing import get_type_hints

import pytest
from fastapi import FastAPI
from sqlmodel import select

from backend.core.idempotency import IdempotentRequest
from tests.contract.operations import operations
from tests.contract.worlds import World
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.servers import StartServer

#: A version that no record has; 0 is that of what somebody has yet to choose for the first time.
STALE = '"999999-outdated"'


@pytest.fixture
def world(alliance: AllianceInTest) -> World:
    """An alliance with a record of each kind."""
    return World(alliance)


def test_who_comes_late_is_told_the_current_state(app: FastAPI, world: World) -> None:
    reads = {one.path: one for one in operations(app) if not one.is_write}
    for declared in operations(app):
        if declared.method not in ("PATCH", "DELETE") or not declared.has_precondition or declared.path not in reads:
            continue
        request = world.request(declared) | {"headers": {"If-Match": STALE}}

        answer = world.caller.http.request(**request)

        assert answer.status_code == 412, f"{declared}: {answer.status_code} {answer.text}"
        assert answer.json()["type"].endswith("/precondition-failed"), declared
        current = world.caller.http.get(request["url"])
        assert answer.headers["etag"] == current.headers["etag"], f"{declared}: the tag is that of a fresh GET"
        again = world.caller.http.request(**(request | {"headers": {"If-Match": answer.headers["etag"]}}))
        assert again.is_success, f"{declared}: {again.text}"
        world.ids.pop(declared.path.split("/")[1] if declared.method == "DELETE" else "", None)


def test_of_two_who_change_one_field_the_second_is_told(world: World) -> None:
    path = f"/action-items/{world.id_of('action-items')}"
    tag = {"If-Match": world.caller.etag(path)}

    first = world.caller.http.patch(API + path, json={"title": "Spielfest"}, headers=tag)
    second = world.caller.http.patch(API + path, json={"title": "Turnier"}, headers=tag)

    assert (first.status_code, second.status_code) == (200, 412)
    assert second.headers["etag"] == first.headers["etag"]
    assert world.caller.get(path)["title"] == "Spielfest"


def test_weak_and_foreign_tags_match_nothing(world: World) -> None:
    path = f"/people/{world.id_of('people')}"
    tag = world.caller.etag(path)
    for header in (f"W/{tag}", '"abc"', '""', "nonsense", '"1'):
        answer = world.caller.http.patch(API + path, json={"name": "B. Muster"}, headers={"If-Match": header})
        assert answer.status_code == 412, header
    several = {"If-Match": f'"7-x", {tag}'}
    assert world.caller.http.patch(API + path, json={"name": "B. Muster"}, headers=several).status_code == 200


def test_two_people_tick_two_steps_at_once(start_server: StartServer) -> None:
    servers = [start_server(), start_server()]
    with servers[0].client() as one, servers[1].client() as other:
        town = one.post(f"{API}/municipalities", json={"name": "Musterstadt", "slug": "musterstadt"}).json()["id"]
        body = {"name": "Bündnis", "slug": "buendnis", "short_name": "BUE", "municipality_id": town}
        base = f"{API}/alliances/{one.post(f'{API}/alliances', json=body).json()['id']}"
        for _ in range(5):
            card = one.post(f"{base}/action-items", json={"title": "Fest", "steps": ["Platz", "Pokal"]}).json()
            steps = [f"{API}/steps/{step['id']}" for step in card["steps"]]
            tags = [one.get(path).headers["etag"] for path in steps]

            def tick(place: int, steps: list[str] = steps, tags: list[str] = tags) -> int:
                client = (one, other)[place]
                return client.patch(steps[place], json={"state": "done"}, headers={"If-Match": tags[place]}).status_code

            with ThreadPoolExecutor(2) as pool:
                assert list(pool.map(tick, range(2))) == [200, 200]
            shown = one.get(f"{API}/action-items/{card['id']}").json()
            assert [step["state"] for step in shown["steps"]] == ["done", "done"], "the card shows both"


def test_every_post_can_be_sent_again(app: FastAPI, world: World) -> None:
    for number, declared in enumerate(one for one in operations(app) if one.operation.idempotent):
        request = world.request(declared)
        if "files" in request:
            request["files"] = {field: (name, file.read()) for field, (name, file) in request["files"].items()}
            # The boundary is part of the body: the same request has the same one.
            request["headers"] = {"Content-Type": "multipart/form-data; boundary=grenze"}
        request["headers"] = request.get("headers", {}) | {"Idempotency-Key": f'"key-{number}"'}
        before = len(world.alliance.events())

        first = world.caller.http.request(**request)
        told = len(world.alliance.events())
        second = world.caller.http.request(**request)

        assert first.is_success, f"{declared}: {first.text}"
        assert second.status_code == first.status_code, f"{declared}: {second.text}"
        assert second.headers["idempotency-replayed"] == "true", declared
        # What is shown once is stored nowhere.
        once = getattr(get_type_hints(declared.operation.call).get("return"), "SHOWN_ONCE", ())
        assert second.json() == {**first.json(), **dict.fromkeys(once)}, declared
        place = first.headers.get("location")
        assert second.headers.get("location") == place, declared
        assert place is None or world.caller.http.get(place).status_code == 200, f"{declared}: nothing is at {place}"
        assert len(world.alliance.events()) == told >= before, f"{declared}: nothing happens a second time"


def test_a_key_belongs_to_one_request_of_one_caller(world: World) -> None:
    path, headers = f"{API}{world.alliance.path}/ideas", {"Idempotency-Key": '"5f2b"'}
    first = world.caller.http.post(path, json={"text": "Spielfest"}, headers=headers)
    assert first.status_code == 201

    other = world.caller.http.post(path, json={"text": "Turnier"}, headers=headers)
    assert (other.status_code, other.json()["type"].rpartition("/")[2]) == (422, "idempotency-key-reused")
    elsewhere = world.caller.http.post(f"{path}/{first.json()['id']}/adoption", json={}, headers=headers)
    assert elsewhere.status_code in (404, 405, 422)
    stranger = world.alliance.coordinator.http.post(path, json={"text": "Turnier"}, headers=headers)
    assert (stranger.status_code, stranger.json()["text"]) == (201, "Turnier"), "keys of others are none of mine"
    for wrong in ('""', '"' + "x" * 256 + '"'):
        refused = world.caller.http.post(path, json={"text": "x"}, headers={"Idempotency-Key": wrong})
        assert refused.status_code == 400, wrong


def test_a_failure_gives_the_key_back(world: World, app: FastAPI) -> None:
    path, headers = f"{API}{world.alliance.path}/people", {"Idempotency-Key": '"5f2b"'}
    missing = "01920000-0000-7000-8000-000000000001"
    wrong = world.caller.http.post(path, json={"name": "A. Beispiel", "organisation_id": missing}, headers=headers)
    assert wrong.status_code == 422

    corrected = world.caller.http.post(path, json={"name": "A. Beispiel"}, headers=headers)

    assert (corrected.status_code, "idempotency-replayed" in corrected.headers) == (201, False)
    with app.state.database.unit() as session:
        [kept] = session.exec(select(IdempotentRequest)).all()
    assert (kept.key, kept.status) == ("5f2b", 201)


def test_of_the_same_request_at_once_one_is_carried_out(start_server: StartServer) -> None:
    servers = [start_server(), start_server()]
    clients = [servers[place % 2].client() for place in range(8)]
    body = {"name": "Musterstadt", "slug": "musterstadt"}
    headers = {"Idempotency-Key": '"5f2b"'}

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda one: one.post(f"{API}/municipalities", json=body, headers=headers), clients))

    statuses = {answer.status_code for answer in answers}
    assert statuses <= {201, 409}, statuses
    assert 201 in statuses
    made = [answer.json()["id"] for answer in answers if answer.status_code == 201]
    assert len(set(made)) == 1, "the same record, however often it was asked for"
    for answer in answers:
        if answer.status_code == 409:
            assert answer.json()["type"].endswith("/request-in-progress"), answer.text
            assert answer.headers["retry-after"] == "1"
    assert len(clients[0].get(f"{API}/municipalities").json()["items"]) == 1
    for client in clients:
        client.close()
