"""Everything the description allows, and much that it forbids, against a running server: no 5xx, nothing undescribed."""

import copy
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.contract.operations import ENDLESS
from tests.contract.worlds import World
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.servers import StartServer

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = {GenerationMode.POSITIVE: 3, GenerationMode.NEGATIVE: 2}
# What is removed last cannot be asked for any more.
WRITES = ["post", "put", "patch", "delete"]


def on_real_records(description: dict[str, Any], world: World) -> dict[str, Any]:
    """The description with the ids of records that exist, so that requests get past the first look-up."""
    found = copy.deepcopy(description)
    for path, entries in found["paths"].items():
        parts = path.removeprefix(API).split("/")
        for entry in entries.values():
            for parameter in entry.get("parameters", []):
                if parameter["in"] == "path" and len(parts) > 2 and parts[2].startswith("{"):
                    parameter["schema"] = {"type": "string", "enum": [world.id_of(parts[1])]}
    return found


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("methods", [["get"], WRITES], ids=["reads", "writes"])
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_request_breaks_the_description(
    alliance: AllianceInTest, start_server: StartServer, methods: list[str]
) -> None:
    world = World(alliance)
    world.fill()
    server = start_server(log_level="warning")
    description = on_real_records(httpx.get(f"{server.url}{API}/openapi.json", trust_env=False).json(), world)
    schema = schemathesis.openapi.from_dict(description)
    operations = [one for found in schema.get_all_operations() if (one := found.ok()).method in methods]
    operations.sort(key=lambda one: methods.index(one.method))
    faults: list[str] = []
    with server.client() as client:
        for operation in operations:
            if operation.definition.raw.get("operationId") in ENDLESS or not operation.path.startswith(API):
                continue
            for mode, examples in EXAMPLES.items():
                faults += broken(operation, mode, examples, client)

    assert not faults, f"{len(faults)} answers that the description does not know:\n" + "\n\n".join(faults)


def broken(operation: Any, mode: GenerationMode, examples: int, client: httpx.Client) -> list[str]:
    """What goes wrong with one operation; the first fault is enough."""
    try:
        strategy = operation.as_strategy(generation_mode=mode)
    except Exception as impossible:
        # Nothing can be wrong about an operation that takes nothing.
        return [] if mode is GenerationMode.NEGATIVE else [f"{operation.label}: {impossible}"]

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def attempt(case: Any) -> None:
        response = case.call(base_url=str(client.base_url), headers=dict(client.headers))
        case.validate_response(response, checks=CHECKS)

    try:
        attempt()
    except (Exception, BaseExceptionGroup) as fault:
        if mode is GenerationMode.NEGATIVE and "Unsatisfiable" in type(fault).__name__:
            return []
        told = "\n".join(str(one) for one in getattr(fault, "exceptions", [fault]))
        return [f"{operation.label} ({mode.value}): {told}"[:1500]]
    return []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_description_that_lies_is_found_out(start_server: StartServer) -> None:
    server = start_server()
    description = httpx.get(f"{server.url}{API}/openapi.json", trust_env=False).json()
    description["components"]["schemas"]["InstallationOut"]["properties"]["version"] = {"type": "integer"}
    del description["paths"][f"{API}/users"]["post"]["responses"]["201"]
    schema = schemathesis.openapi.from_dict(description)
    with server.client() as client:
        lies = [
            broken(schema[path][method], GenerationMode.POSITIVE, 3, client)
            for path, method in ((f"{API}/installation", "GET"), (f"{API}/users", "POST"))
        ]

    assert all(lies), "otherwise the other test proves nothing"
