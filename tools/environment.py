"""The Python environment in `.venv`, built from a lock file and left alone while it fits."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import failures
from tools.failures import Refusal
from tools.places import COMMAND, PYTHON, ROOT, VENV

RUN = "requirements.lock"
DEV = "requirements-dev.lock"
NODE = "requirements-node.lock"

STAMP = VENV / "buendniswerk-stamp.json"

LAUNCHER = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
'''
import sys

from backend.cli import main

sys.exit(main())
"""

METADATA = "Metadata-Version: 2.1\nName: buendniswerk\nVersion: {version}\n"


def ensure(lock: str) -> None:
    """Make `.venv` hold what `lock` names and the command `buendniswerk`.

    Costs milliseconds when nothing changed. Raises `Refusal` when it cannot be done.
    """
    stamp = _read_stamp()
    if stamp.get("root") != str(ROOT) or not PYTHON.exists():
        _create()
        stamp = {"root": str(ROOT)}
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    if stamp.get(lock) != digest:
        install(lock)
        stamp[lock] = digest
        if lock == DEV:
            # The development lock holds every package of the other one in the same version.
            stamp[RUN] = hashlib.sha256((ROOT / RUN).read_bytes()).hexdigest()
        STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    if not COMMAND.exists():
        _link_project()


def install(lock: str) -> None:
    """Install the packages of `lock`, by hash and never by compiling."""
    print(f"Installing the packages of {lock} (once, about a minute) …", flush=True)
    done = subprocess.run(
        [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        + ["--quiet", "--retries", "2", "--timeout", "20"]
        + ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise failures.of_packages(done.stdout, lock)


def site_packages() -> Path:
    """The folder of the environment's packages."""
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(subprocess.check_output([str(PYTHON), "-c", asked], text=True).strip())


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _create() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Refusal(
            f"This Python {version} comes without its `venv` module: install it "
            f"(on Debian and Ubuntu `apt install python{version}-venv`) and run the same command "
            "again."
        )
    if _usable():
        return
    print("Creating .venv …", flush=True)
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
    except OSError as problem:
        raise failures.of_writing(ROOT, problem) from problem
    # A virtual environment made from another one would point at itself.
    base = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run(
        [base, "-m", "venv", str(VENV)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Refusal(
            "Python could not create the environment in .venv: install Python's venv module "
            "(on Debian and Ubuntu `apt install python3-venv`) and try again; "
            f"Python said: {failures.last_line(done.stdout)}"
        )


def _usable() -> bool:
    """Whether `.venv` was made here, by hand perhaps, by a Python that is new enough."""
    if not PYTHON.exists() or _read_stamp().get("root", str(ROOT)) != str(ROOT):
        return False
    asked = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([str(PYTHON), "-c", asked], check=False).returncode == 0


def _link_project() -> None:
    """Put the checkout itself on the environment's path, as an editable install would.

    Done by hand because pip would fetch a build back end for it, which no lock file pins.
    """
    packages = site_packages()
    (packages / "buendniswerk.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    version = _version()
    info = packages / f"buendniswerk-{version}.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(METADATA.format(version=version), encoding="utf-8")
    COMMAND.write_text(LAUNCHER.format(python=PYTHON), encoding="utf-8")
    os.chmod(COMMAND, 0o755)


def _version() -> str:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
