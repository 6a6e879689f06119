"""The outline: which chapter stands where, and what its number is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from backend.core import positions
from backend.core.problems import invalid
from backend.processes.concepts.chapters import queries
from backend.processes.concepts.models import Chapter

#: Chapters, sections, subsections, and what stands in them.
DEEPEST = 4


@dataclass(frozen=True)
class Entry:
    """A chapter in its place: its number ("2.1"), how deep it stands (from 1), whether chapters stand below it."""

    chapter: Chapter
    number: str
    level: int
    has_children: bool


def outline_of(chapters: Sequence[Chapter]) -> list[Entry]:
    """All chapters of a concept in reading order. One whose parent is not there stands outermost."""
    known = {one.id for one in chapters}
    below: dict[str | None, list[Chapter]] = defaultdict(list)
    for one in sorted(chapters, key=lambda chapter: (chapter.position, chapter.id)):
        below[one.parent_id if one.parent_id in known else None].append(one)
    entries: list[Entry] = []

    def add(parent: str | None, prefix: str, level: int) -> None:
        for place, one in enumerate(below.get(parent, ()), start=1):
            number = f"{prefix}{place}"
            entries.append(Entry(one, number, level, bool(below.get(one.id))))
            add(one.id, f"{number}.", level + 1)

    add(None, "", 1)
    return entries


def check_parent(chapters: Sequence[Chapter], parent_id: str | None, moved: Chapter | None = None) -> None:
    """Raise 422 for a foreign parent, one below the moved chapter, or one too deep."""
    if parent_id is None:
        return
    parents = {one.id: one.parent_id for one in chapters}
    if parent_id not in parents:
        raise invalid("#/parent_id", "unknown_reference")
    depth, ancestor = 1, parents.get(parent_id)
    if moved is not None and parent_id == moved.id:
        raise invalid("#/parent_id", "own_ancestor")
    while ancestor is not None:
        if moved is not None and ancestor == moved.id:
            raise invalid("#/parent_id", "own_ancestor")
        depth, ancestor = depth + 1, parents.get(ancestor)
    if depth + (_height(chapters, moved.id) if moved is not None else 1) > DEEPEST:
        raise invalid("#/parent_id", "outline_too_deep", most=DEEPEST)


def _height(chapters: Sequence[Chapter], chapter_id: str) -> int:
    """How many levels a chapter and what stands below it take."""
    return 1 + max((_height(chapters, one.id) for one in chapters if one.parent_id == chapter_id), default=0)


def between(
    session: Session, concept_id: str, parent_id: str | None, before_id: str | None, moved: Chapter | None = None
) -> float:
    """The position before a chapter of this parent (None: behind the last). Raises 422 for one that is not there."""
    others = [
        one
        for one in queries.of_concept(session, concept_id)
        if one.parent_id == parent_id and (moved is None or one.id != moved.id)
    ]
    return positions.between(others, before_id)
