"""The first run: an empty installation is set up once, by whoever sees the server's console."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.operation.first_run import setup_key, slug_of
from backend.settings import Settings
from tests.access.browsers import OURS, PASSWORD, fresh, sign_in
from tests.fixtures.alliances import API, Caller
from tests.fixtures.servers import PUBLIC_URL


@pytest.fixture
def founder(app: FastAPI) -> Iterator[TestClient]:
    """The browser of whoever sets the installation up."""
    with TestClient(app, base_url=PUBLIC_URL, headers=OURS) as browser:
        yield browser


@pytest.fixture
def body(settings: Settings) -> dict[str, Any]:
    """Everything an empty installation needs."""
    return {
        "setup_key": setup_key(settings),
        "municipality": {"name": "Backnang", "regional_key": "081190008008"},
        "alliance": {"name": "Bündnis für Familie", "short_name": "BFF"},
        "coordinator": {"name": "A. Beispiel", "email": "A.Beispiel@stadt.example", "password": PASSWORD},
    }


def test_one_request_creates_everything_and_signs_in(founder: TestClient, body: dict[str, Any]) -> None:
    assert founder.get(f"{API}/installation").json()["initialised"] is False

    answer = founder.post(f"{API}/installation", json=body)

    assert answer.status_code == 201
    caller = Caller(founder)
    assert caller.get("/installation")["initialised"] is True
    session = caller.get("/session")
    assert session == answer.json()
    assert (session["user"]["email"], session["user"]["is_operator"]) == ("a.beispiel@stadt.example", True)
    [alliance] = session["alliances"]
    assert (alliance["slug"], alliance["short_name"]) == ("buendnis-fuer-familie", "BFF")
    [grant] = caller.items(f"/alliances/{alliance['id']}/grants")
    assert grant["role"] == "coordinator"
    [municipality] = caller.items("/municipalities")
    assert (municipality["slug"], municipality["regional_key"]) == ("backnang", "081190008008")
    assert sign_in(founder, email="a.beispiel@stadt.example", password=PASSWORD).status_code == 201


def test_it_happens_once(founder: TestClient, body: dict[str, Any], app: FastAPI) -> None:
    founder.post(f"{API}/installation", json=body)

    answer = fresh(app).post(f"{API}/installation", json=body)

    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "already-initialised")


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"setup_key": "bwk_setup_geraten"}, 403),
        ({"setup_key": ""}, 403),
        ({"municipality": {"name": "Backnang", "regional_key": "99"}}, 422),
        ({"alliance": {"name": "Bündnis", "short_name": "klein"}}, 422),
        ({"coordinator": {"name": "A. Beispiel", "email": "a@b.example", "password": "passwort1234"}}, 422),
        ({"operator": True}, 422),
    ],
)
def test_what_is_wrong_creates_nothing(
    founder: TestClient, body: dict[str, Any], changed: dict[str, Any], status: int
) -> None:
    assert founder.post(f"{API}/installation", json=body | changed).status_code == status

    assert founder.get(f"{API}/installation").json()["initialised"] is False
    assert "set-cookie" not in founder.get(f"{API}/installation").headers
    assert founder.post(f"{API}/installation", json=body).status_code == 201


def test_the_key_belongs_to_one_installation(settings: Settings) -> None:
    other = Settings(secret_key="another secret key of another installation")

    assert setup_key(settings) == setup_key(settings.model_copy())
    assert setup_key(settings) != setup_key(other)
    assert settings.secret_key not in setup_key(settings)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bündnis für Familie", "buendnis-fuer-familie"),
        ("Große Straße – 2. Teil!", "grosse-strasse-2-teil"),
        ("", "ohne-namen"),
    ],
)
def test_names_become_parts_of_addresses(name: str, slug: str) -> None:
    assert slug_of(name) == slug
