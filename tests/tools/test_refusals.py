"""Whatever keeps `make run` from starting is said in one sentence that says what to do.

Nothing is pretended: the port is taken, the folder is read-only, the index does not answer.
"""

import ast
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.sources import ROOT
from tests.tools.checkouts import RUN, refusal, unbuilt

# Nothing answers on this port, and only root could change that.
NOWHERE = "http://127.0.0.1:1/"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing built."""
    return unbuilt(tmp_path)


@pytest.fixture
def port() -> Iterator[str]:
    """A port that somebody else listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield str(listener.getsockname()[1])


def test_port_taken(checkout: Path, port: str) -> None:
    said = refusal(checkout, BUENDNISWERK_PORT=port)

    assert said.startswith(f"Port {port} is taken by another program: stop that one, or")
    assert "make run BUENDNISWERK_PORT=" in said
    assert not (checkout / ".venv").exists(), "it is known before minutes are spent on building"


def test_port_is_no_number(checkout: Path) -> None:
    assert "choose a number" in refusal(checkout, BUENDNISWERK_PORT="http")


def test_host_is_somewhere_else(checkout: Path) -> None:
    said = refusal(checkout, BUENDNISWERK_HOST="203.0.113.7")

    assert said.startswith("203.0.113.7 is not an address of this machine: set BUENDNISWERK_HOST")


def test_data_folder_is_read_only(checkout: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)

    said = refusal(checkout, BUENDNISWERK_DATA_DIR=str(folder / "data"))

    assert said.startswith(f"Cannot write to {folder}/data (Permission denied): give your user the right")


def test_data_folder_is_a_file(checkout: Path) -> None:
    (checkout / "data").write_text("not a folder", encoding="utf-8")

    assert f"Cannot write to {checkout}/data" in refusal(checkout)


def test_checkout_is_read_only(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = tmp_path_factory.mktemp("data")
    checkout.chmod(0o555)
    try:
        said = refusal(checkout, BUENDNISWERK_DATA_DIR=str(data))
    finally:
        checkout.chmod(0o755)

    assert said.startswith(f"Cannot write to {checkout} (Permission denied): give your user the right")


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_python_without_venv(checkout: Path, module: str) -> None:
    said = refusal(checkout, program=f"import sys; sys.modules[{module!r}] = None; {RUN}")

    assert "comes without its `venv` module: install it (on Debian and Ubuntu `apt install python3." in said


def test_python_too_old(checkout: Path) -> None:
    said = refusal(checkout, program=f"import sys; sys.version_info = (3, 9, 18); {RUN}", PATH=str(checkout))

    assert said.startswith("Python 3.9 is too old: install Python 3.11 or newer")


def test_entry_can_be_read_by_old_interpreters() -> None:
    source = (ROOT / "tools" / "__main__.py").read_text(encoding="utf-8")

    ast.parse(source, feature_version=(3, 4))


def test_no_python_at_all(checkout: Path) -> None:
    done = subprocess.run(
        ["make", "run", "PYTHON=no-such-python"], cwd=checkout, capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert done.stderr.startswith("buendniswerk: There is no no-such-python: install Python 3.11 or newer")


def test_package_index_does_not_answer(checkout: Path) -> None:
    said = refusal(checkout, PIP_INDEX_URL=NOWHERE, NO_PROXY="127.0.0.1")

    assert said.startswith("The Python packages could not be fetched because the package index does not answer")
    assert "HTTPS_PROXY" in said


def test_no_wheel_for_this_machine(checkout: Path) -> None:
    said = refusal(checkout, PIP_NO_INDEX="1")

    assert "no ready-made build of alembic for this Python and machine" in said
    assert "would need a compiler: use Python 3.11 to 3.13" in said


def test_npm_registry_does_not_answer(checkout: Path) -> None:
    said = refusal(
        checkout,
        program="import sys; from tools import tasks, interface; "
        "tasks.TASKS['run'] = lambda: interface.packages() or 0; sys.exit(tasks.perform(['run']))",
        npm_config_registry=NOWHERE,
        npm_config_cache=str(checkout / "cache"),
        npm_config_update_notifier="false",
        NO_PROXY="127.0.0.1",
        PATH=os.pathsep.join([os.environ["PATH"], str(ROOT / ".venv" / "bin")]),
    )

    assert said.startswith("The interface's packages could not be fetched because the npm registry does not answer")
