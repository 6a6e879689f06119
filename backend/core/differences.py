"""What differs between two texts, word by word, for people who read it place by place."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum

from pydantic import Field

from backend.core.schemas import Output

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


class TextChange(Output):
    """One place that differs."""

    place: str = Field(examples=["1.2 Betreuungsplätze"])
    kind: ChangeKind
    before: str | None
    after: str | None
    segments: list[Segment] = Field(description="Both texts word by word; empty unless a text was changed")


def compared(before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]) -> list[TextChange]:
    """What `after` says otherwise than `before`, in its order; what was taken out comes last.

    Both are texts by a key that outlives a change of order, each with its place in words: `{key: (place, text)}`.
    """
    found = []
    for key, (place, written) in after.items():
        earlier = before[key][1] if key in before else None
        if earlier != written:
            found.append(change_of(place, earlier, written))
    found += [change_of(place, written, None) for key, (place, written) in before.items() if key not in after]
    return found


def change_of(place: str, before: str | None, after: str | None) -> TextChange:
    """The change of one place; None is a text that was not, or no longer is, there."""
    kind = ChangeKind.added if before is None else ChangeKind.removed if after is None else ChangeKind.changed
    segments = segments_of(before, after) if before is not None and after is not None else []
    return TextChange(place=place, kind=kind, before=before, after=after, segments=segments)


def segments_of(before: str, after: str) -> list[Segment]:
    """Both texts as one, in stretches that stayed, went and came."""
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
