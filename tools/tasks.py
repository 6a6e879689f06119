"""The tasks behind `make`."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable

from tools import browser, environment, failures, generated, interface, preflight, supply_chain
from tools import published as keeping
from tools.failures import Refusal
from tools.places import BIN, COMMAND, DIST, MODULES, PROVIDERS, PYTHON, ROOT, VENV

# Tests of one file share servers and data, so they stay together.
EVERYTHING = "--numprocesses auto --dist loadfile"


def run() -> int:
    """Build what is missing, then serve: fills the demo alliance into an empty database."""
    preflight.check(os.environ)
    environment.ensure(environment.RUN)
    interface.ensure()
    return _become(str(COMMAND), "run")


def demo() -> int:
    """Fill an empty database with the demo alliance and stop."""
    environment.ensure(environment.RUN)
    return _call(str(COMMAND), "demo")


def test() -> int:
    """Every test on SQLite and PostgreSQL, and the journeys in a browser, one process per core; ARGS go to pytest."""
    environment.ensure(environment.DEV)
    interface.ensure()
    interface.packages(PROVIDERS, "the tests' identity provider")
    browser.ensure()
    return _become(str(PYTHON), "-m", "pytest", *shlex.split(os.environ.get("ARGS") or EVERYTHING))


def check() -> int:
    """Format, lint, types, layers and drift of generated files; changes nothing."""
    environment.ensure(environment.DEV)
    interface.packages()
    results = {
        "format (make fix)": _call(str(PYTHON), "-m", "ruff", "format", "--check", "."),
        "lint (make fix mends some)": _call(str(PYTHON), "-m", "ruff", "check", "."),
        "types": _call(str(PYTHON), "-m", "mypy"),
        "layers": _call(str(BIN / "lint-imports")),
        "generated files (make client)": _drift(),
        "published API": _kept(),
        "interface": interface.script("check"),
    }
    failed = [name for name, status in results.items() if status != 0]
    print(f"check: {'all is well' if not failed else 'failed: ' + ', '.join(failed)}")
    return 1 if failed else 0


def fix() -> int:
    """Format, and mend what the linter can mend by itself."""
    environment.ensure(environment.DEV)
    linted = _call(str(PYTHON), "-m", "ruff", "check", "--fix", ".")
    return _call(str(PYTHON), "-m", "ruff", "format", ".") or linted


def bench() -> int:
    """Measure side by side and print ratios; ARGS go to the benchmark."""
    environment.ensure(environment.DEV)
    interface.ensure()
    return _become(str(PYTHON), "-m", "benchmarks", *shlex.split(os.environ.get("ARGS", "")))


def client() -> int:
    """Write the API's description and the interface's types anew."""
    environment.ensure(environment.RUN)
    return generated.write()


def published() -> int:
    """Write down what the API promises from this release on."""
    keeping.write(generated.DESCRIPTION)
    return 0


def sbom() -> int:
    """Write bills of materials (CycloneDX) to sbom/."""
    environment.ensure(environment.DEV)
    return supply_chain.sbom()


def audit() -> int:
    """Look for known weaknesses in what the lock files name; 3 when nobody could be asked."""
    environment.ensure(environment.DEV)
    return supply_chain.audit()


def clean() -> int:
    """Remove what was built; data/ stays."""
    for folder in (
        VENV,
        MODULES,
        PROVIDERS / "node_modules",
        DIST,
        *(ROOT / f".{name}_cache" for name in ("ruff", "mypy")),
    ):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


TASKS: dict[str, Callable[[], int]] = {
    task.__name__: task for task in (run, test, check, fix, bench, client, published, demo, sbom, audit, clean)
}


def perform(arguments: list[str]) -> int:
    """Run the task that `arguments` name and give its exit status."""
    if len(arguments) != 1 or arguments[0] not in TASKS:
        for name, task in TASKS.items():
            print(f"make {name:<10}{task.__doc__}")
        return 0 if arguments in ([], ["help"]) else 2
    if os.name != "posix":
        print("buendniswerk: On Windows run this inside WSL, or use docker-compose.yml.")
        return 1
    try:
        return TASKS[arguments[0]]()
    except Refusal as reason:
        print(f"buendniswerk: {reason}", file=sys.stderr)
    except OSError as problem:
        print(f"buendniswerk: {failures.of_writing(problem.filename or ROOT, problem)}")
    except KeyboardInterrupt:
        print("buendniswerk: stopped.", file=sys.stderr)
    return 1


def _call(*command: str) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _become(*command: str) -> int:
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(command[0], list(command))


def _kept() -> int:
    broken = keeping.broken(generated.DESCRIPTION)
    for sentence in broken:
        print(sentence)
    if broken:
        print(keeping.ADVICE)
    return 1 if broken else 0


def _drift() -> int:
    drifted = generated.drifted()
    for file in drifted:
        print(f"{file} does not fit the code: run `make client` and commit it.")
    return 1 if drifted else 0
