"""Lines with what can be told from each alone: marker, indentation, label."""

import re
from dataclasses import dataclass
from typing import Literal

from backend.imports.grammar.labels import card_label, question_kind, section_kind
from backend.imports.readers.lines import Document, SourceLine
from backend.imports.rules import QuestionKind

_MARKER = re.compile(
    r"(?P<indent>\s*)(?:(?P<hash>#{1,6})\s+|(?P<bullet>[-–—•*·▪◦‣o○●■□☐➢>+])\s+(?:\[[ xX]?\]\s*)?"
    r"|(?P<number>(?:\d{1,2}|[a-zA-Z])[.)]|(?:TOP|Punkt|Item)\s*\d{1,2}\s*[:.)–—-])\s+)?(?P<rest>.*)",
    re.DOTALL,
)
#: Markdown's bold face.
_EMPHASIS = re.compile(r"\*\*|__")
Marker = Literal["", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class Label:
    """A question of the card, or another member, with what stands beside it."""

    kind: str
    question: QuestionKind | None
    text: str
    answer: str


@dataclass(slots=True)
class Line:
    """A non-blank line. `text` is without marker and indentation, `raw` as it was written."""

    number: int
    raw: str
    text: str
    marker: Marker = ""
    indent: int = 0
    heading: int | None = None
    after_blank: bool = False
    before_blank: bool = False
    cells: tuple[str, ...] = ()
    table: int | None = None
    label: Label | None = None

    @property
    def question(self) -> QuestionKind | None:
        """The question this line asks, if any."""
        return self.label.question if self.label else None


def outline(document: Document) -> list[Line]:
    """The document's non-blank lines."""
    result: list[Line] = []
    after_blank = True
    for source in document.lines:
        if source.kind == "blank":
            after_blank = True
            if result:
                result[-1].before_blank = True
            continue
        line = _line(source)
        line.after_blank = after_blank
        result.append(line)
        after_blank = False
    if result:
        result[-1].before_blank = True
    if not any(source.kind == "blank" for source in document.lines):
        _set_sections_apart(result)
    for line in result:
        line.label = _label(line)
    return result


def _set_sections_apart(lines: list[Line]) -> None:
    """Word sets paragraphs apart without empty ones: there, what names a section stands free all the same."""
    for place, line in enumerate(lines):
        if not line.cells and section_kind(line.text) is not None:
            line.after_blank = True
            if place:
                lines[place - 1].before_blank = True


def _line(source: SourceLine) -> Line:
    if source.kind == "cell_row" and len(source.cells) > 1:
        text = "\t".join(cell for cell in source.cells if cell)
        return Line(source.number, source.text, text, cells=source.cells, table=source.table)
    match = _MARKER.fullmatch(source.text)
    if match is None:
        return Line(source.number, source.text, source.text.strip(), cells=source.cells, table=source.table)
    indent = len(match["indent"].expandtabs(4))
    marker: Marker = "bullet" if match["bullet"] else "number" if match["number"] else ""
    line = Line(source.number, source.text.strip(), _EMPHASIS.sub("", match["rest"]).strip(), marker, indent)
    # A row of one cell is a line that happens to stand in a sheet, unless it is a row of a table.
    line.cells, line.table = source.cells, source.table
    if match["hash"]:
        line.heading = len(match["hash"])
    if source.kind == "heading":
        line.heading = source.level
    if source.kind == "item":
        line.marker, line.indent = "bullet", source.level * 4
    if not line.text:
        line.text, line.marker = line.raw, ""
    return line


def _label(line: Line) -> Label | None:
    if line.cells:
        cells = [cell for cell in line.cells if cell]
        if len(cells) > 1:
            return _named(line.cells[0], "\n".join(cells[1:])) if line.cells[0] else None
        return _named(cells[0], "")
    for sign in _signs(line.text):
        head, _, rest = line.text.partition(sign)
        if "\t" not in head:
            named = _named(head, rest.lstrip(" ?:").strip())
            if named is not None:
                return named
    if line.marker != "bullet" and len(line.text.split()) <= 8 and not line.text.endswith((".", ",")):
        return _named(line.text, "")
    return None


def _signs(text: str) -> list[str]:
    """The signs a label may end in, the first first; one within brackets belongs to the label."""
    places = {sign: text.find(sign) for sign in ":?"}
    return sorted(
        (
            sign
            for sign, place in places.items()
            if place >= 0 and text.count("(", 0, place) == text.count(")", 0, place)
        ),
        key=lambda sign: places[sign],
    )


def _named(label: str, answer: str) -> Label | None:
    question = question_kind(label)
    if question is not None:
        return Label(question, question, label.strip(), answer)
    other = card_label(label)
    return None if other is None else Label(other, None, label.strip(), answer)
