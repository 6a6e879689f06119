"""No id that a body or a question carries reaches into another municipality's alliance: every route, every member."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.permissions import Role
from tests.contract.addresses import QUERIES
from tests.contract.bodies import BODIES
from tests.contract.operations import ENDLESS, Declared, operations, resolve
from tests.contract.worlds import World
from tests.fixtures.alliances import AllianceInTest, Caller

#: Members that end like an id and name no record of an alliance.
NO_RECORD = {"credential_id", "client_id", "provider_id", "municipality_id", "event_id"}
#: What is taken although it names something foreign, and why nothing comes of it.
HARMLESS = {
    ("change_action_items", "alliance_id"): "Answers for each card by itself: 404.",
    ("create_measure_link", "group_id"): "Of a new card; the smallest body names one that is there.",
    ("use_template", "action_item_id"): "For checklists; the smallest body uses a board.",
    ("use_template", "meeting_id"): "For agendas; the smallest body uses a board.",
    ("fill_report", "measure_ids"): "Narrows the report's own measures.",
    ("override_rule", "subject_id"): "Looked up within the process only.",
}
#: Where the smallest body has no use for the member.
BESIDES = {
    ("create_workshop_results", "agreement_id"): {"kind": "goal"},
    ("create_workshop_results", "goal_id"): {"kind": "measure"},
}
#: What is tried where the name of a member does not say what it names (`parent_id`, a party's `id`).
USUAL = (
    "groups",
    "people",
    "organisations",
    "meetings",
    "action-items",
    "goals",
    "measures",
    "decisions",
    "agenda-items",
)
Path = tuple[str | int, ...]


@pytest.fixture
def worlds(app: FastAPI, client: TestClient, alliance: AllianceInTest) -> tuple[World, World]:
    """A full alliance, and a full one of another municipality."""
    operator = Caller(client)
    elsewhere = operator.create("/municipalities", name="Probestadt", slug="probestadt")["id"]
    far = AllianceInTest(app, operator, elsewhere, "Weit weg", "WEG")
    home, strange = World(alliance), World(far)
    home.fill()
    strange.fill()
    return home, strange


def ids_within(schema: dict[str, Any], schemas: dict[str, Any], path: Path = ()) -> Iterator[Path]:
    """Where a body holds ids; a list is entered at its first place."""
    found = resolve(schema, schemas)
    for one in (*found.get("anyOf", []), *found.get("oneOf", []), *found.get("allOf", [])):
        yield from ids_within(one, schemas, path)
    if "items" in found:
        yield from ids_within(found["items"], schemas, (*path, 0))
    for name, one in found.get("properties", {}).items():
        if name not in path:
            yield from ids_within(one, schemas, (*path, name))
    if found.get("type") == "string" and f"_{_name(path)}".endswith(("_id", "_ids")):
        yield path


def _name(path: Path) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def put(body: Any, path: Path, value: Any) -> None:
    """Put a value into a body, with what has to be around it."""
    *before, last = path
    for at, part in enumerate(before):
        following: Any = [] if isinstance(path[at + 1], int) else {}
        if isinstance(body, list):
            body[:1] = body[:1] or [following]
        elif not isinstance(body.get(part), type(following)):
            body[part] = following
        body = body[part]
    if isinstance(body, list):
        body[:] = [value]
    else:
        body[last] = value
        if last == "id":
            body.setdefault("name", "Fremd")


def fitting(foreign: dict[str, str], name: str, declared: Declared) -> list[str]:
    """The foreign records that a member of this name may mean; the usual ones where the name does not say."""
    stem = name.removesuffix("s").removesuffix("_id").replace("_", "-")
    named = [one for kind, one in foreign.items() if len(stem) > 2 and kind.startswith(stem[:-1])]
    own = [one for kind, one in foreign.items() if kind in declared.path.split("/")]
    return named or [*own, *(foreign[kind] for kind in USUAL)]


def test_no_body_names_what_is_elsewhere(app: FastAPI, worlds: tuple[World, World]) -> None:
    home, strange = worlds
    caller, foreign = home.member(Role.coordinator), foreign_to(home, strange)
    found, tried = [], 0
    for declared in operations(app):
        if declared.body is None or declared.name not in BODIES:
            continue
        for path in sorted({*ids_within(declared.body, declared.schemas)}, key=str):
            if _name(path) in NO_RECORD or (declared.name, _name(path)) in HARMLESS:
                continue
            for one in fitting(foreign, _name(path), declared):
                request = home.request(declared)
                body = copy.deepcopy({**request["json"], **BESIDES.get((declared.name, _name(path)), {})})
                put(body, path, one)
                answer = caller.http.request(**{**request, "json": body})
                tried += 1
                if answer.is_success:
                    found.append(f"{declared}: {path}: {body}: {answer.text[:160]}")
                if answer.status_code == 403:
                    break

    assert tried > 300
    assert not found, "Check that the reference is of the same alliance:\n" + "\n".join(found)


def foreign_to(home: World, strange: World) -> dict[str, str]:
    """The ids of the records of the other world, by kind."""
    return {kind: one for kind, one in strange.ids.items() if "-" in one and one not in home.ids.values()}


def test_no_question_reaches_what_is_elsewhere(app: FastAPI, worlds: tuple[World, World]) -> None:
    home, strange = worlds
    caller, foreign = home.member(Role.coordinator), foreign_to(home, strange)
    found, tried = [], 0
    for declared in operations(app):
        if declared.is_write or declared.name in ENDLESS:
            continue
        for name in (one["name"] for one in declared.entry.get("parameters", []) if one["in"] == "query"):
            if not name.endswith("_id") and name not in ("besides", "edition", "party"):
                continue
            address, query = home.address(declared), QUERIES.get(declared.name, lambda _: {})(home)
            for one in fitting(foreign, name, declared):
                answer = caller.http.get(address, params={**query, name: one})
                tried += 1
                if [other for other in foreign.values() if other != one and other in answer.text]:
                    found.append(f"{declared}: {name}: {answer.text[:160]}")

    assert tried > 50
    assert not found, "Look for it among what the actor sees:\n" + "\n".join(found)
