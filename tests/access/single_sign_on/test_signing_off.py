"""Signing out there as well, and hearing that somebody signed out there."""

import re
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.testclient import TestClient

from backend.access.single_sign_on.id_tokens import LOGOUT_EVENT
from backend.core.clock import now
from tests.access.browsers import fresh
from tests.access.single_sign_on.faulty_providers import FaultyProvider, comes_back
from tests.access.single_sign_on.town_halls import TownHall
from tests.fixtures.alliances import API
from tests.fixtures.providers import CLIENT_ID, CLIENT_SECRET, OpenIdProvider
from tests.fixtures.servers import StartServer


def test_who_signs_out_here_is_sent_to_sign_out_there(rathaus: TownHall) -> None:
    anna = rathaus.caller("a-1")

    address = anna.get("/session/provider-sign-out")["address"]

    asked = {name: value for name, [value] in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{rathaus.provider.issuer}/session/end?")
    assert asked["client_id"] == CLIENT_ID
    assert asked["post_logout_redirect_uri"] == "http://testserver/sign-in"
    assert asked["id_token_hint"].count(".") == 2
    there = httpx.get(address, trust_env=False)
    assert there.status_code == 200, there.text
    assert "logout" in there.text.lower()


def test_whoever_signed_in_here_has_nothing_to_do_there(client: TestClient, rathaus: TownHall) -> None:
    assert client.get(f"{API}/session/provider-sign-out").json() == {"address": None}


@pytest.mark.parametrize("named", [{"sid": "s-1"}, {"sub": "a-1"}, {"sub": "a-1", "sid": "s-1"}])
def test_a_logout_token_ends_what_it_names(hall: TownHall, faulty: FaultyProvider, named: dict[str, str]) -> None:
    faulty.token = lambda claims: faulty.signed({**claims, "sid": "s-1"})
    browser = _browser(hall, faulty)
    faulty.token = lambda claims: faulty.signed({**claims, "sid": "s-2"})
    elsewhere = _browser(hall, faulty)

    answer = _told(hall, faulty.signed(_logout(faulty, **named), typ="logout+jwt"))

    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert browser.get(f"{API}/session").status_code == 401
    assert elsewhere.get(f"{API}/session").status_code == (200 if "sid" in named else 401)


def test_a_logout_token_works_once(hall: TownHall, faulty: FaultyProvider) -> None:
    token = faulty.signed(_logout(faulty, sub="a-1"), typ="logout+jwt")
    assert _told(hall, token).status_code == 200
    browser = _browser(hall, faulty)

    answer = _told(hall, token)

    assert (answer.status_code, answer.headers["cache-control"]) == (400, "no-store")
    assert browser.get(f"{API}/session").status_code == 200


@pytest.mark.parametrize(
    ("changed", "typ"),
    [
        ({}, "JWT"),
        ({"nonce": "n"}, "logout+jwt"),
        ({"events": None}, "logout+jwt"),
        ({"events": {"something-else": {}}}, "logout+jwt"),
        ({"sub": None}, "logout+jwt"),
        ({"aud": "another"}, "logout+jwt"),
        ({"iss": "https://evil.example"}, "logout+jwt"),
        ({"jti": None}, "logout+jwt"),
        ({"exp": 1}, "logout+jwt"),
    ],
)
def test_a_logout_token_that_is_wrong_ends_nothing(
    hall: TownHall, faulty: FaultyProvider, changed: dict[str, object], typ: str
) -> None:
    browser = _browser(hall, faulty)
    claims = {name: value for name, value in {**_logout(faulty, sub="a-1"), **changed}.items() if value is not None}

    assert _told(hall, faulty.signed(claims, typ=typ)).status_code == 400

    assert browser.get(f"{API}/session").status_code == 200


def test_an_id_token_or_a_forged_one_ends_nothing(hall: TownHall, faulty: FaultyProvider) -> None:
    browser = _browser(hall, faulty)
    forged = jwt.encode(
        {"alg": "RS256", "kid": "one", "typ": "logout+jwt"}, _logout(faulty, sub="a-1"), RSAKey.generate_key(2048)
    )
    for token in (forged, faulty.signed(faulty.claims()), "", "x" * 50_000):
        assert _told(hall, token).status_code == 400
    assert TestClient(hall.app).post(f"/oidc/back-channel-logout/{hall.id}").status_code == 400
    assert TestClient(hall.app).post("/oidc/back-channel-logout/unknown", data={"logout_token": "x"}).status_code == 400
    assert browser.get(f"{API}/session").status_code == 200


@pytest.fixture
def told_provider(openid_provider: OpenIdProvider) -> OpenIdProvider:
    openid_provider.accounts = {"a-1": {"name": "A. Beispiel", "email": "a.beispiel@stadt.example"}}
    return openid_provider


def test_signing_out_there_ends_the_session_here(start_server: StartServer, told_provider: OpenIdProvider) -> None:
    server = start_server(sign_on_allowed="127.0.0.1/32")
    body = {
        "name": "Rathaus",
        "issuer": told_provider.issuer,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "mail_domains": ["stadt.example"],
        "allow_creation": True,
    }
    with server.client() as operator:
        made = operator.post(f"{API}/identity-providers", json=body).json()
    told_provider.client = {
        "redirect_uris": [made["redirect_uri"]],
        "post_logout_redirect_uris": [made["post_logout_redirect_uri"]],
        "backchannel_logout_uri": made["back_channel_logout_uri"],
        "backchannel_logout_session_required": True,
    }
    told_provider.serve()
    # One jar for both would be told nothing: cookies are not bound to ports, but to paths and names.
    with httpx.Client(base_url=server.url, trust_env=False) as here, httpx.Client(trust_env=False) as there:
        begun = here.post(f"{API}/session/sign-ons", json={"provider_id": made["id"]}).json()
        back = told_provider.visits(begun["authorization_url"], "a-1", there)
        assert here.get(back).headers["location"] == "/"
        assert here.get(f"{API}/session").status_code == 200

        there_page = there.get(here.get(f"{API}/session/provider-sign-out").json()["address"])
        action = re.search(r'action="([^"]+)"', there_page.text)
        xsrf = re.search(r'name="xsrf" value="([^"]+)"', there_page.text)
        assert action is not None
        assert xsrf is not None
        done = there.post(urljoin(str(there_page.url), action.group(1)), data={"xsrf": xsrf.group(1), "logout": "yes"})

        assert done.headers["location"] == f"{server.url}/sign-in"
        assert here.get(f"{API}/session").status_code == 401, server.log.read_text(encoding="utf-8")


def _browser(hall: TownHall, faulty: FaultyProvider) -> TestClient:
    browser = fresh(hall.app)
    comes_back(hall, faulty, browser)
    return browser


def _logout(faulty: FaultyProvider, **named: str) -> dict[str, object]:
    moment = int(now().timestamp())
    told = {"iss": faulty.issuer, "aud": CLIENT_ID, "iat": moment, "exp": moment + 120, "jti": f"j-{moment}"}
    return {**told, "events": {LOGOUT_EVENT: {}}, **named}


def _told(hall: TownHall, token: str) -> httpx.Response:
    return TestClient(hall.app).post(f"/oidc/back-channel-logout/{hall.id}", data={"logout_token": token})
