"""What the product is made of, and what is known of it."""

import json
import re
import subprocess
import sys

from tools.places import FRONTEND, ROOT


def _task(name: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tools", name], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )


def _components(name: str) -> set[str]:
    written = json.loads((ROOT / "sbom" / name).read_text(encoding="utf-8"))
    assert written["bomFormat"] == "CycloneDX"
    return {component["name"].lower() for component in written["components"]}


def test_the_bill_of_materials_names_every_package_of_the_lock_files() -> None:
    done = _task("sbom")

    assert done.returncode == 0, done.stdout + done.stderr
    locked = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert {name.lower() for name in locked} == _components("server.cdx.json")
    dependencies = json.loads((FRONTEND / "package.json").read_text())["dependencies"]
    assert set(dependencies) <= _components("interface.cdx.json")


def test_an_audit_that_reached_nobody_never_passes_for_a_clean_one() -> None:
    done = _task("audit")

    assert (done.returncode == 3) == ("NOT CHECKED" in done.stdout and "known weaknesses in" not in done.stdout)
    assert (done.returncode == 0) == (done.stdout.count("no known weakness") == 2)
    assert done.returncode in (0, 1, 3), done.stderr
