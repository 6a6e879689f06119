"""The records of sign-in services: who keeps them, what they show, what a municipality may not say of others."""

from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from backend.access.single_sign_on.models import IdentityProvider
from backend.core.events import Event
from tests.access.single_sign_on.town_halls import TownHall
from tests.fixtures.alliances import API, AllianceInTest


def entered(alliance: AllianceInTest, **values: Any) -> dict[str, Any]:
    """A provider that nobody asks anything."""
    body = {"name": "Rathaus", "issuer": "https://a.stadt.example", "client_id": "x", "client_secret": "very secret"}
    made: dict[str, Any] = alliance.operator.create("/identity-providers", **{**body, **values})
    return made


def test_the_secret_is_never_shown_and_is_stored_sealed(alliance: AllianceInTest) -> None:
    made = entered(alliance)
    path = f"/identity-providers/{made['id']}"
    alliance.operator.change(path, client_secret="another secret")

    with alliance.app.state.database.unit() as session:
        rows = session.exec(select(IdentityProvider.client_secret)).all()
        told = [event.changes for event in session.exec(select(Event)) if event.type.startswith("identity_provider.")]
    assert "secret" not in str(alliance.operator.get(path)).replace("client_secret", "")
    assert "another secret" not in str(rows) + str(told)
    assert "very secret" not in str(rows) + str(told)


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"issuer": "http://10.1.2.3"}, "#/issuer"),
        ({"issuer": "javascript:alert(1)"}, "#/issuer"),
        ({"mail_domains": ["not a domain"]}, "#/mail_domains/0"),
        ({"municipality_id": "01a20310-ca7e-773b-97cc-c3858d2d83a0"}, "#/municipality_id"),
        ({"mappings": [{"value": "x", "role": "member"}]}, "#/mappings/0"),
        (
            {"mappings": [{"value": "x", "role": "member", "alliance_id": "01a20310-ca7e-773b-97cc-c3858d2d83a0"}]},
            "#/mappings/0/alliance_id",
        ),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(
    alliance: AllianceInTest, changed: dict[str, Any], pointer: str
) -> None:
    body = {"name": "R", "issuer": "https://a.stadt.example", "client_id": "x", "client_secret": "y", **changed}

    problem = alliance.operator.refused("POST", "/identity-providers", **body)

    assert problem["status"] == 422
    assert problem["errors"][0]["pointer"] == pointer, problem


def test_coordinators_and_readers_keep_no_providers(alliance: AllianceInTest) -> None:
    made = entered(alliance)
    for caller in (alliance.coordinator, alliance.reader):
        assert caller.refused("GET", f"/identity-providers/{made['id']}")["status"] in (403, 404)
        assert caller.refused("DELETE", f"/identity-providers/{made['id']}")["status"] in (403, 404)


def test_the_sign_in_page_learns_the_ways_in_and_nothing_of_accounts(rathaus: TownHall, anonymous: TestClient) -> None:
    rathaus.caller("a-1")
    rathaus.operator.create(
        "/identity-providers",
        name="Nachbarstadt",
        issuer=rathaus.provider.issuer,
        client_id="x",
        client_secret="y",
        mail_domains=["nachbar.example"],
    )

    def named(**query: str) -> list[str]:
        return [one["name"] for one in anonymous.get(f"{API}/session/providers", params=query).json()["items"]]

    assert named() == ["Nachbarstadt", "Rathaus Salzgitter"]
    assert named(domain="STADT.example") == ["Rathaus Salzgitter"]
    assert named(domain="nachbar.example") == ["Nachbarstadt"]
    assert named(domain="bar.example") == named(domain="other.example") == []
    [shown, _] = anonymous.get(f"{API}/session/providers").json()["items"]
    assert set(shown) == {"id", "name"}
