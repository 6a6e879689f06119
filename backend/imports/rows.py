"""Cards of a document and the action items they are: rows of tables by number, everything else by title.

A row that names an action item by its number says what the item shall be: where its cells differ from what an export
would write now, the item is changed. A row that nobody has touched changes nothing.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlmodel import Session

from backend.actions.cards import queries as card_queries
from backend.actions.sheets import cells as sheet
from backend.alliances.models import Alliance
from backend.core.language import LANGUAGES
from backend.imports.matching import Here, key
from backend.imports.readers.lines import Document
from backend.imports.schemas import ImportOut, ItemFound
from backend.imports.understanding import ActionItem, Notice, Understanding

CODES = frozenset({"number_unknown", "number_twice"})
#: Of these an empty cell says nothing.
_NEVER_EMPTY = frozenset({"number", "title", "status", "visibility", "next_date"})
_CORRECTABLE = (
    "title", "idea", "group", "field_of_action", "status", "status_label", "funding", "visibility",
    "steps", "assignments", "follow_ups", "partners", "sponsors",
)  # fmt: skip


@dataclass
class Edit:
    """What a row changes of the action item that it names."""

    index: int
    item: ItemFound
    card: Mapping[str, Any]
    language: str
    cells: dict[str, str] = field(default_factory=dict)
    corrected: set[str] = field(default_factory=set)


def match(
    session: Session, here: Here, alliance: Alliance, document: Document, read: Understanding, found: ImportOut
) -> list[Edit]:
    """Say of each card whether it is here, and what its row changes of it."""
    rows = _cells(document, read)
    by_number = {f"{alliance.short_name}-{row.number}": row.id for row in here.items.values()}
    named: list[tuple[int, ItemFound]] = []
    others: list[ItemFound] = []
    for index, item in enumerate(found.action_items):
        number = (item.number or "").strip().upper()
        item_id = by_number.get(number)
        if item_id is not None and here.claim(item_id):
            item.id = item_id
            named.append((index, item))
        elif item_id is not None:
            item.id, item.outcome = item_id, "known"
            found.warnings.append(_notice(item, "number_twice", "This number stands twice in the table."))
        else:
            others.append(item)
            if re.fullmatch(rf"{re.escape(alliance.short_name)}-\d+", number):
                found.warnings.append(_notice(item, "number_unknown", "No card has this number."))
    for item in others:
        item.id = here.take("action_item", key(item.title))
    for item in found.action_items:
        item.outcome, item.changes = "known" if item.id else "new", {}
        if item.id:
            item.number = f"{alliance.short_name}-{here.items[item.id].number}"
    edits = _edits(session, here, named, rows, {item.line: item for item in read.action_items})
    untouched = {item.line for _, item in named if item.outcome == "known" and rows.get(item.line, {}).get("number")}
    found.warnings = [one for one in found.warnings if one.line not in untouched]
    found.unplaced = [one for one in found.unplaced if one.line not in untouched]
    return edits


def _edits(
    session: Session,
    here: Here,
    named: list[tuple[int, ItemFound]],
    rows: dict[int, dict[str, str]],
    read: dict[int, ActionItem],
) -> list[Edit]:
    named = [(index, item) for index, item in named if rows.get(item.line, {}).get("number")]
    kept = card_queries.kept_of(session, [str(item.id) for _, item in named])
    group_names = {row.id: row.name for row in here.groups}
    edits = []
    for index, item in named:
        card = orjson.loads(kept[str(item.id)].body)
        edit = _edit(index, item, card, group_names.get(card["group_id"]), rows[item.line])
        _correct(edit, read.get(item.line))
        if edit.cells or edit.corrected:
            item.outcome = "changed"
            edits.append(edit)
    return edits


def _edit(index: int, item: ItemFound, card: Mapping[str, Any], group: str | None, row: Mapping[str, str]) -> Edit:
    shown = {language: sheet.cells(card, group, language) for language in LANGUAGES}
    differing = {
        language: {name for name, cell in row.items() if name in sheet.FIELDS and plain(cell) != plain(now[name])}
        for language, now in shown.items()
    }
    language = min(LANGUAGES, key=lambda one: len(differing[one]))
    edit = Edit(index, item, card, language)
    for name in sheet.FIELDS:
        if all(name in names for names in differing.values()) and not (name in _NEVER_EMPTY and not row[name].strip()):
            edit.cells[name] = row[name]
            item.changes[name] = [shown[language][name], row[name]]
    edit.cells.pop("number", None)
    item.changes.pop("number", None)
    return edit


def _correct(edit: Edit, read: ActionItem | None) -> None:
    """What a person has corrected counts, whatever the cells say."""
    if read is None:
        return
    for name in _CORRECTABLE:
        said, understood = getattr(edit.item, name), getattr(read, name)
        if said != understood:
            edit.corrected.add(name)
            if isinstance(said, str | None):
                edit.item.changes[name] = [str(edit.card.get(name) or ""), said or ""]
            else:
                before = [line for line, _ in sheet.lines(edit.card, name, edit.language)]
                edit.item.changes[name] = ["\n".join(before), "\n".join(one.source for one in said)]


def plain(cell: str) -> str:
    """A cell without what spreadsheets and readers do to spacing."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", cell).split("\n"))
    return "\n".join(line for line in lines if line)


def _cells(document: Document, read: Understanding) -> dict[int, dict[str, str]]:
    """The cells of each row of a table by field, by line."""
    headers = {heading.line for heading in read.headings if heading.role == "table_header"}
    found: dict[int, dict[str, str]] = {}
    columns: dict[str, int] = {}
    table: int | None = None
    for line in document.lines:
        if line.number in headers:
            table = line.table
            columns = {name: line.cells.index(text) for name, text in read.columns.items() if text in line.cells}
        elif line.kind == "cell_row" and line.table == table:
            found[line.number] = {
                name: line.cells[place] if place < len(line.cells) else "" for name, place in columns.items()
            }
    return found


def _notice(item: ItemFound, code: str, detail: str) -> Notice:
    return Notice(line=item.line, text=item.number or "", code=code, detail=detail)
