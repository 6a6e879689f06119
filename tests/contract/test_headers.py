"""What every answer tells the browser, over TLS as an installation runs: asked of each route there is."""

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from httpx import Response
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from backend.access.second_factor import pending
from backend.access.single_sign_on import browser
from backend.main import create_app
from backend.operation import health, security_contact
from backend.reference.router import router as reference
from backend.settings import Settings
from tests.access.browsers import fresh, invited, secret_of, sign_in
from tests.contract.operations import ENDLESS, operations
from tests.contract.worlds import World
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.servers import StartServer

SECURE_URL = "https://buendnis.example"
YEAR_SECONDS = 31_536_000
#: What says which software answers; attackers look for versions, nobody else does.
CHATTER = {"server", "x-powered-by", "x-aspnet-version", "x-generator", "via"}
#: What a router includes keeps its own list of routes.
INCLUDED = [("", health.router), ("", security_contact.router), (API, reference)]
HINT = "No answer may leave without these; backend/core/door.py adds them"


@pytest.fixture
def secure(settings: Settings) -> Iterator[TestClient]:
    """Nobody in particular, on an installation whose public address is https."""
    app = create_app(settings.model_copy(update={"public_url": SECURE_URL}))
    with TestClient(app, base_url=SECURE_URL, raise_server_exceptions=False) as client:
        yield client


def addresses(app: FastAPI) -> list[tuple[str, str]]:
    """Method and address of every route, also of those that are no API; parameters are filled with something."""
    declared = [(getattr(route, "path", ""), getattr(route, "methods", None)) for route in app.routes]
    for prefix, router in INCLUDED:
        declared += [(prefix + route.path, route.methods) for route in router.routes if isinstance(route, Route)]
    found = {
        (method, re.sub(r"\{[^}]*\}", "x", path))
        for path, methods in declared
        for method in methods or {"GET"}
        # A live stream has no end to wait for.
        if not path.endswith("/stream")
    }
    assert len(found) > 200, "the enumeration has lost the routes"
    return sorted(found)


def lacking(answer: Response) -> list[str]:
    """What this answer does not say, over TLS."""
    headers, policy = answer.headers, _directives(answer.headers.get("content-security-policy", ""))
    hsts = headers.get("strict-transport-security", "")
    age = re.match(r"max-age=(\d+)", hsts)
    checks = {
        "HSTS for a year and for subdomains": bool(age and int(age[1]) >= YEAR_SECONDS and "includeSubDomains" in hsts),
        "nosniff": headers.get("x-content-type-options") == "nosniff",
        "referrer": headers.get("referrer-policy") in ("same-origin", "no-referrer"),
        "policy": _is_strict(policy),
        "opener": headers.get("cross-origin-opener-policy") == "same-origin",
        "resource": headers.get("cross-origin-resource-policy") == "same-origin",
        "no chatter": not CHATTER & set(headers),
        "no foreign origin": "access-control-allow-origin" not in headers,
        "a charset for texts": _has_charset(headers.get("content-type", "")),
        "an id": "x-request-id" in headers,
    }
    return [name for name, holds in checks.items() if not holds]


def _directives(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: values for name, *values in parts}


def _is_strict(policy: dict[str, list[str]]) -> bool:
    sources = {source for values in policy.values() for source in values}
    if sources - {"'self'", "'none'", "data:", "blob:"}:
        return False
    if "sandbox" in policy:
        return policy["default-src"] == ["'none'"]
    without_fallback = all(policy.get(name) == ["'none'"] for name in ("base-uri", "frame-ancestors"))
    objects = policy.get("object-src", policy.get("default-src"))
    scripts = policy.get("script-src", policy.get("default-src"))
    return without_fallback and objects == ["'none'"] and scripts in (["'self'"], ["'none'"])


def _has_charset(content_type: str) -> bool:
    return not content_type.startswith("text/") or "charset=utf-8" in content_type


def test_every_answer_of_every_route_tells_the_browser_what_it_may(secure: TestClient) -> None:
    assert isinstance(secure.app, FastAPI)
    wrong = []
    for method, path in addresses(secure.app):
        answer = secure.request(method, path, follow_redirects=False)
        assert answer.status_code < 500, f"{method} {path}: {answer.text[:300]}"
        if missing := lacking(answer):
            wrong.append(f"{method} {path} ({answer.status_code}): {missing}")

    assert not wrong, f"{HINT}:\n" + "\n".join(wrong)


def test_what_nobody_expected_says_the_same_and_nothing_of_itself(settings: Settings) -> None:
    async def broken(_request: Request) -> Response:
        raise RuntimeError("postgresql://name:geheim@rechner/datenbank")

    app = create_app(settings.model_copy(update={"public_url": SECURE_URL}))
    app.router.routes.insert(0, Route("/broken", broken))
    answer = TestClient(app, base_url=SECURE_URL, raise_server_exceptions=False).get("/broken")

    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert lacking(answer) == []
    assert "geheim" not in answer.text
    assert "RuntimeError" not in answer.text
    assert answer.json()["instance"] == f"urn:request:{answer.headers['x-request-id']}"


