"""People who sign in as browsers do: with a cookie, and with the header that foreign pages cannot send."""

from typing import Any

from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.servers import PUBLIC_URL

PASSWORD = "vier kluge Kühe im Regen"
OURS = {"X-CSRF": "1"}


def fresh(app: FastAPI) -> TestClient:
    """A browser that has never been here."""
    # The lifespan is the one that the fixture `client` holds open.
    return TestClient(app, base_url=PUBLIC_URL, headers=OURS)


def secret_of(link: str) -> str:
    """The secret behind a sign-in link's `#`."""
    address, _, secret = link.partition("#link=")
    assert address == f"{PUBLIC_URL}/sign-in"
    return secret


def sign_in(browser: TestClient, **body: str) -> Response:
    """The answer to signing in."""
    return browser.post(f"{API}/session", json=body)


def signed_in(app: FastAPI, link: str) -> Caller:
    """Somebody who opened this link."""
    browser = fresh(app)
    assert sign_in(browser, link=secret_of(link)).status_code == 201
    return Caller(browser)


def invited(alliance: AllianceInTest, email: str, role: str = "member", by: Caller | None = None) -> dict[str, Any]:
    """The grant of somebody new in the alliance, with their sign-in link."""
    grant: dict[str, Any] = (by or alliance.operator).create(
        f"{alliance.path}/grants", email=email, name="A. Beispiel", role=role
    )
    return grant


def with_password(alliance: AllianceInTest, email: str, role: str = "member") -> Caller:
    """Somebody who has set a password."""
    caller = signed_in(alliance.app, invited(alliance, email, role)["sign_in_link"])
    assert caller.http.put(f"{API}/account/password", json={"password": PASSWORD}).status_code == 204
    return caller
