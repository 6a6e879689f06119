"""A provider that sends whatever a test wants, with real keys and signatures: the certified one sends nothing wrong."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.testclient import TestClient

from backend.core.clock import now
from tests.access.browsers import fresh
from tests.access.single_sign_on.town_halls import TownHall
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.providers import CLIENT_ID

Claims = dict[str, Any]


@dataclass
class FaultyProvider:
    """Answers what a test wants; `token` makes the ID token from the claims of a good one."""

    issuer: str
    key: RSAKey
    token: Callable[[Claims], str]
    metadata: dict[str, Any] = field(default_factory=dict)
    userinfo: Claims | None = None
    asked: list[str] = field(default_factory=list)
    nonce: str = ""

    def claims(self) -> Claims:
        """Those of a token that would be accepted."""
        moment = int(now().timestamp())
        person = {"sub": "a-1", "email": "a.beispiel@stadt.example"}
        return {"iss": self.issuer, "aud": CLIENT_ID, "iat": moment, "exp": moment + 300, "nonce": self.nonce, **person}

    def signed(self, claims: Claims, **header: Any) -> str:
        """With the provider's own key."""
        return jwt.encode({"alg": "RS256", "kid": "one", **header}, claims, self.key)

    def answer(self, path: str) -> Any:
        """The body at an address; None for one that does not exist."""
        described = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        if self.userinfo is not None:
            described["userinfo_endpoint"] = f"{self.issuer}/me"
        answers: dict[str, Callable[[], Any]] = {
            "/.well-known/openid-configuration": lambda: {**described, **self.metadata},
            "/keys": lambda: {"keys": [{**self.key.as_dict(private=False), "kid": "one"}, {"kty": "unheard-of"}]},
            "/token": lambda: {"access_token": "opaque", "token_type": "Bearer", "id_token": self.token(self.claims())},
            "/me": lambda: self.userinfo,
        }
        return answers[path]() if path in answers else None


def comes_back(hall: TownHall, faulty: FaultyProvider, browser: TestClient | None = None, **changed: str) -> Any:
    """What we answer when somebody comes back with a code; `changed` are the address's parameters."""
    browser = browser or fresh(hall.app)
    address = hall.leave(browser).json()["authorization_url"]
    asked = {name: value for name, [value] in parse_qs(urlsplit(address).query).items()}
    faulty.nonce = asked["nonce"]
    given = {"code": "a-code", "state": asked["state"], "iss": faulty.issuer, **changed}
    answer = browser.get(f"/oidc/callback/{hall.id}", params=given, follow_redirects=False)
    assert (answer.headers["location"] == "/") == (browser.get(f"{API}/session").status_code == 200)
    return answer


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return RSAKey.generate_key(2048)


@pytest.fixture
def faulty(key: RSAKey) -> Iterator[FaultyProvider]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            made.asked.append(self.path)
            found = made.answer(urlsplit(self.path).path)
            body = found if isinstance(found, bytes) else json.dumps(found).encode()
            self.send_response(200 if found is not None else 404)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 (the server looks for this name)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = FaultyProvider(f"http://127.0.0.1:{server.server_port}", key, lambda claims: made.signed(claims))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def hall(alliance: AllianceInTest, faulty: FaultyProvider) -> TownHall:
    made = alliance.operator.create(
        "/identity-providers",
        name="Rathaus",
        issuer=faulty.issuer,
        client_id=CLIENT_ID,
        client_secret="secret",
        mail_domains=["stadt.example"],
        allow_creation=True,
    )
    return TownHall(alliance.app, alliance.operator, None, made["id"])  # type: ignore[arg-type]  # none of the kind
