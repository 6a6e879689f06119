"""Every operation of the API, as its route declares it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_type_hints

from fastapi import FastAPI

from backend.core.etags import Precondition
from backend.core.http import Operation
from tests.fixtures.alliances import API

#: Live streams have no end to wait for; the tests of their rooms listen to them.
ENDLESS = {"stream_events", "stream_wall"}


@dataclass(frozen=True, eq=False)
class Declared:
    """One operation: what its endpoint declares, and how the description shows it."""

    operation: Operation
    entry: dict[str, Any]
    schemas: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.name} ({self.operation.method} {self.operation.path})"

    @property
    def name(self) -> str:
        """The operationId."""
        return str(self.entry["operationId"])

    @property
    def method(self) -> str:
        """In capitals."""
        return self.operation.method

    @property
    def path(self) -> str:
        """The template of the address, without `/api/v1`."""
        return self.operation.path.removeprefix(API)

    @property
    def permission(self) -> str | None:
        """None: for anybody."""
        return self.operation.permission

    @property
    def is_write(self) -> bool:
        """Whether the method changes something."""
        return self.method != "GET"

    @property
    def is_list(self) -> bool:
        """Whether it answers a collection in pages."""
        return self.name.startswith("list_")

    @property
    def has_precondition(self) -> bool:
        """Whether the endpoint takes the caller's If-Match."""
        return Precondition in get_type_hints(self.operation.call).values()

    @cached_property
    def body(self) -> dict[str, Any] | None:
        """The schema of the request body."""
        content = self.entry.get("requestBody", {}).get("content", {})
        for media in content.values():
            return resolve(media["schema"], self.schemas)
        return None

    @cached_property
    def answer(self) -> dict[str, Any] | None:
        """The schema of the successful answer."""
        for status, response in self.entry["responses"].items():
            content = response.get("content", {}).get("application/json")
            if status.startswith("2") and content and content.get("schema"):
                return resolve(content["schema"], self.schemas)
        return None


def resolve(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema itself where it is a reference."""
    while "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    return schema


def operations(app: FastAPI) -> list[Declared]:
    """Every operation under `/api/v1`; fails if a route was declared past `Routes`."""
    description = app.openapi()
    found = dict(_declared(app))
    missed = [
        f"{method.upper()} {path}"
        for path, entries in description["paths"].items()
        for method in entries
        if path.startswith(API) and (method.upper(), path) not in found
    ]
    assert not missed, f"Declare it with `routes = Routes(…)`, so that it has a permission: {missed}"
    schemas = description["components"]["schemas"]
    return [
        Declared(operation, description["paths"][path][method.lower()], schemas)
        for (method, path), operation in found.items()
    ]


def _declared(app: FastAPI) -> Iterator[tuple[tuple[str, str], Operation]]:
    for route in app.routes:
        operation = getattr(getattr(route, "endpoint", None), "operation", None)
        if operation is not None:
            yield (operation.method, route.path), operation  # type: ignore[attr-defined]  # has an endpoint
