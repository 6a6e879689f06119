"""What every operation of the API declares and keeps; each message says what to write instead."""

from collections import Counter
from typing import Any

import pytest
from fastapi import FastAPI
from jsonschema_rs import Draft202012Validator

from backend.access.permissions import PERMISSIONS, ROLES
from backend.core.events import CATALOGUE
from backend.core.language import LANGUAGES, catalogue
from backend.core.problems import Problem
from backend.settings import Settings
from tests.contract.addresses import QUERIES
from tests.contract.bodies import COLLECTIONS
from tests.contract.operations import ENDLESS, Declared, operations, resolve
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest

PUBLIC = {
    "read_installation": "The sign-in page asks whether there is anybody to sign in.",
    "set_up_installation": "Nobody has an account yet; the server's console shows the key that it needs.",
    "sign_in": "Whoever signs in is nobody before.",
    "sign_out": "Leaving must always work.",
    "list_sign_in_providers": "The sign-in page shows the ways in.",
    "begin_sign_on": "Whoever signs in at a town hall is nobody before.",
    "read_pending_identity": "Whoever came back from a town hall may still be nobody here; the browser's cookie says who.",
    "connect_identity": "The password shows whose account it is.",
    "read_second_factors": "Between the two steps of signing in one is nobody yet.",
    "send_second_factor": "Between the two steps of signing in one is nobody yet.",
    "create_passkey_challenge": "Whoever signs in with a passkey is nobody before.",
    "request_password_reset": "Whoever forgot the password cannot sign in.",
    "preview_invitation": "Whoever is invited may have no account yet; the mailed secret says what for.",
    "read_public_processes": "Everybody reads what an alliance has made public of its processes.",
    "accept_invitation": "Whoever is invited may have no account yet; the mailed secret says who it is.",
    "list_public_action_items": "Everybody reads what was released, if the alliance has a public page.",
    "set_new_password": "Whoever forgot the password cannot sign in; the mailed secret says who it is.",
}
OTHER_LISTS = {
    "list_events": "Read on by `after`, the last sequence one has: numbers without gaps are a better cursor.",
    "list_audit_log": "A log out of several streams, newest first, read on by `before`.",
    "list_action_item_events": "A history, newest first, read on by `before`.",
}
#: Questions whose answers come by rank, of several kinds at once: in pages, but neither sorted nor read again by change.
SEARCHES = {"search", "search_alliance"}
JSON = "application/json"


@pytest.fixture
def declared(app: FastAPI) -> list[Declared]:
    """Every operation."""
    return operations(app)


def test_every_route_has_a_permission(declared: list[Declared]) -> None:
    open_ones = {one.name for one in declared if one.permission is None}

    unknown = [str(one) for one in declared if one.permission is not None and one.permission not in PERMISSIONS]
    assert not unknown, f"Enter the permission in access/permissions.py and give it to the roles: {unknown}"
    assert open_ones == set(PUBLIC), "Name a permission on the route, or enter it in PUBLIC with a reason"


def test_every_route_names_its_scope(declared: list[Declared]) -> None:
    wrong = [
        str(one)
        for one in declared
        if one.entry.get("security") != ([{"token": [one.permission]}, {"session": []}] if one.permission else None)
    ]

    assert not wrong, f"`security` comes from the permission: declare the route with `Routes`: {wrong}"


def test_every_route_says_what_it_does(declared: list[Declared]) -> None:
    silent = [str(one) for one in declared if not one.entry.get("summary") or one.entry["summary"] == one.name]
    twice = [name for name, number in Counter(one.name for one in declared).items() if number > 1]

    assert not silent, f"Write a docstring; its first line is the summary: {silent}"
    assert not twice, f"Rename the endpoint; its name is the operationId that clients are made of: {twice}"


def test_every_route_declares_its_problems(declared: list[Declared]) -> None:
    for one in declared:
        needed = {"401", "403", "404", "422", "429", "500"}
        needed |= {"409", "413", "415"} if one.is_write else {"304"} if one.answer else set()
        needed |= {"412", "428"} if one.is_write and one.has_precondition else set()
        missing = needed - one.entry["responses"].keys()
        assert not missing, f"{one}: declare {missing} in core/http.py or with `problems=(…)` on the route"


def test_every_route_has_an_example(app: FastAPI, declared: list[Declared]) -> None:
    components = {"components": app.openapi()["components"]}
    for one in declared:
        bodies = [one.entry.get("requestBody", {}), *one.entry["responses"].values()]
        shown = [content for body in bodies for media, content in body.get("content", {}).items() if media == JSON]
        shown = [content for content in shown if content.get("schema")]
        for content in shown:
            assert "example" in content, f"{one}: let reference/examples.py make one"
            fitting = Draft202012Validator({**content["schema"], **components})
            wrong = [f"{fault.instance_path}: {fault.message}" for fault in fitting.iter_errors(content["example"])]
            assert not wrong, f"{one}: give the member an example of its own, `Field(examples=[…])`: {wrong}"


def test_every_change_needs_to_know_what_it_changes(declared: list[Declared]) -> None:
    reckless = [
        str(one)
        for one in declared
        if one.method in ("PATCH", "PUT", "DELETE")
        and not one.has_precondition
        and not one.entry.get("x-no-precondition")
    ]

    assert not reckless, f"Take `if_match: IfMatch` and check it, or give the reason as x-no-precondition: {reckless}"


