"""From a member of what a list shows to the text of a cell."""

from collections.abc import Callable, Mapping
from typing import Any

from backend.core.language import has_text, text

Values = Mapping[str, Any]
#: Columns that are no member of that name: how each is found.
ELSEWHERE: dict[str, Callable[[Values, Mapping[str, str]], Any]] = {
    "group": lambda values, names: names.get(values["group_id"]),
    "action_item": lambda values, names: names.get(values["action_item_id"]),
    "group_kind": lambda values, _names: values["kind"],
    "meeting_state": lambda values, _names: values["state"],
    "since": lambda values, _names: values.get("period", values)["since"],
    "until": lambda values, _names: values.get("period", values)["until"],
    "decision_name": lambda values, _names: values["name"],
    "decision_text": lambda values, _names: values["text"],
    "votes": lambda values, _names: values["votes"] and ":".join(str(count) for count in values["votes"].values()),
    "objections": lambda values, _names: [f"{one['party']['name']}: {one['text']}" for one in values["objections"]],
    "subject": lambda values, _names: values["subject"]["number"] or values["subject"]["type"],
}


def cell(values: Values, column: str, names: Mapping[str, str], language: str) -> str:
    """The text of one cell; `names` are those of groups and numbers of cards, by id."""
    value = ELSEWHERE[column](values, names) if column in ELSEWHERE else values[column]
    if isinstance(value, str) and has_text(f"export.{column}.{value}"):
        return text(f"export.{column}.{value}", language)
    return _plain(value, language)


def _plain(value: Any, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return text("export.yes" if value else "export.no", language)
    if isinstance(value, list):
        return "\n".join(_plain(one, language) for one in value)
    if not isinstance(value, dict):
        return str(value)
    for said in ("name", "text"):
        if said in value:
            return _plain(value[said], language)
    return "\n".join(f"{name}: {_change(one, language)}" for name, one in value.items())


def _change(value: Any, language: str) -> str:
    """Old and new value of a member, as events tell them."""
    if isinstance(value, list) and len(value) == 2:
        return " → ".join(_plain(one, language) or "–" for one in value)
    return _plain(value, language)
