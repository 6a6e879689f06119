"""Tables: which column holds what, and each row as an action item or an idea."""

from dataclasses import dataclass
from datetime import date

from backend.core.dates import Impossible, find
from backend.imports import headers
from backend.imports.grammar.cards import Card, action_item
from backend.imports.grammar.ideas import Collection, add_idea, cluster_name
from backend.imports.grammar.labels import normalised, question_kind
from backend.imports.grammar.outline import Line
from backend.imports.problems import UnknownColumn
from backend.imports.understanding import ActionItem, Cluster, Heading, Notice, Unplaced

_QUESTION_FIELDS = {"idea": "idea", "to_do": "steps", "who": "assignments", "next": "follow_ups"}
_CARD_KINDS = {"idea": "idea", "steps": "to_do", "assignments": "who", "follow_ups": "next", "next_date": "next"}


@dataclass(slots=True)
class Table:
    """A table with a header row. `columns` maps fields to column indexes.

    `title` is a line above a single row that has no title of its own, `group` what a heading above all rows names,
    `overridden` says whether the caller's mapping named columns of this table.
    """

    header: Line
    rows: list[Line]
    columns: dict[str, int]
    overridden: bool = False
    title: Line | None = None
    group: str = ""

    def mapping(self) -> dict[str, str]:
        """Fields to the header texts of their columns."""
        return {field: self.header.cells[index] for field, index in self.columns.items()}


def table_of(lines: list[Line], override: dict[str, str] | None = None) -> Table | None:
    """The lines as a table, if one of the first rows is a header; None if none is.

    `override` maps fields to header texts and wins over the guess; UnknownColumn
    if it names a field that does not exist, or only some of its columns are there.
    """
    for place, line in enumerate(lines[:5]):
        columns = guess(line.cells)
        named = bool(override) and bool(set((override or {}).values()) & set(line.cells))
        if override and named:
            columns = _overridden(columns, line.cells, override)
        if named or len(columns) > 1:
            return Table(line, [*lines[:place], *lines[place + 1 :]], columns, named)
    return None


