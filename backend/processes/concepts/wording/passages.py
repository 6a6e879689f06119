"""Marked passages: whole lines between `:::kurzfassung` and `:::` are what the executive summary says.

The mark is a line of its own, so that people see it in the text and can set it without a button as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = re.compile(r"^\s*:::\s*(?:kurzfassung|executive[ _-]summary|summary)\s*$", re.IGNORECASE)
CLOSING = re.compile(r"^\s*:::\s*$")


@dataclass(frozen=True)
class Line:
    """One line of a text: its number from 1, what stands there, and whether it is marked for the summary."""

    number: int
    text: str
    is_marked: bool


def lines(body: str) -> Iterator[Line]:
    """The lines of a text without the marks themselves."""
    is_marked = False
    for number, written in enumerate(body.replace("\r\n", "\n").split("\n"), start=1):
        if OPENING.match(written):
            is_marked = True
        elif CLOSING.match(written):
            is_marked = False
        else:
            yield Line(number, written, is_marked)


def full(body: str) -> str:
    """The whole text without marks."""
    return "\n".join(line.text for line in lines(body)).strip("\n")


def marked(body: str) -> str:
    """The marked passages, parted by an empty line where something unmarked stands between them."""
    found: list[str] = []
    last = 0
    for line in lines(body):
        if line.is_marked:
            if found and line.number != last + 1:
                found.append("")
            found.append(line.text)
            last = line.number
    return "\n".join(found).strip("\n")


def unbalanced(body: str) -> list[int]:
    """The lines of marks that do not belong together: opened twice, never closed, or closed without being opened."""
    wrong: list[int] = []
    opened: int | None = None
    for number, written in enumerate(body.replace("\r\n", "\n").split("\n"), start=1):
        if OPENING.match(written):
            if opened is not None:
                wrong.append(opened)
            opened = number
        elif CLOSING.match(written):
            if opened is None:
                wrong.append(number)
            opened = None
    return [*wrong, opened] if opened is not None else wrong
