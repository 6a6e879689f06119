"""What the product is made of (CycloneDX), and which of it has known weaknesses."""

import json
import subprocess

from tools import node
from tools.failures import Refusal
from tools.places import BIN, FRONTEND, ROOT

SBOM = ROOT / "sbom"
CLEAN, WEAK, NOT_CHECKED = 0, 1, 3


def sbom() -> int:
    """Write a bill of materials for the server and one for the interface, from their lock files."""
    SBOM.mkdir(exist_ok=True)
    server, interface = SBOM / "server.cdx.json", SBOM / "interface.cdx.json"
    command = [str(BIN / "cyclonedx-py"), "requirements", "requirements.lock", "--pyproject", "pyproject.toml"]
    done = subprocess.run([*command, "--output-reproducible", "-o", str(server)], cwd=ROOT, check=False)
    if done.returncode != 0:
        raise Refusal("The server's bill of materials could not be written: the lines above say why.")
    chosen = node.ensure()
    asked = [*chosen.npm, "sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"]
    done_too = subprocess.run(asked, cwd=FRONTEND, env=chosen.environ(), capture_output=True, text=True, check=False)
    if done_too.returncode != 0:
        raise Refusal(f"The interface's bill of materials could not be written: {done_too.stderr.strip()}")
    interface.write_text(done_too.stdout, encoding="utf-8")
    for path in (server, interface):
        print(f"{path.relative_to(ROOT)}: {len(json.loads(path.read_text(encoding='utf-8'))['components'])} components")
    return CLEAN


def audit() -> int:
    """Ask the public lists of weaknesses about what the lock files name: 0 none, 1 some, 3 not checked."""
    results = {"server": _server(), "interface": _interface()}
    for name, (status, said) in results.items():
        print(f"{name}: {said}")
        if status == WEAK:
            print(f"  update what is named there, renew the lock and run `make audit` again ({name})")
    statuses = {status for status, _said in results.values()}
    return WEAK if WEAK in statuses else NOT_CHECKED if NOT_CHECKED in statuses else CLEAN


def _server() -> tuple[int, str]:
    command = [str(BIN / "pip-audit"), "-r", "requirements.lock", "--require-hashes", "--disable-pip", "-f", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return NOT_CHECKED, f"NOT CHECKED, the list of weaknesses did not answer: {_last_line(done.stderr)}"
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    weak = [f"{one['name']} {one['version']} ({flaw['id']})" for one in packages for flaw in one.get("vulns", ())]
    if weak:
        return WEAK, f"known weaknesses in {', '.join(weak)}"
    if unknown:
        return NOT_CHECKED, f"NOT CHECKED, the list knows nothing of {len(unknown)} of {len(packages)} packages"
    return CLEAN, f"no known weakness in {len(packages)} packages"


def _interface() -> tuple[int, str]:
    chosen = node.ensure()
    asked = [*chosen.npm, "audit", "--omit", "dev", "--package-lock-only", "--json"]
    done = subprocess.run(asked, cwd=FRONTEND, env=chosen.environ(), capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)["vulnerabilities"]
    except (ValueError, KeyError):
        return NOT_CHECKED, f"NOT CHECKED, the list of weaknesses did not answer: {_last_line(done.stderr)}"
    return (WEAK, f"known weaknesses in {', '.join(sorted(found))}") if found else (CLEAN, "no known weakness")


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "no reason given"