def test_without_tls_nobody_is_told_to_insist_on_it(anonymous: TestClient) -> None:
    assert lacking(anonymous.get("/sign-in")) == ["HSTS for a year and for subdomains"]


def test_browsers_keep_nothing_that_needs_a_right(app: FastAPI, alliance: AllianceInTest) -> None:
    world = World(alliance)
    world.fill()
    kept = []
    for declared in operations(app):
        if declared.is_write or not declared.permission or declared.name in ENDLESS:
            continue
        answer = world.caller.http.get(**{k: v for k, v in world.request(declared).items() if k != "method"})
        assert answer.is_success, f"{declared}: {answer.text[:300]}"
        if "no-store" not in answer.headers.get("cache-control", ""):
            kept.append(f"{declared}: {answer.headers.get('cache-control')}")

    assert not kept, f"Answer them with Cache-Control: no-store: {kept}"


def test_who_signs_out_leaves_nothing_in_the_browser(alliance: AllianceInTest) -> None:
    http = fresh(alliance.app)
    sign_in(http, link=secret_of(invited(alliance, "a@stadt.example")["sign_in_link"]))
    answer = http.delete(f"{API}/session")

    assert answer.status_code == 204
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert answer.headers["cache-control"] == "no-store"
    assert "Max-Age=0" in answer.headers["set-cookie"]


def test_every_cookie_is_bound_to_the_host_and_closed_to_scripts(secure: TestClient, alliance: AllianceInTest) -> None:
    link = secret_of(invited(alliance, "a@stadt.example")["sign_in_link"])
    settings = Settings(public_url=SECURE_URL)
    cookies = [
        secure.post(f"{API}/session", json={"link": link}).headers["set-cookie"],
        secure.delete(f"{API}/session", headers={"X-CSRF": "1"}).headers["set-cookie"],
        pending.setting(settings, "x"),
        browser.setting(settings, "x"),
    ]

    for cookie in cookies:
        name, *attributes = cookie.split("; ")
        assert name.startswith("__Host-Http-buendniswerk")
        assert {"Path=/", "HttpOnly", "Secure"} <= set(attributes)
        assert {"SameSite=Lax", "SameSite=Strict"} & set(attributes)
        assert "domain" not in cookie.lower()


@pytest.mark.parametrize("path", [f"{API}/session", f"{API}/alliances", "/", "/scim/v2/Users"])
def test_another_page_is_given_nothing(secure: TestClient, path: str) -> None:
    foreign = {"Origin": "https://anderswo.example"}
    asked = secure.options(path, headers=foreign | {"Access-Control-Request-Method": "GET"})
    read = secure.get(path, headers=foreign)

    assert asked.status_code in (401, 404, 405)
    assert not [name for answer in (asked, read) for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND"])
def test_methods_that_no_route_has_are_refused(secure: TestClient, method: str) -> None:
    assert {secure.request(method, path).status_code for path in ("/", f"{API}/alliances", "/health/live")} == {405}


@pytest.mark.parametrize("path", ["/assets", "/assets/", "/.git/config", "/.env", "/backend/main.py", "/l/", "/data"])
def test_no_folder_is_listed_and_nothing_beside_the_interface_is_served(secure: TestClient, path: str) -> None:
    answer = secure.get(path, follow_redirects=False)

    is_page = answer.status_code == 200 and answer.content == secure.get("/").content
    assert is_page or (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_a_running_server_does_not_say_what_it_is(start_server: StartServer) -> None:
    """The application alone adds nothing; the server that carries it could."""
    with start_server(public_url=SECURE_URL).client("wrong") as client:
        answers = [client.get(path) for path in ("/health/live", "/sign-in", f"{API}/session", "/nothing.php")]

    assert [answer.status_code for answer in answers] == [200, 200, 401, 404]
    assert [lacking(answer) for answer in answers] == [[]] * 4


@pytest.mark.parametrize(
    "path", ["/api/v1/alliances", "/scim/v2/Users", "/calendar/x.ics", "/l/x", "/m/x", "/oidc/callback/x"]
)
def test_everything_that_reads_for_outsiders_has_a_limit(settings: Settings, path: str) -> None:
    app = create_app(settings.model_copy(update={"requests_per_minute": 3}))
    http = TestClient(app, base_url=SECURE_URL, follow_redirects=False)
    # The minute may turn meanwhile; then as many again are let through.
    statuses = [http.get(path).status_code for _ in range(8)]

    assert 429 in statuses
    assert statuses[0] != 429
    assert http.get("/health/live").status_code == 200, "who looks after the process is never turned away"
