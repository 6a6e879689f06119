"""Cutting a record into regions: head, introduction, ideas, cards, duties."""

from dataclasses import dataclass, field
from typing import Literal

from backend.imports.grammar.groups import names_group
from backend.imports.grammar.labels import body_kind, section_kind
from backend.imports.grammar.outline import Line
from backend.imports.rules import QUESTION_WORDS

RegionKind = Literal["head", "introduction", "ideas", "results", "duties", "group", "card", "table"]
#: The next question of a card stands within so many lines.
_CARD_REACH = 25


@dataclass(slots=True)
class Region:
    """A stretch of lines of one kind; `opening` is the heading that announced it."""

    kind: RegionKind
    opening: Line | None = None
    lines: list[Line] = field(default_factory=list)


def regions(lines: list[Line], tables: dict[int, bool]) -> list[Region]:
    """The regions in order. `tables` are those read by rows and columns, with whether they hold cards."""
    found = [Region("head")]
    index = 0
    while index < len(lines):
        line = lines[index]
        current = found[-1]
        if line.table in tables:
            end = index
            while end < len(lines) and lines[end].table == line.table:
                end += 1
            found += [Region("table", None, lines[index:end]), Region(_after(current.kind))]
            index = end
            continue
        if _heads_cards(lines, index, current.kind, tables):
            found += [Region("group", line), Region(_after(current.kind))]
            index += 1
            continue
        if _starts_card(lines, index, current.kind):
            end = _end_of_card(lines, index, tables)
            found += [Region("card", None, lines[index:end]), Region(_after(current.kind))]
            index = end
            continue
        kind = _section(lines, index, current)
        if kind is None:
            current.lines.append(line)
        else:
            opens = kind != "duties" or body_kind(line.text) is None
            found.append(Region(kind, line if opens else None, [] if opens else [line]))
        index += 1
    return [region for region in found if region.lines or region.opening]


def _after(kind: RegionKind) -> RegionKind:
    return "results" if kind in ("head", "ideas", "introduction") else kind


def _section(lines: list[Line], index: int, current: Region) -> RegionKind | None:
    line = lines[index]
    if not _may_be_heading(line):
        return None
    kind = section_kind(line.text)
    if kind is not None:
        return kind
    if current.kind != "duties" and body_kind(line.text) is not None and _list_follows(lines, index):
        return "duties"
    asks = line.text.endswith("?") and len(line.text.split()) > 3
    return "ideas" if asks and current.kind == "head" and index + 1 < len(lines) else None


def _may_be_heading(line: Line) -> bool:
    if line.heading is not None:
        return True
    standing_free = line.after_blank or line.text.endswith(":") or line.marker == "number"
    return (
        standing_free
        and line.marker != "bullet"
        and len(line.text.split()) <= QUESTION_WORDS
        and not line.text.endswith((".", ",", ";"))
        and not (line.label is not None and line.label.answer)
    )


def _list_follows(lines: list[Line], index: int) -> bool:
    following = lines[index + 1 : index + 3]
    return bool(following) and all(line.marker for line in following) and len(lines[index].text.split()) <= 6


def _starts_card(lines: list[Line], index: int, region: RegionKind) -> bool:
    line = lines[index]
    if line.label is not None and (line.question is not None or line.label.answer):
        return _has_second_question(lines, index) and not (region == "ideas" and line.marker == "bullet")
    if line.marker == "bullet" or index + 1 >= len(lines) or (line.cells and len(line.cells) > 1):
        return False
    following = lines[index + 1]
    if following.label is None or section_kind(line.text) is not None:
        return False
    return _has_second_question(lines, index + 1) and _could_be_title(line)


def _heads_cards(lines: list[Line], index: int, region: RegionKind, tables: dict[int, bool]) -> bool:
    """Whether a line names the group of the cards that begin right below it, or below a title of their own."""
    if not names_group(lines[index]) or index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    if following.table in tables:
        return tables[following.table or 0]
    if _starts_card(lines, index + 1, region):
        return True
    behind = lines[index + 2].table if index + 2 < len(lines) else None
    return behind in tables and tables[behind or 0] and following.marker == "" and _could_be_title(following)


def _could_be_title(line: Line) -> bool:
    return len(line.text.split()) <= 20 and (line.heading is not None or not line.text.endswith((",", ";")))


def _has_second_question(lines: list[Line], index: int) -> bool:
    """Whether a label is followed by the card's other questions before anything else begins."""
    asked: set[str] = set()
    answered = False
    for line in lines[index : index + _CARD_REACH]:
        if line.question is not None:
            if line.question in asked:
                return False
            asked.add(line.question)
            answered = line.label is not None and bool(line.label.answer)
            if len(asked) > 1:
                return True
        elif (_may_be_heading(line) and (line.heading is not None or section_kind(line.text) is not None)) or (
            asked and answered and line.after_blank and not line.marker
        ):
            return False
        else:
            answered = answered or bool(asked)
    return False


def _end_of_card(lines: list[Line], index: int, tables: dict[int, bool]) -> int:
    """The first line behind the card that begins at `index`."""
    asked: set[str] = set()
    answered = False
    for place in range(index, len(lines)):
        line = lines[place]
        if line.table in tables:
            return place
        if line.label is not None and (line.question or not asked or line.label.answer):
            if line.label.kind in asked:
                return place
            asked.add(line.label.kind)
            answered = bool(line.label.answer)
            continue
        if place == index:
            continue
        if not asked:
            return place
        if _begins_something(lines, place, asked, answered):
            return place
        answered = True
    return len(lines)


def _begins_something(lines: list[Line], place: int, asked: set[str], answered: bool) -> bool:
    """Whether a line without label ends the card rather than continuing the last answer."""
    line = lines[place]
    if line.heading is not None:
        return True
    if _may_be_heading(line) and section_kind(line.text) is not None:
        return True
    if line.after_blank and answered and line.marker != "bullet" and line.indent == 0:
        return True
    if not answered or line.marker != "":
        return False
    # Between a group's name and the first question a title may stand.
    return any(
        below.label is not None and below.label.kind in asked and _has_second_question(lines, at)
        for at, below in enumerate(lines[place + 1 : place + (3 if names_group(line) else 2)], place + 1)
    )
