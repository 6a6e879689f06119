"""Municipalities: added by operators, seen by the people of their alliances."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.fixtures.alliances import AllianceInTest, Caller


@pytest.fixture
def operator(client: TestClient) -> Caller:
    """Calls as the operator."""
    return Caller(client)


def test_an_operator_adds_changes_and_removes_a_municipality(operator: Caller) -> None:
    created = operator.create("/municipalities", name="Salzgitter", slug="salzgitter", regional_key="031020000000")
    path = f"/municipalities/{created['id']}"
    assert (created["version"], created["regional_key"]) == (1, "031020000000")
    changed = operator.change(path, name="Stadt Salzgitter", regional_key=None)
    assert (changed["name"], changed["regional_key"], changed["version"]) == ("Stadt Salzgitter", None, 2)
    operator.remove(path)
    assert operator.refused("GET", path)["status"] == 404
    [tombstone] = operator.items("/municipalities", include_deleted=True)
    assert tombstone["deleted"] is True


@pytest.mark.parametrize("key", ["17102000000", "031020000000 ", "991020000000", "03102000000x", 31020000000])
def test_a_regional_key_has_twelve_digits_and_begins_with_a_land(operator: Caller, key: object) -> None:
    problem = operator.refused("POST", "/municipalities", name="X", slug="x", regional_key=key)
    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/regional_key")


@pytest.mark.parametrize(("language", "says"), [("de", "Die ersten zwei Stellen nennen"), ("en", "The first two")])
def test_what_is_wrong_with_a_regional_key_is_said_in_both_languages(
    operator: Caller, language: str, says: str
) -> None:
    body = {"name": "X", "slug": "x", "regional_key": "991020000000"}
    answer = operator.http.post("/api/v1/municipalities", json=body, headers={"Accept-Language": language})
    assert answer.json()["errors"][0]["detail"].startswith(says)


def test_a_slug_belongs_to_one_municipality(operator: Caller, municipality_id: str) -> None:
    assert operator.refused("POST", "/municipalities", name="X", slug="salzgitter")["status"] == 409
    other = operator.create("/municipalities", name="Backnang", slug="backnang")
    assert operator.refused("PATCH", f"/municipalities/{other['id']}", slug="salzgitter")["status"] == 409
    operator.change(f"/municipalities/{municipality_id}", slug="salzgitter")


def test_people_see_the_municipality_of_their_alliance_and_no_other(
    app: FastAPI, operator: Caller, alliance: AllianceInTest, municipality_id: str
) -> None:
    elsewhere = operator.create("/municipalities", name="Backnang", slug="backnang")["id"]
    neighbour = AllianceInTest(app, operator, elsewhere, "Runder Tisch", "RT")
    assert [one["id"] for one in alliance.reader.items("/municipalities")] == [municipality_id]
    assert alliance.reader.get(f"/municipalities/{municipality_id}")["slug"] == "salzgitter"
    assert alliance.reader.refused("GET", f"/municipalities/{elsewhere}")["status"] == 404
    assert [one["id"] for one in neighbour.reader.items("/municipalities")] == [elsewhere]


def test_only_operators_write(alliance: AllianceInTest, municipality_id: str) -> None:
    path = f"/municipalities/{municipality_id}"
    for method, where, body in (
        ("POST", "/municipalities", {"name": "X", "slug": "x"}),
        ("PATCH", path, {"name": "X"}),
        ("DELETE", path, {}),
    ):
        assert alliance.coordinator.refused(method, where, **body)["status"] == 403
