"""What the API promised with the last release, and whether it still keeps it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from tools.breaking import breaks
from tools.places import ROOT

PUBLISHED = ROOT / "docs/reference/published-openapi.json"
ADVICE = (
    "Who uses the API relies on it. Keep the old form beside the new one; or announce its end with "
    "`deprecated=Deprecation(…)` on the route and remove it a year later (docs/guide/it.md, Changes). "
    "With a release `make published` writes down what holds from then on."
)
#: What no program depends on.
_PROSE = {"description", "summary", "example", "examples", "externalDocs"}


def broken(description: Path, published: Path = PUBLISHED, on: date | None = None) -> list[str]:
    """What the description no longer keeps of the published one, a sentence each; nothing if none was published."""
    if not published.exists():
        return []
    before, now = (json.loads(file.read_text(encoding="utf-8")) for file in (published, description))
    return breaks(before, now, on or date.today())  # noqa: DTZ011 (a sunset is a day, not a moment)


def write(description: Path, published: Path = PUBLISHED) -> None:
    """Make this description the published one."""
    whole = json.loads(description.read_text(encoding="utf-8"))
    for entries in whole["paths"].values():
        for entry in entries.values():
            entry["responses"] = {status: one for status, one in entry["responses"].items() if status.startswith("2")}
    kept = {
        "openapi": whole["openapi"],
        "info": {name: whole["info"][name] for name in ("title", "version")},
        "paths": whole["paths"],
        "components": {"schemas": whole["components"]["schemas"]},
    }
    published.write_text(json.dumps(_plain(kept), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _plain(value: Any, *, names: bool = False) -> Any:
    """Without prose. `names`: the members are names that somebody gave, none is prose."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _plain(one, names=key in ("properties", "schemas", "paths") and not names)
        for key, one in value.items()
        if names or key not in _PROSE
    }
