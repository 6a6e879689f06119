"""Every route for every role: 401 for nobody, 403 where the role lacks the permission, success where it has it."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.models import Token
from backend.access.permissions import PERMISSIONS, READ, ROLES, Role
from backend.access.secrets import TOKEN, hash_secret, new_secret
from tests.access.browsers import fresh
from tests.contract.expectations import is_allowed, is_own, refusals
from tests.contract.operations import ENDLESS, Declared, operations
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest, Caller
from tests.participation.visitors import name_somebody

USED_UP = {"anonymise_user", "anonymise_person", "adopt_idea", "approve_release", "withdraw_release"}


@pytest.fixture
def world(alliance: AllianceInTest) -> World:
    """An alliance with a record of each kind, written by an operator."""
    world = World(alliance)
    world.fill()
    return world


def guarded(app: FastAPI) -> list[Declared]:
    """Every operation that needs a permission; the live stream has no end to wait for."""
    return [one for one in operations(app) if one.permission and one.name not in ENDLESS]


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_what_its_permissions_say(app: FastAPI, world: World, role: Role) -> None:
    caller = world.operator() if role is Role.operator else world.member(role)
    wrong = []
    for declared in guarded(app):
        if is_own(declared):
            continue
        allowed = is_allowed(role, declared)
        used_up = declared.method == "DELETE" or declared.name in USED_UP
        answer = caller.http.request(**world.request(declared, fresh=allowed and used_up))
        kind = "" if answer.is_success else answer.json()["type"].rpartition("/")[2]
        if not (answer.is_success if allowed else kind in refusals(role, declared)):
            wrong.append(f"{declared} needs {declared.permission}: {answer.status_code} {answer.text[:300]}")

    hint = "Check the route's permission and the policy of its room, or enter it in tests/contract/expectations.py"
    assert not wrong, f"{hint} for {role}:\n" + "\n".join(wrong)


def test_what_is_ones_own_is_nobody_elses(app: FastAPI, world: World) -> None:
    others = {
        "an operator": world.operator(),
        "a coordinator": world.member(Role.coordinator),
        "an administrator": world.member(Role.administrator),
    }
    wrong = []
    for declared in guarded(app):
        first = declared.path.split("/")[1]
        if not is_own(declared) or "{" not in declared.path or first in ("alliances", "municipalities"):
            continue
        request = world.request(declared)
        for name, caller in others.items():
            answer = caller.http.request(**request)
            if answer.status_code != 404:
                wrong.append(f"{name}: {declared}: {answer.status_code} {answer.text[:200]}")

    assert not wrong, "Look for it among the caller's own only:\n" + "\n".join(wrong)


def test_nobody_gets_in_without_credentials(app: FastAPI, world: World, anonymous: TestClient) -> None:
    wrong = []
    for declared in guarded(app):
        answer = anonymous.request(**world.request(declared))
        if answer.status_code != 401 or not answer.headers.get("www-authenticate", "").startswith("Bearer"):
            wrong.append(f"{declared}: {answer.status_code} {answer.headers.get('www-authenticate')}")

    assert not wrong, "Name a permission on the route:\n" + "\n".join(wrong)


def test_a_secret_that_opens_one_thing_opens_no_route(app: FastAPI, world: World, anonymous: TestClient) -> None:
    """Personal links, calendar addresses and invitations are for their own pages; the API lets none of them in."""
    named = name_somebody(world.alliance)
    body = {"kind": "alliance", "alliance_id": world.alliance.id}
    feed = world.caller.create("/calendar-feeds", **body)
    secrets = {
        "personal link": named.link()["url"].rpartition("/")[2],
        "calendar": feed["url"].rpartition("/")[2].removesuffix(".ics"),
    }
    wrong = []
    for declared in guarded(app):
        request = world.request(declared)
        for kind, secret in secrets.items():
            headers = {**request.get("headers", {}), "Authorization": f"Bearer {secret}"}
            answer = anonymous.request(**{**request, "headers": headers})
            if answer.status_code != 401:
                wrong.append(f"{kind}: {declared}: {answer.status_code}")

    assert not wrong, "Let nobody in but by token or session:\n" + "\n".join(wrong)


def test_a_token_reaches_no_further_than_its_scope(app: FastAPI, world: World) -> None:
    """The one scope that is missing is the one that counts, whatever else a token may do."""
    wrong = []
    for scope in sorted(PERMISSIONS):
        caller = everywhere(world.alliance, *(other for other in PERMISSIONS if other != scope))
        for declared in guarded(app):
            if declared.permission != scope:
                continue
            request = world.request(declared)
            answer = caller.http.request(**{name: given for name, given in request.items() if name != "files"})
            challenge = f'Bearer error="insufficient_scope", scope="{declared.permission}"'
            if answer.status_code != 403 or answer.headers.get("www-authenticate") != challenge:
                wrong.append(f"{scope}: {declared}: {answer.status_code} {answer.headers.get('www-authenticate')}")

    assert not wrong, "Authorise before anything else:\n" + "\n".join(wrong)


def test_a_token_with_one_scope_can_use_just_that(app: FastAPI, world: World) -> None:
    wrong = []
    for scope in sorted(PERMISSIONS.keys() & ROLES[Role.coordinator]):
        # What is in an export is read as well.
        caller = system(world.alliance, *([scope, *READ, "imports:write"] if scope == "exports:read" else [scope]))
        for declared in guarded(app):
            if declared.permission != scope or declared.is_write or is_own(declared):
                continue
            if not is_allowed(Role.coordinator, declared):
                continue
            answer = caller.http.request(**world.request(declared))
            if not answer.is_success:
                wrong.append(f"{declared}: {answer.status_code} {answer.text[:200]}")

    assert not wrong, "A read must need no second permission:\n" + "\n".join(wrong)


def everywhere(alliance: AllianceInTest, *scopes: str) -> Caller:
    """A system that runs the installation with these scopes only."""
    secret = new_secret(TOKEN)
    token = Token(name="Anzeige", secret_hash=hash_secret(secret), hint="", role=Role.operator, scopes=list(scopes))
    with alliance.app.state.database.unit(write=True) as session:
        session.add(token)
    client = fresh(alliance.app)
    client.headers["Authorization"] = f"Bearer {secret}"
    return Caller(client)


def system(alliance: AllianceInTest, *scopes: str) -> Caller:
    """A coordinating system that has been given these scopes only."""
    body = {"name": "Anzeige", "role": "coordinator", "scopes": list(scopes)}
    token = alliance.operator.create(f"{alliance.path}/tokens", **body)["token"]
    client = fresh(alliance.app)
    client.headers["Authorization"] = f"Bearer {token}"
    return Caller(client)
