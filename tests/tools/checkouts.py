"""A checkout that has nothing built, and `make run` in it up to the point where it refuses."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.contract.sources import ROOT
from tests.fixtures.servers import free_port

COPIED = ["requirements.lock", "requirements-dev.lock", "requirements-node.lock", "pyproject.toml", "Makefile"]
RUN = "import runpy, sys; sys.argv[1:] = ['run']; runpy.run_module('tools', run_name='__main__', alter_sys=True)"

# Whoever is root writes everywhere; without its privileges root is a user like any other.
AS_ANYBODY = [str(shutil.which("setpriv")), "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


def unbuilt(folder: Path) -> Path:
    """Put into `folder` what the tools need of a checkout."""
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for file in COPIED:
        shutil.copy(ROOT / file, folder / file)
    frontend = folder / "frontend"
    frontend.mkdir()
    for file in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "frontend" / file, frontend / file)
    return folder


def refusal(checkout: Path, program: str = RUN, **environ: str) -> str:
    """The one sentence that the tools stop with; `program` is what Python is given to run."""
    done = subprocess.run(
        [*AS_ANYBODY, sys.executable, "-B", "-c", program],
        cwd=checkout,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(checkout),
            "PIP_CONFIG_FILE": os.devnull,
            "BUENDNISWERK_PORT": str(free_port()),
            **environ,
        },
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    said = done.stderr.strip()
    assert done.returncode == 1, done.stdout + said
    assert said.startswith("buendniswerk: "), said
    assert "\n" not in said, said
    return said.removeprefix("buendniswerk: ")
