"""Makes cards public in tests, and reads what everybody reads."""

from typing import Any

from starlette.testclient import TestClient

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest, Caller

PEOPLE = ["A. Beispiel", "B. Muster", "C. Probe", "D. Vorlage", "E. Exempel"]


def card(alliance: AllianceInTest, **more: Any) -> str:
    """The address of a card for which five persons and an organisation have agreed."""
    parties = [*PEOPLE, {"kind": "organisation", "name": "WIS"}]
    given = {"title": "Aktionstage", "assignments": [{"party": one, "state": "accepted"} for one in parties]}
    return f"/action-items/{alliance.create('action-items', **given, **more)['id']}"


def act(caller: Caller, path: str, **body: Any) -> Any:
    """The answer to a POST that creates nothing."""
    answer = caller.http.post(API + path, json=body or None)
    assert answer.status_code == 200, answer.text
    return answer.json()


def release(caller: Caller, path: str) -> Any:
    """A card's proposal, released."""
    made = caller.create(f"{path}/releases")
    return act(caller, f"/releases/{made['id']}/approval")


def read(anonymous: TestClient, language: str = "de", slug: str = "leben-mit-kindern", **params: Any) -> Any:
    """What everybody reads."""
    address = f"{API}/public/alliances/{slug}/action-items"
    answer = anonymous.get(address, params=params, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def person(alliance: AllianceInTest, name: str) -> Caller:
    """A coordinator who is somebody."""
    return alliance.caller(Role.coordinator, alliance.create("people", name=name)["id"])
