"""Imports run downhill."""

import subprocess
import sys

from tests.contract.sources import ROOT

LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def test_imports_run_downhill() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, (
        "A module may import only what stands below it (CONTRIBUTING, the layers in pyproject.toml): move what both "
        "need downwards, refer upwards by table name, or let `activity` react to an event. A new package has to be "
        f"given its place in the list of layers.\n{done.stdout}{done.stderr}"
    )
