"""Words that several papers use: dates, times, names of enums, and texts written over several lines."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from backend.core.language import text
from backend.core.mail_rendering import DAY
from backend.publishing.papers.tree import Block, Bullets, Paragraph

MARKS = ("- ", "* ", "• ")


class Words:
    """The texts of papers in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: Any) -> str:
        """`papers.<key>`."""
        return text(f"papers.{key}", self.language, **values)

    def of(self, member: str, value: Any) -> str:
        """The word for a value of an enum in minutes."""
        return text(f"minutes.{member}.{value}", self.language)

    def status(self, value: str) -> str:
        """The word for a card's status."""
        return text(f"export.status.{value}", self.language)

    def measure_status(self, value: str) -> str:
        """The word for how far a measure is, as reports say it."""
        return text(f"reports.status.{value}", self.language)

    def day(self, value: date) -> str:
        """A day as people of this language write it."""
        return value.strftime(DAY[self.language])

    def span(self, begins: time | None, ends: time | None) -> str | None:
        """When it lasts from and to."""
        if begins is None:
            return None
        first = f"{begins:%H:%M}"
        return self("time_span", begins=first, ends=f"{ends:%H:%M}") if ends else self("time_from", begins=first)


def prose(written: str) -> Iterator[Block]:
    """The blocks of a text as people type it: an empty line parts paragraphs, lines with a dash are a list."""
    lines: list[str] = []
    points: list[str] = []

    def pending() -> Iterator[Block]:
        if points:
            yield Bullets(list(points))
            points.clear()
        if lines:
            yield Paragraph("\n".join(lines))
            lines.clear()

    for line in written.replace("\r\n", "\n").split("\n"):
        stripped = line.strip()
        if stripped.startswith(MARKS) and stripped[2:].strip():
            if lines:
                yield from pending()
            points.append(stripped[2:].strip())
        elif not stripped:
            yield from pending()
        else:
            if points:
                yield from pending()
            lines.append(line.rstrip())
    yield from pending()


def joined(names: Iterable[str | None], mark: str = ", ") -> str:
    """What is there, in one line."""
    return mark.join(name for name in names if name)
