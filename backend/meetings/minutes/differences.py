"""What differs between two versions of minutes, as sentences people can read, place by place."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from pydantic import Field

from backend.core.language import has_text, text
from backend.core.schemas import Output
from backend.meetings.minutes.content import MinutesContent

#: Members that name a record or repeat what stands elsewhere: their change is no change of the text.
SILENT = {"id", "group_ids", "action_items", "function"}
#: Above so many pairs of words the stretch between the first and the last difference is shown as replaced: comparing
#: takes time with the square of their number, and whoever reads waits for it.
PAIRS_MOST = 250_000
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class ChangeKind(StrEnum):
    """What happened to one place."""

    added = "added"
    removed = "removed"
    changed = "changed"


class Segment(Output):
    """A stretch of text that stayed, came or went."""

    kind: str = Field(description="`same`, `added` or `removed`", examples=["added"])
    text: str


class MinutesChange(Output):
    """One place that differs."""

    place: str = Field(examples=["TOP 2 Gesundheit: Notizen"])
    kind: ChangeKind
    before: str | None
    after: str | None
    segments: list[Segment] = Field(description="Both texts word by word; empty unless a text was changed")


def differences(before: MinutesContent, after: MinutesContent, language: str) -> list[MinutesChange]:
    """What `after` says otherwise than `before`, in the order of the minutes; what was taken out comes last."""
    old, new = dict(_lines(before, language)), dict(_lines(after, language))
    found = []
    for key, (place, written) in new.items():
        earlier = old[key][1] if key in old else None
        if earlier != written:
            found.append(_change(place, earlier, written))
    found += [_change(place, written, None) for key, (place, written) in old.items() if key not in new]
    return found


def summary(changes: list[MinutesChange], language: str) -> str | None:
    """The places in one line; None without a change."""
    places = list(dict.fromkeys(one.place for one in changes))
    return "; ".join(places)[:1000] or None


def _change(place: str, before: str | None, after: str | None) -> MinutesChange:
    kind = ChangeKind.added if before is None else ChangeKind.removed if after is None else ChangeKind.changed
    segments = _segments(before, after) if before is not None and after is not None else []
    return MinutesChange(place=place, kind=kind, before=before, after=after, segments=segments)


def _segments(before: str, after: str) -> list[Segment]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Segment] = []
    for kind, i1, i2, j1, j2 in _stretches(old, new):
        if kind == "equal":
            found.append(Segment(kind="same", text="".join(old[i1:i2])))
            continue
        if i2 > i1:
            found.append(Segment(kind="removed", text="".join(old[i1:i2])))
        if j2 > j1:
            found.append(Segment(kind="added", text="".join(new[j1:j2])))
    return found


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """How the words become the others, as `SequenceMatcher` tells it; what both begin and end with is not compared."""
    most = min(len(old), len(new))
    start = next((place for place in range(most) if old[place] != new[place]), most)
    end = next((place for place in range(most - start) if old[-1 - place] != new[-1 - place]), most - start)
    left, right = len(old) - end, len(new) - end
    if start:
        yield "equal", 0, start, 0, start
    if (left - start) * (right - start) > PAIRS_MOST:
        yield "replace", start, left, start, right
    else:
        # `autojunk` would take frequent words of a long text for noise.
        between = SequenceMatcher(None, old[start:left], new[start:right], autojunk=False)
        for kind, i1, i2, j1, j2 in between.get_opcodes():
            yield kind, start + i1, start + i2, start + j1, start + j2
    if end:
        yield "equal", left, len(old), right, len(new)


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
