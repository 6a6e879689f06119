"""Every module of tables is known to migrations and commands, which do without the routes."""

import re

from tests.contract.sources import ROOT


def test_every_table_is_loaded_without_the_routes() -> None:
    known = set(re.findall(r"^import (backend\.\S+)", (ROOT / "backend/tables.py").read_text("utf-8"), re.MULTILINE))
    files = (path.relative_to(ROOT) for path in (ROOT / "backend").glob("**/*.py"))
    needed = {".".join(path.with_suffix("").parts) for path in files if path.name in ("models.py", "events.py")}

    missing = sorted(needed - known - {"backend.core.events"})
    assert not missing, f"Import them in backend/tables.py: {missing}"
