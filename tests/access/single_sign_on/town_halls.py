"""A town hall with its sign-in service, and the people who come from there."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

from tests.access.browsers import fresh
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.providers import CLIENT_ID, CLIENT_SECRET, OpenIdProvider

LEADERS, EVERYBODY = "/familienbuendnis/leitung", "/rathaus/alle"


@dataclass
class TownHall:
    """A provider that is entered here: `id` is ours, `provider` is the service itself."""

    app: FastAPI
    operator: Caller
    provider: OpenIdProvider
    id: str

    @property
    def path(self) -> str:
        return f"/identity-providers/{self.id}"

    def leave(self, browser: TestClient, **body: Any) -> Response:
        """The answer to beginning a sign-on."""
        return browser.post(f"{API}/session/sign-ons", json={"provider_id": self.id, **body})

    def comes_back(self, browser: TestClient, login: str, **body: Any) -> str:
        """The address that the provider sends somebody back to, who began here and signed in there."""
        answer = self.leave(browser, **body)
        assert answer.status_code == 200, answer.text
        return self.provider.signs_in(answer.json()["authorization_url"], login)

    def signs_on(self, browser: TestClient, login: str, **body: Any) -> Response:
        """What we answer to somebody who comes back."""
        return browser.get(self.comes_back(browser, login, **body), follow_redirects=False)

    def caller(self, login: str) -> Caller:
        """Somebody who is let in."""
        browser = fresh(self.app)
        answer = self.signs_on(browser, login)
        assert (answer.status_code, answer.headers["location"]) == (303, "/"), answer.headers
        return Caller(browser)


def town_hall(alliance: AllianceInTest, provider: OpenIdProvider, **values: Any) -> TownHall:
    """Enter a provider here, and us there."""
    body = {
        "name": "Rathaus Salzgitter",
        "issuer": provider.issuer,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "mail_domains": ["stadt.example"],
        "mappings": mappings(alliance, {LEADERS: "coordinator", EVERYBODY: "reader"}),
        "allow_creation": True,
        **values,
    }
    made = alliance.operator.create("/identity-providers", **body)
    provider.client = {
        "redirect_uris": [made["redirect_uri"]],
        "post_logout_redirect_uris": [made["post_logout_redirect_uri"]],
        **provider.client,
    }
    provider.serve()
    return TownHall(alliance.app, alliance.operator, provider, made["id"])


def mappings(alliance: AllianceInTest, roles: dict[str, str]) -> list[dict[str, Any]]:
    """Groups and the roles that they give in the alliance."""
    return [{"value": value, "alliance_id": alliance.id, "role": role} for value, role in roles.items()]


def reason(answer: Response) -> str:
    """Why somebody was sent back to the sign-in page."""
    assert answer.status_code == 303, answer.text
    address = urlsplit(answer.headers["location"])
    assert address.path == "/sign-in", address
    [found] = parse_qs(address.query)["sign_on"]
    return found
