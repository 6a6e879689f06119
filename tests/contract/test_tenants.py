"""Nobody sees anything of an alliance in which they have no role: every route, every kind of record, every caller."""

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.permissions import ROLES, Role
from tests.access.browsers import fresh
from tests.contract.expectations import is_own
from tests.contract.operations import Declared, operations
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest, Caller

#: Addresses that belong to no alliance, with what guards them instead.
NOT_OF_AN_ALLIANCE = {
    "users": "Operators only: tests/contract/test_roles.py.",
    "sessions": "One's own only: tests/access/test_sessions.py.",
    "passkeys": "One's own only: tests/access/test_second_factor.py.",
    "authenticator-apps": "One's own only: tests/access/test_second_factor.py.",
    "municipality-grants": "Those of a municipality only: tests/contract/test_roles.py, tests/access.",
    "provisioning-tokens": "Of an identity provider: tests/access/provisioning.",
    "identity-providers": "Of the installation or a municipality: tests/access/single_sign_on.",
    "mails": "Operators see the whole queue; others are shown their alliance's: tests/activity/mail.",
    "public": "For everybody, if the alliance wants it: tests/publishing/test_releases.py.",
    "contact-details": "One's own only: tests/activity/test_privacy.py.",
    "retention-rules": "Of the installation or a municipality: tests/activity/test_retention.py.",
    "retention-runs": "Of the installation: tests/activity/test_retention.py.",
    "municipalities": "Seen by all its alliances; changed by operators only.",
}


#: Lists of the installation, for operators or for everybody.
INSTALLATION_ONLY = {
    "list_users",
    "list_identity_providers",
    "list_sign_in_providers",
    "list_retention_rules",
    "list_retention_runs",
}
INVITED = {"email": "x@stadt.example", "name": "X", "role": "reader"}


def of_an_alliance(app: FastAPI) -> list[Declared]:
    """Every operation on a record of an alliance, or on the alliance itself."""
    return [
        one
        for one in operations(app)
        # What is one's own is looked at in tests/contract/test_roles.py.
        if "{" in one.path and one.path.split("/")[1] not in NOT_OF_AN_ALLIANCE and not is_own(one)
    ]


@pytest.fixture
def filled(alliance: AllianceInTest) -> World:
    """An alliance with a record of each kind."""
    world = World(alliance)
    world.fill()
    return world


def seen(callers: dict[str, tuple[Caller, Role]], requests: list[tuple[Declared, dict[str, Any]]]) -> list[str]:
    """What was answered other than by 404, to callers who hold this role, but not here.

    What the role does not allow anywhere is refused by 403 before anything is looked up, whatever the address names.
    """
    found = []
    for declared, request in requests:
        for name, (caller, role) in callers.items():
            expected = "not-found" if declared.permission in ROLES[role] else "forbidden"
            answer = caller.http.request(**request)
            if answer.is_success or not answer.json()["type"].endswith(f"/{expected}"):
                found.append(f"{name}: {declared}: {answer.status_code} instead of {expected}: {answer.text[:200]}")
    return found


def test_strangers_find_nothing_on_any_route(
    app: FastAPI, filled: World, other_alliance: AllianceInTest, anonymous: TestClient
) -> None:
    elsewhere = World(other_alliance)
    elsewhere.fill()
    made = other_alliance.create("tokens", name="Terminkalender", role="coordinator")
    system = fresh(app)
    system.headers["Authorization"] = f"Bearer {made['token']}"
    nobody = elsewhere.member(Role.member)
    [grant] = [
        one for one in other_alliance.items("grants") if one["user"]["id"] == nobody.get("/session")["user"]["id"]
    ]
    other_alliance.coordinator.remove(f"/grants/{grant['id']}")
    callers = {
        "a coordinator's token": (other_alliance.coordinator, Role.coordinator),
        "a coordinator who signed in": (elsewhere.member(Role.coordinator), Role.coordinator),
        "a token made over the API": (Caller(system), Role.coordinator),
        "a member": (elsewhere.member(Role.member), Role.member),
        "a reader": (other_alliance.reader, Role.reader),
        "somebody without any role": (nobody, Role.coordinator),
    }

    found = seen(callers, [(declared, filled.request(declared)) for declared in of_an_alliance(app)])

    hint = "Load the record through `visible_to(actor)` or `require(…)`, before anything else:\n"
    assert not found, hint + "\n".join(found)