def test_a_change_without_precondition_is_refused(
    declared: list[Declared], client: object, alliance: AllianceInTest
) -> None:
    world = World(alliance)
    for one in declared:
        if one.method in ("PATCH", "PUT", "DELETE") and one.has_precondition:
            request = world.request(one)
            del request["headers"]
            answer = world.caller.http.request(**request)
            assert answer.status_code == 428, f"{one}: call `if_match.check(record)` after loading: {answer.text}"
            assert answer.json()["type"].endswith("/precondition-required"), one


def test_every_body_refuses_unknown_members(declared: list[Declared]) -> None:
    lax = []
    for one in declared:
        content = one.entry.get("requestBody", {}).get("content", {})
        if one.body is None or "multipart/form-data" in content:
            continue
        lax += [f"{one}: {name}" for name in _lax_objects(one.body, one.schemas)]

    assert not lax, f"Inherit from `Input` or `Patch` of core/schemas.py: {lax}"


def test_an_unknown_member_is_refused_where_it_stands(
    declared: list[Declared], client: object, alliance: AllianceInTest
) -> None:
    world = World(alliance)
    for one in declared:
        if one.body is None or "multipart/form-data" in one.entry["requestBody"]["content"]:
            continue
        request = world.request(one)
        request["json"] = {**request["json"], "nonsense": 1}
        answer = world.caller.http.request(**request)
        assert answer.status_code == 422, f"{one}: {answer.status_code} {answer.text}"
        assert "#/nonsense" in [error["pointer"] for error in answer.json()["errors"]], one


def test_every_list_comes_in_pages(declared: list[Declared]) -> None:
    for one in declared:
        if one.name in SEARCHES:
            assert {"limit", "cursor"} <= {parameter["name"] for parameter in one.entry["parameters"]}, one
            continue
        if not one.is_list:
            assert "items" not in (one.answer or {}).get("properties", {}), f"{one}: call it list_…"
            continue
        parameters = {parameter["name"] for parameter in one.entry["parameters"]}
        assert {"items", "next"} <= set((one.answer or {}).get("required", [])), f"{one}: answer a `Page`"
        assert "limit" in parameters, f"{one}: take `paging: Paging`"
        if one.name not in OTHER_LISTS:
            paged = {"cursor", "sort", "updated_since", "include_deleted"}
            assert paged <= parameters, f"{one}: take `paging: Paging` and answer `paginate(…)`"


def test_every_list_keeps_its_limit(declared: list[Declared], client: object, alliance: AllianceInTest) -> None:
    world = World(alliance)
    for one in declared:
        if not one.is_list:
            continue
        address = world.address(one)
        kind = one.path.rpartition("/")[2]
        if kind in COLLECTIONS:
            for _ in range(2):
                world.fresh(kind)
        page = world.caller.http.get(address, params={"limit": 1})
        assert page.status_code == 200, f"{one}: {page.text}"
        assert len(page.json()["items"]) <= 1, one
        for limit in (0, 201, "many"):
            assert world.caller.http.get(address, params={"limit": limit}).status_code == 422, one
        if one.name in OTHER_LISTS:
            continue
        assert world.caller.http.get(address, params={"cursor": "nonsense"}).status_code == 400, one
        assert world.caller.http.get(address, params={"sort": "nonsense"}).status_code == 422, one
        following = page.json()["next"]
        if following:
            assert page.headers["link"] == f'<{following}>; rel="next"', one
            second = world.caller.http.get(following)
            assert second.json()["items"][0]["id"] != page.json()["items"][0]["id"], one


def test_every_read_has_a_tag_and_answers_304(
    declared: list[Declared], client: object, alliance: AllianceInTest
) -> None:
    world = World(alliance)
    for one in declared:
        if one.is_write or one.name in ENDLESS:
            continue
        address = world.address(one)
        answer = world.caller.http.get(address, params=QUERIES.get(one.name, lambda _: {})(world))
        assert answer.status_code == 200, f"{one}: {answer.text}"
        again = world.caller.http.get(str(answer.url), headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_both_catalogues(app: FastAPI, language: str) -> None:
    texts = catalogue(language)

    problems = [f"problem.{kind.slug()}.{part}" for kind in Problem.catalogue() for part in ("title", "detail")]
    missing = [key for key in problems if not texts.get(key)]
    assert not missing, f"Write the texts into backend/locales/{language}/<room>.json: {missing}"
    other = catalogue(next(one for one in LANGUAGES if one != language))
    assert not other.keys() - texts.keys(), f"Translate into backend/locales/{language}"


def test_every_declaration_says_what_it_means() -> None:
    undescribed = [name for name, field in Settings.model_fields.items() if not field.description]
    assert not undescribed, f"Give the setting a `description` in backend/settings.py: {undescribed}"
    assert all(CATALOGUE.values()), "Say in domain words what the event means: events.declare(thing__changed=…)"
    assert all(PERMISSIONS.values())
    assert {permission for role in ROLES.values() for permission in role} == set(PERMISSIONS), "given to no role"


def test_no_permission_is_declared_in_vain(declared: list[Declared]) -> None:
    used = {one.permission for one in declared}

    assert not set(PERMISSIONS) - used, "Remove from access/permissions.py what no route asks for"


def _lax_objects(schema: dict[str, Any], schemas: dict[str, Any], seen: tuple[str, ...] = ()) -> list[str]:
    """The objects within a schema that take members nobody declared."""
    if name := schema.get("$ref", ""):
        return [] if name in seen else _lax_objects(resolve(schema, schemas), schemas, (*seen, name))
    found = []
    if "properties" in schema and schema.get("additionalProperties") is not False:
        found.append(str(schema.get("title")))
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", []), *schema.get("oneOf", [])]
    if "items" in schema:
        inner.append(schema["items"])
    for one in inner:
        found += _lax_objects(one, schemas, seen)
    return found
