"""What breaks programs that use the API is found, and what does not is let through."""

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tools import published
from tools.breaking import breaks
from tools.generated import DESCRIPTION

TODAY = date(2027, 6, 1)
ITEMS = "/api/v1/items"
BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {
        ITEMS: {
            "get": {
                "operationId": "list_items",
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 200}},
                    {"name": "If-None-Match", "in": "header", "schema": {"type": "string"}},
                ],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}}},
                    "404": {"content": {}},
                },
            },
            "post": {
                "operationId": "create_item",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/ItemIn"}}}},
                "responses": {"201": {}},
            },
        }
    },
    "components": {
        "schemas": {
            "Item": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "state": {"$ref": "#/components/schemas/State"},
                    "parent": {"anyOf": [{"$ref": "#/components/schemas/Item"}, {"type": "null"}]},
                    "description": {"type": "string"},
                },
                "required": ["id", "state"],
            },
            "ItemIn": {
                "type": "object",
                "properties": {
                    "title": {"type": "string", "maxLength": 300},
                    "state": {"$ref": "#/components/schemas/State"},
                    "due": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                },
                "required": ["title"],
            },
            "State": {"type": "string", "enum": ["open", "done"]},
        }
    },
}

Change = Callable[[dict[str, Any]], object]


def _schema(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"][name]
    return found


def _get(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"][ITEMS]["get"]
    return found


BREAKING: dict[str, tuple[Change, str]] = {
    "operation": (lambda new: new["paths"][ITEMS].pop("post"), "POST /api/v1/items is gone."),
    "path": (lambda new: new["paths"].pop(ITEMS), "GET /api/v1/items is gone."),
    "operation id": (lambda new: _get(new).update(operationId="items"), "another operationId"),
    "parameter": (lambda new: _get(new)["parameters"].pop(0), "does not take the parameter limit"),
    "lower maximum": (lambda new: _get(new)["parameters"][0]["schema"].update(maximum=50), "another maximum"),
    "required parameter": (
        lambda new: _get(new)["parameters"].append({"name": "by", "in": "query", "required": True}),
        "needs the parameter by",
    ),
    "status": (lambda new: new["paths"][ITEMS]["post"].update(responses={"202": {}}), "does not answer 201"),
    "media": (
        lambda new: _get(new)["responses"]["200"].update(content={"text/csv": {}}),
        "does not answer application/json",
    ),
    "member of an answer": (lambda new: _schema(new, "Item")["properties"].pop("id"), "no member id"),
    "sometimes": (lambda new: _schema(new, "Item").update(required=["id"]), "state only sometimes"),
    "null": (
        lambda new: _schema(new, "Item")["properties"].update(id={"anyOf": [{"type": "string"}, {"type": "null"}]}),
        "may be null now",
    ),
    "type": (lambda new: _schema(new, "Item")["properties"].update(id={"type": "integer"}), "may be integer now"),
    "member of a body": (lambda new: _schema(new, "ItemIn")["properties"].pop("due"), "no member due"),
    "needed member": (lambda new: _schema(new, "ItemIn").update(required=["title", "due"]), "needs the member due"),
    "enum": (lambda new: _schema(new, "State").update(enum=["open"]), "does not take done any more"),
    "shorter": (lambda new: _schema(new, "ItemIn")["properties"]["title"].update(maxLength=100), "another maxLength"),
    "no null": (
        lambda new: _schema(new, "ItemIn")["properties"].update(due={"type": "string"}),
        "may not be null any more",
    ),
}
ALLOWED: dict[str, Change] = {
    "nothing": lambda new: None,
    "an operation": lambda new: new["paths"].update({"/api/v1/new": {"get": {"responses": {}}}}),
    "an optional parameter": lambda new: _get(new)["parameters"].append({"name": "q", "in": "query"}),
    "a header less": lambda new: _get(new)["parameters"].pop(1),
    "a higher maximum": lambda new: _get(new)["parameters"][0]["schema"].update(maximum=500),
    "a member of an answer": lambda new: _schema(new, "Item")["properties"].update(note={"type": "string"}),
    "an optional member": lambda new: _schema(new, "ItemIn")["properties"].update(note={"type": "string"}),
    "a value": lambda new: _schema(new, "State")["enum"].append("waiting"),
    "null in a body": lambda new: _schema(new, "ItemIn")["properties"].update(
        title={"anyOf": [{"type": "string", "maxLength": 300}, {"type": "null"}]}
    ),
    "prose": lambda new: _get(new).update(summary="Other words"),
    "a problem less": lambda new: _get(new)["responses"].pop("404"),
}


@pytest.mark.parametrize("name", sorted(BREAKING))
def test_what_breaks_is_found(name: str) -> None:
    change, sentence = BREAKING[name]
    new = copy.deepcopy(BASE)
    change(new)
    assert any(sentence in found for found in breaks(BASE, new, TODAY)), breaks(BASE, new, TODAY)


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_what_breaks_nothing_is_let_through(name: str) -> None:
    new = copy.deepcopy(BASE)
    ALLOWED[name](new)
    assert breaks(BASE, new, TODAY) == []


@pytest.mark.parametrize(("sunset", "found"), [("2027-05-31", 0), ("2027-06-01", 0), ("2027-06-02", 1)])
def test_what_was_announced_may_go_after_its_sunset(sunset: str, found: int) -> None:
    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    old["paths"][ITEMS]["post"].update({"deprecated": True, "x-sunset": sunset})
    del new["paths"][ITEMS]["post"]
    assert len(breaks(old, new, TODAY)) == found


def test_what_is_written_down_keeps_names_and_leaves_prose(tmp_path: Path) -> None:
    whole, kept = tmp_path / "openapi.json", tmp_path / "published.json"
    described = copy.deepcopy(BASE)
    _get(described)["summary"] = "Prose"
    whole.write_text(json.dumps(described), encoding="utf-8")
    published.write(whole, kept)
    assert "Prose" not in kept.read_text(encoding="utf-8")
    written = json.loads(kept.read_text(encoding="utf-8"))
    assert "description" in written["components"]["schemas"]["Item"]["properties"]
    assert published.broken(whole, kept) == []
    del _schema(described, "Item")["properties"]["description"]
    whole.write_text(json.dumps(described), encoding="utf-8")
    assert len(published.broken(whole, kept)) == 1


def test_what_was_published_is_kept() -> None:
    assert published.PUBLISHED.exists()
    assert published.broken(DESCRIPTION) == [], published.ADVICE
