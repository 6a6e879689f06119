"""The neutral structure that every reader yields, and the limits it keeps."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from backend.imports.problems import DocumentTooLarge, EmptyDocument

LineKind = Literal["heading", "item", "cell_row", "blank", "text"]
SourceFormat = Literal["text", "docx", "odt", "csv", "xlsx", "ods"]

MAX_BYTES = 10 * 1024 * 1024
MAX_LINES = 20_000
MAX_LINE_LENGTH = 20_000
MAX_CHARACTERS = 1_000_000
MAX_CELLS = 200
#: What an item begins with where a tab stands between it and the text.
_MARKER = re.compile(r"[-–—•*·▪◦‣o○●■□☐➢>+]|(?:\d{1,2}|[a-zA-Z])[.)]")


CellsOf = Callable[[str], list[str] | None]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line, paragraph or table row as it was written.

    `number` counts from 1 and never repeats. `level` is the depth of a heading
    (1 is the topmost) or of a list item (0 is the outermost). `cells` is
    filled for rows only, `table` tells the tables of a document apart.
    """

    number: int
    text: str
    kind: LineKind
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as lines."""

    format: SourceFormat
    lines: tuple[SourceLine, ...]


class LineCollector:
    """Numbers the lines of one document and stops where it grows beyond a record."""

    def __init__(self) -> None:
        self._lines: list[SourceLine] = []
        self._characters = 0
        self._tables = 0
        self._is_in_rows = False

    def add(self, text: str, kind: LineKind = "text", level: int = 0) -> None:
        """Take a paragraph; line breaks inside it start new lines."""
        for part in text.split("\n"):
            self._append(part.rstrip(), kind if part.strip() else "blank", level)

    def add_text(self, text: str, cells_of: CellsOf) -> None:
        """Take a paragraph whose lines may be rows, as `cells_of` says; rows that follow each other are one table."""
        for part in text.split("\n"):
            cells = cells_of(part)
            if cells is None:
                self.add(part)
            else:
                self.add_row(cells, self._tables if self._is_in_rows else self.begin_table())
            self._is_in_rows = cells is not None

    def begin_table(self) -> int:
        """The number of the next table of the document."""
        self._tables += 1
        return self._tables

    def add_row(self, cells: Iterable[str], table: int) -> None:
        """Take a table row as one line; empty rows are blank lines."""
        row = tuple(cell.strip() for cell in cells)
        while row and not row[-1]:
            row = row[:-1]
        if len(row) > MAX_CELLS:
            raise DocumentTooLarge(f"A row of the table has more than {MAX_CELLS} columns.")
        self._append("\t".join(row), "cell_row" if row else "blank", 0, row, table)

    def document(self, source: SourceFormat) -> Document:
        """What was collected; EmptyDocument if that is nothing but blank lines."""
        if all(line.kind == "blank" for line in self._lines):
            raise EmptyDocument("The file holds no text.")
        return Document(source, tuple(self._lines))

    def _append(
        self,
        text: str,
        kind: LineKind,
        level: int,
        cells: tuple[str, ...] = (),
        table: int | None = None,
    ) -> None:
        number = len(self._lines) + 1
        if number > MAX_LINES:
            raise DocumentTooLarge(f"The file has more than {MAX_LINES} lines.")
        if len(text) > MAX_LINE_LENGTH:
            raise DocumentTooLarge(
                f"Line {number} has more than {MAX_LINE_LENGTH} characters; a record has shorter ones."
            )
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS:
            raise DocumentTooLarge(
                f"The file has more than {MAX_CHARACTERS} characters of text; a record has far fewer."
            )
        self._lines.append(SourceLine(number, text, kind, level, cells, table))


def row_cells(line: str) -> list[str] | None:
    """The cells of a line that holds several: "label<tab>answer" or "| a | b |"; else None."""
    stripped = line.strip()
    if len(stripped) > 2 and stripped[0] == stripped[-1] == "|":
        cells = [cell.strip() for cell in stripped[1:-1].split("|")]
        return [] if all(set(cell) <= set(":- ") for cell in cells) else cells
    if "\t" in stripped:
        cells = stripped.split("\t")
        return None if _MARKER.fullmatch(cells[0].strip()) else cells
    return None


def pair(line: str) -> list[str] | None:
    """Label and answer of a paragraph that tabs divide in two; else None, since tabs also set columns and indents."""
    cells = [cell for cell in row_cells(line) or () if cell.strip()]
    return cells if len(cells) == 2 else None