def guess(cells: tuple[str, ...]) -> dict[str, int]:
    """Which field each header cell names; the first column of a field wins."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = " ".join(cell.lower().strip(" :?").split())
        field = next((field for field, names in headers.COLUMNS.items() if name in names), None)
        if field is None:
            kind = question_kind(cell)
            field = _QUESTION_FIELDS[kind] if kind else None
        if field is not None:
            columns.setdefault(field, index)
    return columns


def _overridden(guessed: dict[str, int], cells: tuple[str, ...], override: dict[str, str]) -> dict[str, int]:
    chosen: dict[str, int] = {}
    for field, header in override.items():
        if field not in headers.COLUMNS:
            raise UnknownColumn(f"There is no field {field!r}; fields are {', '.join(headers.COLUMNS)}.")
        if header not in cells:
            raise UnknownColumn(f"The table has no column {header!r}.")
        chosen[field] = cells.index(header)
    taken = set(chosen.values())
    return {field: index for field, index in guessed.items() if index not in taken and field not in chosen} | chosen


def transposed(lines: list[Line]) -> list[Card]:
    """Cards side by side: the questions in the first column, one card in each further column."""
    kinds = [line.question for line in lines if line.cells and line.question]
    width = max((len(line.cells) for line in lines), default=0)
    if len(set(kinds)) < 2 or len(kinds) != len(set(kinds)) or width < 3:
        return []
    asides = [line.raw for line in lines if line.question is None]
    cards = [Card(lines=[line.number for line in lines], source=asides) for _ in range(1, width)]
    for line in lines:
        cells = line.cells[1:] + ("",) * width
        for card, cell in zip(cards, cells, strict=False):
            if line.label is not None and line.label.kind != "title":
                card.add(line.label.kind, line.label.text, line.number, cell)
            elif cell:
                card.title, card.title_line = f"{card.title} {cell}".strip(), line.number
    for card in cards:
        card.title_line = card.title_line or lines[0].number
    return [card for card in cards if card.title or any(card.answers.values())]


def is_idea_table(table: Table) -> bool:
    """Whether rows hold ideas rather than actions: no one named, nothing to do, no date."""
    action_columns = {"steps", "assignments", "follow_ups", "next_date", "status"}
    return not action_columns & table.columns.keys() and bool({"idea", "text"} & table.columns.keys())


def ideas_of(table: Table, into: Collection) -> list[Unplaced]:
    """Take each row as an idea, with its cluster and question."""
    unplaced: list[Unplaced] = []
    for row in table.rows:
        text = _cell(row, table, "text") or _cell(row, table, "idea")
        if not text:
            unplaced.append(Unplaced(line=row.number, text=row.raw))
            continue
        label = _cell(row, table, "field_of_action") or _cell(row, table, "title")
        if label and (not into.clusters or into.clusters[-1].label != label):
            into.clusters.append(Cluster(name=cluster_name(label), label=label, line=row.number))
        into.question = _cell(row, table, "question") or into.question
        add_idea(text, row.number, row.raw, into)
        unplaced += _unmapped(row, table)
    return unplaced


def _unmapped(row: Line, table: Table) -> list[Unplaced]:
    """What stands in columns that no field was found for."""
    mapped = set(table.columns.values())
    headers_of = table.header.cells
    return [
        Unplaced(line=row.number, text=f"{headers_of[index] if index < len(headers_of) else ''}: {cell}".lstrip(": "))
        for index, cell in enumerate(row.cells)
        if cell and index not in mapped
    ]


def clusters_as_columns(lines: list[Line], into: Collection) -> None:
    """Ideas under each other, a cluster a column."""
    header, rows = lines[0], lines[1:]
    into.headings.append(Heading(line=header.number, text=header.raw, role="table_header"))
    for column, label in enumerate(header.cells):
        if not label:
            continue
        into.clusters.append(Cluster(name=cluster_name(label), label=label, line=header.number))
        for row in rows:
            cell = row.cells[column] if column < len(row.cells) else ""
            for text in cell.split("\n"):
                if text.strip(" -•"):
                    add_idea(text.strip(" -•"), row.number, text, into)


def items_of(
    table: Table, reference: date | None, warnings: list[Notice], unplaced: list[Unplaced]
) -> list[ActionItem]:
    """Each row as an action item; rows without a title or idea stay unplaced."""
    items: list[ActionItem] = []
    for row in table.rows:
        if not (_cell(row, table, "title") or _cell(row, table, "idea")):
            unplaced.append(Unplaced(line=row.number, text=row.raw))
            continue
        items.append(_item(row, table, reference, warnings, unplaced))
    return items


def _item(
    row: Line, table: Table, reference: date | None, warnings: list[Notice], unplaced: list[Unplaced]
) -> ActionItem:
    card = Card(
        title=_cell(row, table, "title"), title_line=row.number, lines=[row.number], source=[row.raw],
        verbatim_steps=True, group=table.group,
    )  # fmt: skip
    if table.title is not None:
        card.title, card.title_line = table.title.text, table.title.number
        card.lines.append(table.title.number)
        card.source.insert(0, table.title.raw)
    for field, kind in _CARD_KINDS.items():
        text = _cell(row, table, field)
        # A derived next date repeats what the follow-ups say.
        if text and not (field == "next_date" and _repeats(text, card.text("next"))):
            card.add(
                kind, table.header.cells[table.columns[field]], row.number, text if kind == "idea" else values(text)
            )
    for field in ("partners", "sponsors"):
        if _cell(row, table, field):
            card.add(field, field, row.number, values(_cell(row, table, field)))
    item = action_item(card, reference, warnings, unplaced)
    item.number = _cell(row, table, "number") or None
    item.group = _cell(row, table, "group") or item.group
    item.field_of_action = _cell(row, table, "field_of_action") or None
    item.funding = _cell(row, table, "funding") or None
    item.remarks = _cell(row, table, "remarks") or None
    label = _cell(row, table, "status")
    item.status_label = label or None
    item.status = status_of(label)
    unplaced += _unmapped(row, table)
    shown = _cell(row, table, "visibility").lower()
    item.visibility = "public" if shown in ("public", "öffentlich") else "internal" if shown else None
    if label and item.status is None:
        warnings.append(
            Notice(line=row.number, text=label, code="unknown_status", detail="No known status; the words are kept.")
        )
    return item


def status_of(label: str) -> str | None:
    """The status that words mean: "auf Eis" is on_hold; None if they are unknown."""
    plain = " ".join(label.lower().split()).strip(" .")
    if plain in headers.STATUSES:
        return headers.STATUSES[plain]
    begun = [word for word in headers.STATUSES if plain.startswith(f"{word} ")]
    return headers.STATUSES[max(begun, key=len)] if begun else None


def values(cell: str) -> str:
    """Several values in one cell, one a line: by its lines if it has several, else by semicolons."""
    return cell if "\n" in cell else cell.replace("; ", "\n")


def _repeats(text: str, follow_ups: str) -> bool:
    meant = [found for found in find(text) if not isinstance(found.meaning, Impossible)]
    return normalised(text) in normalised(follow_ups) or any(
        found.meaning == one.meaning for found in find(follow_ups) for one in meant
    )


def _cell(row: Line, table: Table, field: str) -> str:
    index = table.columns.get(field)
    return row.cells[index] if index is not None and index < len(row.cells) else ""
