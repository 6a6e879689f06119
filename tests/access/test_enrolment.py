"""Who runs the installation or a municipality must have a second factor; until then nothing else opens."""

from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from backend.access.models import MunicipalityGrant, UserSession
from backend.settings import Settings
from tests.access.authenticators import challenge, code, with_app, with_passkey
from tests.access.browsers import PASSWORD, fresh, invited, sign_in, signed_in, with_password
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.commands import SECRET_KEY
from tests.fixtures.servers import PUBLIC_URL

EMAIL = "betreuung@stadt.example"


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """An installation that asks for it."""
    return Settings(
        database_url=database_url,
        data_dir=tmp_path / "data",
        secret_key=SECRET_KEY,
        public_url=PUBLIC_URL,
        require_second_factor="always",
        log_level="warning",
    )


def operator(alliance: AllianceInTest) -> Caller:
    """A new operator who has just signed in."""
    made = alliance.operator.create("/users", email=EMAIL, name="A. Beispiel", is_operator=True)
    return signed_in(alliance.app, made["sign_in_link"])


@pytest.mark.parametrize(
    ("public_url", "chosen", "expected"),
    [
        ("https://buendnis.example", "auto", True),
        ("http://localhost:8000", "auto", False),
        ("http://localhost:8000", "always", True),
        ("https://buendnis.example", "never", False),
    ],
)
def test_it_is_asked_for_where_the_address_is_public(public_url: str, chosen: Any, expected: bool) -> None:
    assert Settings(public_url=public_url, require_second_factor=chosen).enforces_second_factor is expected


def test_an_operator_without_one_can_only_set_one_up(alliance: AllianceInTest) -> None:
    caller = operator(alliance)
    shown = caller.get("/session")
    assert (shown["user"]["must_enrol"], shown["alliances"], shown["can"]) == (True, [], [])
    for method, path, body in (
        ("GET", "/users", {}),
        ("GET", "/alliances", {}),
        ("GET", alliance.path, {}),
        ("GET", "/account", {}),
        ("GET", "/sessions", {}),
        ("POST", "/users", {"email": "x@stadt.example", "name": "B. Muster"}),
        ("PATCH", "/account", {"name": "B. Muster"}),
    ):
        problem = caller.refused(method, path, **body)
        assert (problem["status"], problem["type"].rpartition("/")[2]) == (403, "second-factor-required"), path
        assert f"{PUBLIC_URL}/account/security" in problem["detail"]
    assert caller.get("/account/security")["is_required"] is True

    with_passkey(caller)

    assert caller.get("/session")["user"]["must_enrol"] is False
    assert caller.items("/users")


def test_signing_out_works_without_one(alliance: AllianceInTest) -> None:
    caller = operator(alliance)

    assert caller.http.delete(f"{API}/session").status_code == 204
    assert caller.http.get(f"{API}/session").status_code == 401


def test_the_last_one_stays(alliance: AllianceInTest) -> None:
    caller = operator(alliance)
    key = with_passkey(caller)
    app, _ = with_app(caller)
    [passkey], [own] = caller.items("/passkeys"), caller.items("/authenticator-apps")

    caller.remove(f"/passkeys/{passkey['id']}")
    problem = caller.refused("DELETE", f"/authenticator-apps/{own['id']}")

    assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "last-second-factor")
    assert key.count == 0
    assert code(app)


def test_an_administrator_of_a_municipality_must_have_one(alliance: AllianceInTest, municipality_id: str) -> None:
    caller = with_password(alliance, EMAIL)
    user_id = caller.get("/session")["user"]["id"]
    with alliance.app.state.database.unit(write=True) as session:
        session.add(MunicipalityGrant(user_id=user_id, municipality_id=municipality_id, role="administrator"))

    assert caller.get("/session")["user"]["must_enrol"] is True
    assert caller.refused("GET", alliance.path)["status"] == 403
    key = with_passkey(caller)
    browser = fresh(alliance.app)
    assert sign_in(browser, email=EMAIL, password=PASSWORD).status_code == 202
    answer = browser.post(f"{API}/session", json={"passkey": key.signed(challenge(fresh(alliance.app)))})
    assert (answer.status_code, answer.json()["user"]["must_enrol"]) == (201, False)


def test_members_and_those_an_identity_provider_vouches_for_are_not_asked(alliance: AllianceInTest) -> None:
    member = signed_in(alliance.app, invited(alliance, "mitglied@stadt.example", "coordinator")["sign_in_link"])
    assert member.get("/session")["user"]["must_enrol"] is False
    caller = operator(alliance)
    user_id = caller.get("/session")["user"]["id"]
    with alliance.app.state.database.unit(write=True) as session:
        for own in session.exec(select(UserSession).where(UserSession.user_id == user_id)):
            own.provider_id, own.amr = "of-the-town", ["fed"]

    assert caller.get("/session")["user"]["must_enrol"] is False
    assert caller.refused("POST", "/passkey-registrations")["type"].endswith("/provider-account")