def test_no_list_shows_what_is_elsewhere(app: FastAPI, filled: World, other_alliance: AllianceInTest) -> None:
    caller = other_alliance.coordinator
    strange = set(filled.ids.values()) - {filled.ids["municipalities"]}
    for declared in operations(app):
        if not declared.is_list or "{" in declared.path or declared.name in INSTALLATION_ONLY or is_own(declared):
            continue
        shown = caller.http.get(f"/api/v1{declared.path}", params={"limit": 200, "include_deleted": True})
        assert shown.status_code == 200, declared
        assert not strange & {item["id"] for item in shown.json()["items"]}, (
            f"{declared}: begin with `visible_to(actor)`"
        )


def test_no_body_can_point_into_another_alliance(filled: World, other_alliance: AllianceInTest) -> None:
    strange, here = filled.ids, World(other_alliance)
    here.fill()
    caller, item, base = here.caller, f"/action-items/{here.ids['action-items']}", other_alliance.path
    party = {"kind": "organisation", "id": strange["organisations"], "name": "Verein"}
    attempts: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", f"{base}/action-items", {"title": "Fest", "group_id": strange["groups"]}),
        ("PATCH", item, {"group_id": strange["groups"]}),
        ("POST", f"{item}/position", {"group_id": strange["groups"]}),
        ("POST", f"{item}/position", {"status": "done", "before": strange["action-items"]}),
        ("PATCH", item, {"steps": [{"text": "Fest", "id": strange["steps"]}]}),
        ("POST", f"{item}/steps", {"text": "Fest", "parent_id": strange["steps"]}),
        ("POST", f"{item}/assignments", {"party": party}),
        ("POST", f"{item}/partners", {"party": party}),
        ("POST", f"{item}/sponsors", {"party": party}),
        ("POST", f"{item}/comments", {"text": "Hallo", "mentions": [strange["people"]]}),
        ("POST", f"{item}/follow-ups", {"when": meeting_of(strange)}),
        ("POST", f"{base}/ideas", {"text": "Fest", "parent_id": strange["ideas"]}),
        ("POST", f"{base}/people", {"name": "A. Beispiel", "organisation_id": strange["organisations"]}),
        ("POST", f"{base}/groups", {"kind": "council", "name": "Rat", "predecessor_ids": [strange["groups"]]}),
        ("POST", f"{base}/meetings", {"group_id": strange["groups"], "when": "20.10.2009"}),
        ("POST", f"{base}/meeting-series", {"group_id": strange["groups"], "title": "Runde"}),
        ("POST", f"/groups/{here.ids['groups']}/memberships", {"party": party}),
        ("POST", f"/groups/{here.ids['groups']}/handover", {"assignment_ids": [strange["assignments"]]}),
        (
            "POST",
            f"{base}/grants",
            {"email": "x@stadt.example", "name": "X", "role": "reader", "person_id": strange["people"]},
        ),
        ("PATCH", f"/grants/{here.ids['grants']}", {"person_id": strange["people"]}),
        ("POST", f"{base}/invitations", {**INVITED, "group_id": strange["groups"]}),
        ("POST", f"{base}/invitations", {**INVITED, "person_id": strange["people"]}),
    ]
    found = []
    for method, path, body in attempts:
        answer = caller.http.request(method, f"/api/v1{path}", json=body, headers={"If-Match": "*"})
        if answer.status_code != 422:
            found.append(f"{method} {path} {body}: {answer.status_code} {answer.text[:200]}")

    assert not found, "Check that the reference is of the same alliance:\n" + "\n".join(found)


def meeting_of(ids: dict[str, str]) -> dict[str, Any]:
    """A date that follows a meeting."""
    return {"text": "nächste Sitzung", "anchor": {"kind": "meeting", "meeting_id": ids["meetings"]}}


def test_nobody_finds_anything_of_a_removed_alliance(app: FastAPI, filled: World) -> None:
    callers = {
        "its coordinator's token": (filled.alliance.coordinator, Role.coordinator),
        "its coordinator": (filled.member(Role.coordinator), Role.coordinator),
        "an operator's token": (filled.alliance.operator, Role.operator),
        "an operator": (filled.caller, Role.operator),
    }
    requests = [(declared, filled.request(declared)) for declared in of_an_alliance(app)]
    filled.caller.remove(filled.alliance.path)

    found = seen(callers, requests)

    hint = "`Actor.sees` and `roles` leave removed alliances out; load the record through them:\n"
    assert not found, hint + "\n".join(found)
    shown = filled.alliance.operator.items("/alliances", include_deleted=True)
    assert [one["deleted"] for one in shown if one["id"] == filled.alliance.id] == [True], "a tombstone, for operators"
    assert filled.alliance.coordinator.items("/alliances", include_deleted=True) == []
