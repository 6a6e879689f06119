"""Names of schemas as people would give them: generated clients make their classes of them.

The page of a list of `ActionItemOut` is called `Page_Union_ActionItemOut__Tombstone__` otherwise.
"""

import re
from typing import Any

_PAGE = re.compile(r"Page_(?:Union_)?([A-Za-z]+?)(?:Out)?_(?:_Tombstone__)?")
REFERENCE = "#/components/schemas/"


def plain(description: dict[str, Any]) -> dict[str, Any]:
    """The description with `ActionItemPage` for the page of action items, wherever it is named."""
    schemas = description.get("components", {}).get("schemas", {})
    renamed = {name: f"{found[1]}Page" for name in schemas if (found := _PAGE.fullmatch(name))}
    twice = set(renamed.values()) & schemas.keys() or len(set(renamed.values())) < len(renamed)
    assert not twice, f"two schemas would have one name: {sorted(renamed.values())}"
    for name, new in renamed.items():
        schemas[name]["title"] = new
    description.setdefault("components", {})["schemas"] = {renamed.get(name, name): schemas[name] for name in schemas}
    changed: dict[str, Any] = _with_names(description, renamed)
    return changed


def _with_names(value: Any, renamed: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_with_names(one, renamed) for one in value]
    if not isinstance(value, dict):
        return value
    changed = {key: _with_names(one, renamed) for key, one in value.items()}
    target = changed.get("$ref")
    if isinstance(target, str) and target.removeprefix(REFERENCE) in renamed:
        changed["$ref"] = REFERENCE + renamed[target.removeprefix(REFERENCE)]
    return changed
