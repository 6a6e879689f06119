"""Every route for every role: 401 for nobody, 403 where the role lacks the permission, success where it has it."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.permissions import PERMISSIONS, ROLES, Role
from tests.access.browsers import fresh
from tests.contract.operations import Declared, operations
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest, Caller

PARTS = ("step", "assignment", "follow_up", "partner", "sponsor")
#: What depends on the record besides the role; who may do it where is proven one by one in tests/actions.
ROW_BY_ROW = {
    Role.member: {
        *(f"{verb}_{part}" for verb in ("create", "change", "delete") for part in PARTS),
        "create_step_assignment",
        "change_action_item",
        "delete_action_item",
        "move_action_item",
        "offer_handover",
        "list_personal_links",
        "create_personal_link",
        "read_personal_link",
        "revoke_personal_link",
        "delete_idea",
        "change_comment",
        "delete_comment",
    },
    Role.reader: {"change_comment", "delete_comment"},
    # Nobody puts words into another's mouth.
    Role.coordinator: {"change_comment"},
    Role.operator: {"change_comment"},
}
#: Everybody's own: others find nothing at these addresses (tests/access/test_sessions.py).
OWN = {"read_user_session", "end_session"}
USED_UP = {"adopt_idea"}


@pytest.fixture
def world(alliance: AllianceInTest) -> World:
    """An alliance with a record of each kind, written by an operator."""
    world = World(alliance)
    world.fill()
    return world


def guarded(app: FastAPI) -> list[Declared]:
    """Every operation that needs a permission; the live stream has no end to wait for."""
    return [one for one in operations(app) if one.permission and one.name != "stream_events"]


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_what_its_permissions_say(app: FastAPI, world: World, role: Role) -> None:
    caller = world.operator() if role is Role.operator else world.member(role)
    wrong = []
    for declared in guarded(app):
        if declared.name in OWN:
            continue
        is_allowed = declared.permission in ROLES[role]
        used_up = declared.method == "DELETE" or declared.name in USED_UP
        answer = caller.http.request(**world.request(declared, fresh=is_allowed and used_up))
        if not is_allowed or declared.name in ROW_BY_ROW[role]:
            fits = answer.status_code == 403 and answer.json()["type"].endswith("/forbidden")
        else:
            fits = answer.is_success
        if not fits:
            wrong.append(f"{declared} needs {declared.permission}: {answer.status_code} {answer.text[:300]}")

    assert not wrong, f"Check the route's permission and the policy of its room for {role}:\n" + "\n".join(wrong)


def test_nobody_gets_in_without_credentials(app: FastAPI, world: World, anonymous: TestClient) -> None:
    wrong = []
    for declared in guarded(app):
        answer = anonymous.request(**world.request(declared))
        if answer.status_code != 401 or not answer.headers.get("www-authenticate", "").startswith("Bearer"):
            wrong.append(f"{declared}: {answer.status_code} {answer.headers.get('www-authenticate')}")

    assert not wrong, "Name a permission on the route:\n" + "\n".join(wrong)


def test_a_token_reaches_no_further_than_its_scopes(app: FastAPI, world: World) -> None:
    systems = {scope: system(world.alliance, scope) for scope in ("ideas:read", "comments:read")}
    wrong = []
    for declared in guarded(app):
        scope = "comments:read" if declared.permission == "ideas:read" else "ideas:read"
        answer = systems[scope].http.request(**world.request(declared))
        challenge = f'Bearer error="insufficient_scope", scope="{declared.permission}"'
        if answer.status_code != 403 or answer.headers.get("www-authenticate") != challenge:
            wrong.append(f"{declared}: {answer.status_code} {answer.headers.get('www-authenticate')}")

    assert not wrong, "Authorise before anything else:\n" + "\n".join(wrong)


def test_a_token_with_one_scope_can_use_just_that(app: FastAPI, world: World) -> None:
    wrong = []
    for scope in sorted(PERMISSIONS.keys() & ROLES[Role.coordinator]):
        caller = system(world.alliance, scope)
        for declared in guarded(app):
            if declared.permission != scope or declared.is_write or declared.permission.startswith("session"):
                continue
            answer = caller.http.request(**world.request(declared))
            if not answer.is_success:
                wrong.append(f"{declared}: {answer.status_code} {answer.text[:200]}")

    assert not wrong, "A read must need no second permission:\n" + "\n".join(wrong)


def system(alliance: AllianceInTest, *scopes: str) -> Caller:
    """A coordinating system that has been given these scopes only."""
    body = {"name": "Anzeige", "role": "coordinator", "scopes": list(scopes)}
    token = alliance.operator.create(f"{alliance.path}/tokens", **body)["token"]
    client = fresh(alliance.app)
    client.headers["Authorization"] = f"Bearer {token}"
    return Caller(client)
