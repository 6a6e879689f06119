"""Clients that public generators make of our description do the main job, in Python and in TypeScript."""

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.fixtures.servers import Server
from tools import node
from tools.places import FRONTEND, PYTHON

HERE = Path(__file__).parent
RECORD = HERE.parent / "imports" / "records" / "workshop.txt"
COMPILER = {
    "compilerOptions": {
        "strict": True,
        "noUncheckedIndexedAccess": True,
        "target": "es2022",
        "module": "nodenext",
        "skipLibCheck": False,
        "types": ["node"],
    },
    "files": ["main_job.ts"],
}
PACKAGE = "generated_client"


@pytest.fixture
def description(live_server: Server, tmp_path: Path) -> Path:
    """The description as the server hands it out."""
    with live_server.client() as http:
        file = tmp_path / "openapi.json"
        file.write_bytes(http.get("/api/v1/openapi.json").content)
        return file


@pytest.fixture
def python_client(description: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Gives modules of the Python client by their name; the generator must not complain about anything."""
    (tmp_path / "settings.yml").write_text("post_hooks: []\n", encoding="utf-8")
    command = [str(PYTHON.parent / "openapi-python-client"), "generate", "--fail-on-warning", "--meta", "none"]
    command += ["--path", str(description), "--config", str(tmp_path / "settings.yml")]
    command += ["--output-path", str(tmp_path / PACKAGE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    monkeypatch.syspath_prepend(str(tmp_path))

    def module(name: str) -> ModuleType:
        return importlib.import_module(f"{PACKAGE}.{name}")

    yield module
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


def test_a_python_client_does_the_main_job(live_server: Server, python_client: Any) -> None:
    models, types = python_client("models"), python_client("types")
    client = python_client("client").AuthenticatedClient(
        live_server.url, live_server.operator_token, raise_on_unexpected_status=True, httpx_args={"trust_env": False}
    )

    def call(operation: str, *path: str, **given: Any) -> Any:
        answer = python_client(f"api.{operation}").sync(*path, client=client, **given)
        assert not isinstance(answer, models.ProblemDetails), answer
        return answer

    place = call("municipalities.create_municipality", body=models.MunicipalityIn(name="Salzgitter", slug="salzgitter"))
    body = models.AllianceIn(name="Leben mit Kindern", slug="lmk", short_name="LMK", municipality_id=place.id)
    alliance = call("alliances.create_alliance", body=body).id
    with RECORD.open("rb") as record:
        file = types.File(record, "workshop.txt", "text/plain")
        form = models.BodyImportDocument(file=file, document_date=date(2009, 9, 30))
        imported = call("imports.import_document", alliance, body=form)
    assert imported.created.action_items == 5

    items = call("action_items.list_action_items", alliance, limit=200).items
    assert [item.number for item in items] == ["LMK-1", "LMK-2", "LMK-3", "LMK-4", "LMK-5"]
    asked = next(one for item in items for one in item.assignments if one.state != "accepted")
    patch = models.AssignmentPatch(state=models.AssignmentState.ACCEPTED)
    assert call("parts_of_action_items.change_assignment", asked.id, body=patch, if_match="*").state == "accepted"
    step = next(one for item in items for one in item.steps)
    patch = models.StepPatch(state=models.StepState.DONE)
    assert call("parts_of_action_items.change_step", step.id, body=patch, if_match="*").state == "done"

    board = call("board.read_board", alliance, by=models.BoardBy.STATUS)
    assert sum(len(column.items) for column in board.columns) == 5
    assert call("dashboard.read_dashboard", alliance, on=date(2009, 10, 1)).on == date(2009, 10, 1)
    events: list[Any] = []
    while (page := call("events.list_events", alliance, after=len(events), limit=20)).items:
        events += page.items
    assert [event.sequence for event in events] == list(range(1, board.sequence + 1))
    assert [event.type_ for event in events][-2:] == ["assignment.accepted", "step.done"]


def test_a_typescript_client_does_the_main_job(live_server: Server, description: Path, tmp_path: Path) -> None:
    chosen = node.ensure()

    def run(*command: str) -> str:
        done = subprocess.run(
            command, cwd=tmp_path, env=chosen.environ(), capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    binaries = FRONTEND / "node_modules" / ".bin"
    (tmp_path / "node_modules").symlink_to(FRONTEND / "node_modules")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "tsconfig.json").write_text(json.dumps(COMPILER), encoding="utf-8")
    (tmp_path / "main_job.ts").write_bytes((HERE / "clients" / "main_job.ts").read_bytes())
    run(str(binaries / "openapi-typescript"), str(description), "-o", "schema.d.ts", "--default-non-nullable=false")
    run(str(binaries / "tsc"), "-p", ".")
    said = json.loads(run("node", "main_job.js", live_server.url, live_server.operator_token, str(RECORD)))
    assert said.pop("events") == said.pop("sequence")
    assert said == {
        "created": 5,
        "items": ["LMK-1", "LMK-2", "LMK-3", "LMK-4", "LMK-5"],
        "accepted": "accepted",
        "ticked": "done",
        "cards": 5,
        "on": "2009-10-01",
        "last": ["assignment.accepted", "step.done"],
    }


def test_every_schema_has_a_name_of_its_own(description: Path) -> None:
    """Two classes of one name become `backend__room__schemas__Name` or `Name-Output`; generators stumble over both."""
    schemas = json.loads(description.read_text(encoding="utf-8"))["components"]["schemas"]
    shared = sorted(name for name in schemas if name.startswith("backend__") or "-" in name)

    assert not shared, f"Two rooms have classes of one name: call the newer one after its room: {shared}"
