"""A parameter that nobody declared is refused on every route, so that a mistyped filter is not a filter ignored."""

import re

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.contract.addresses import ADDRESSES, QUERIES
from tests.contract.operations import ENDLESS, operations
from tests.contract.worlds import World
from tests.fixtures.alliances import API, AllianceInTest


def test_an_unknown_parameter_is_refused_by_name(app: FastAPI, client: TestClient, alliance: AllianceInTest) -> None:
    world = World(alliance)
    reads = [one for one in operations(app) if not one.is_write and one.name not in ENDLESS and one.permission]
    for one in reads:
        # What is wrong with the question is said before anything is looked for.
        nobodys = re.sub(r"{[^}]*}", "01920000-0000-7000-8000-000000000001", one.path)
        address = API + (ADDRESSES[one.name](world) if one.name in ADDRESSES else nobodys)
        given = QUERIES.get(one.name, lambda _: {})(world)
        answer = client.get(address, params={**given, "nonsense": "1"})
        assert answer.status_code == 422, f"{one}: {answer.status_code} {answer.text}"
        assert "#/nonsense" in [error["pointer"] for error in answer.json()["errors"]], one
    assert len(reads) > 40


def test_writes_refuse_them_too_and_nothing_is_written(alliance: AllianceInTest) -> None:
    refused = alliance.coordinator.refused("POST", f"{alliance.path}/groups?dry_run=true", kind="plenum", name="Plenum")
    assert (refused["status"], refused["errors"][0]["pointer"]) == (422, "#/dry_run")
    assert alliance.items("groups") == []


def test_who_may_not_ask_hears_that_first(alliance: AllianceInTest) -> None:
    refused = alliance.reader.refused("POST", f"{alliance.path}/groups?nonsense=1", kind="plenum", name="Plenum")
    assert refused["status"] == 403
    refused = alliance.reader.refused("GET", f"{alliance.path}/action-items", statsu="done")
    assert (refused["status"], refused["errors"][0]["pointer"]) == (422, "#/statsu")
