"""Files that are made from the code and committed, and whether they still fit it."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tools import interface, node
from tools.places import COMMAND, FRONTEND, ROOT

DESCRIPTION = FRONTEND / "src/api/openapi.json"
TYPES = FRONTEND / "src/api/schema.d.ts"
REFERENCE = ROOT / "docs/reference"


def write() -> int:
    """Write the API's description, the interface's types and the reference anew."""
    interface.packages()
    for file, text in _made(DESCRIPTION):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(f"wrote {file.relative_to(ROOT)}")
    return 0


def drifted() -> list[str]:
    """The committed files that `make client` would change, as paths from the root."""
    return [
        str(file.relative_to(ROOT))
        for file, text in _made(DESCRIPTION)
        if not file.exists() or file.read_text(encoding="utf-8") != text
    ]


def _made(description: Path) -> list[tuple[Path, str]]:
    openapi = subprocess.check_output([str(COMMAND), "openapi"], cwd=ROOT, text=True)
    chosen = node.ensure()
    with tempfile.TemporaryDirectory() as folder:
        source, types = Path(folder, "openapi.json"), Path(folder, "schema.d.ts")
        source.write_text(openapi, encoding="utf-8")
        subprocess.run(
            [*chosen.npm, "exec", "--no", "--", "openapi-typescript", str(source), "-o", str(types)]
            + ["--default-non-nullable=false"],
            cwd=FRONTEND,
            env=chosen.environ(),
            stdout=subprocess.DEVNULL,
            stderr=sys.stderr,
            check=True,
        )
        made = [(description, openapi), (TYPES, types.read_text(encoding="utf-8"))]
        subprocess.run([str(COMMAND), "reference", folder], cwd=ROOT, stderr=subprocess.DEVNULL, check=True)
        made_before = {source, types}
        pages = [page for page in Path(folder).iterdir() if page not in made_before]
        return made + [(REFERENCE / page.name, page.read_text(encoding="utf-8")) for page in sorted(pages)]
