"""What differs between two versions of minutes, as sentences people can read, place by place."""

from collections.abc import Iterator
from typing import Any

from backend.core.differences import TextChange, compared
from backend.core.language import has_text, text
from backend.meetings.minutes.content import MinutesContent

#: Members that name a record or repeat what stands elsewhere: their change is no change of the text.
SILENT = {"id", "group_ids", "action_items", "function"}


def differences(before: MinutesContent, after: MinutesContent, language: str) -> list[TextChange]:
    """What `after` says otherwise than `before`, in the order of the minutes; what was taken out comes last."""
    return compared(dict(_lines(before, language)), dict(_lines(after, language)))


def summary(changes: list[TextChange], language: str) -> str | None:
    """The places in one line; None without a change."""
    places = list(dict.fromkeys(one.place for one in changes))
    return "; ".join(places)[:1000] or None


def _lines(content: MinutesContent, language: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every text of the minutes by a key that outlives a change of order, with the place in words."""
    body = content.model_dump(mode="json")
    for name in ("head", "participants", "approved", "decisions", "annexes"):
        yield from _texts(body[name], name, text(f"minutes.{name}", language), language)
    for item in body["items"]:
        place = text("minutes.item", language, number=item["number"], title=item["title"])
        outcomes = item.pop("outcomes")
        item.pop("number")
        yield from _texts(item, item["id"], place, language)
        for outcome in outcomes:
            yield from _texts(outcome, outcome["id"], place, language)


def _texts(value: Any, key: str, place: str, language: str) -> Iterator[tuple[str, tuple[str, str]]]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in SILENT:
                label = f"minutes.member.{name}"
                here = f"{place}: {text(label, language)}" if has_text(label) else place
                yield from _texts(one, f"{key}/{name}", here, language)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts(one, f"{key}/{_name_of(one, index)}", place, language)
    elif value is not None and value != "":
        yield key, (place, _written(value, key, language))


def _name_of(one: Any, index: int) -> str:
    """What tells one entry of a list from another, also if the list is sorted anew."""
    if not isinstance(one, dict):
        return str(index)
    party = one.get("party") or {}
    return str(one.get("id") or party.get("name") or one.get("name") or index)


def _written(value: Any, key: str, language: str) -> str:
    if isinstance(value, bool):
        return text("export.yes" if value else "export.no", language)
    label = f"minutes.{key.rpartition('/')[2]}.{value}"
    return text(label, language) if has_text(label) else str(value)
