"""The single-page interface: built when its sources changed, else left alone."""

import hashlib
import os
import subprocess
from pathlib import Path

from tools import failures, node
from tools.failures import Refusal
from tools.places import DIST, FRONTEND, MODULES, ROOT

NOT_SOURCES = {"node_modules", "dist", "coverage", "test-results"}
PACKAGES_STAMP = MODULES / "buendniswerk-packages"
BUILD_STAMP = MODULES / "buendniswerk-build"


def ensure() -> None:
    """Make `frontend/dist` fit the sources. Raises `Refusal` when it cannot be built."""
    sources = _digest(_sources())
    if (DIST / "index.html").exists() and _read(BUILD_STAMP) == sources:
        return
    packages()
    print("Building the interface …", flush=True)
    done = _script("build", capture=True)
    if done.returncode != 0:
        print(done.stdout, done.stderr, sep="\n")
        raise Refusal(
            "The interface could not be built: mend what the lines above name in frontend/, or "
            "take back the change that broke it."
        )
    BUILD_STAMP.write_text(sources, encoding="ascii")


def packages(folder: Path = FRONTEND, what: str = "the interface's packages") -> None:
    """Make `node_modules` in the folder hold what its package-lock.json names."""
    stamp = folder / "node_modules" / PACKAGES_STAMP.name
    lock = _digest([folder / "package.json", folder / "package-lock.json"])
    if _read(stamp) == lock:
        return
    chosen = node.ensure()
    print(f"Installing {what} (once, about a minute) …", flush=True)
    done = subprocess.run(
        [*chosen.npm, "ci", "--no-audit", "--no-fund", "--loglevel", "error"]
        + ["--fetch-retries", "1", "--fetch-timeout", "30000"],
        cwd=folder,
        env=chosen.environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise failures.of_interface(done.stdout)
    stamp.write_text(lock, encoding="ascii")


def script(name: str) -> int:
    """Run a script of package.json and give its exit status."""
    return _script(name).returncode


def _script(name: str, *, capture: bool = False) -> "subprocess.CompletedProcess[str]":
    chosen = node.ensure()
    return subprocess.run(
        [*chosen.npm, "run", "--loglevel", "error", name],
        cwd=FRONTEND,
        env=chosen.environ(),
        capture_output=capture,
        text=True,
        check=False,
    )


def _sources() -> list[Path]:
    found: list[Path] = []
    for folder, folders, files in os.walk(FRONTEND):
        folders[:] = sorted(set(folders) - NOT_SOURCES)
        found += [Path(folder, name) for name in sorted(files)]
    if FRONTEND / "package-lock.json" not in found:
        raise Refusal("frontend/package-lock.json is missing: the checkout is incomplete, get it again.")
    return found


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _read(stamp: Path) -> str:
    try:
        return stamp.read_text(encoding="ascii")
    except OSError:
        return ""
