"""Use cases: write action items, one of them, or ideas into a file."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import IO, Any

import orjson
from sqlalchemy import Select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.alarms import Day
from backend.actions.cards import queries as card_queries
from backend.actions.cards import service as cards
from backend.actions.filters import ItemFilters
from backend.actions.models import ActionItem
from backend.actions.policy import Rights
from backend.actions.sheets import cells, workshop
from backend.activity.exports import queries
from backend.activity.exports.lists import Exported
from backend.alliances.models import Alliance
from backend.core import ods, sheets
from backend.core.clock import today
from backend.core.language import text

IDEA_COLUMNS = ("question", "cluster", "text", "parent", "idea_state", "action_item")
_LONG = {"text", "note", "changes", "duties", "purpose", "shared_with"}
_WIDE, _NARROW = 60, 24
_IDEA_WIDTHS = (40, 24, 60, 30, 16, 14)


class Format(StrEnum):
    """What kind of file."""

    csv = "csv"
    xlsx = "xlsx"
    ods = "ods"
    json = "json"


MEDIA_TYPES = {
    Format.csv: sheets.CSV_TYPE,
    Format.xlsx: sheets.XLSX_TYPE,
    Format.ods: ods.ODS_TYPE,
    Format.json: "application/json",
}


def write_items(
    session: Session,
    statement: Select[Any],
    rights: Rights,
    alliance: Alliance,
    kind: Format,
    language: str,
    file: IO[bytes],
) -> None:
    """The action items of `statement` (joined with their cards): a row each, or as the list shows them."""
    found = queries.items(session, statement)
    if kind is Format.json:
        write_json(file, (_shown(row, rights, alliance) for row in found))
        return
    rows = (cells.cells(orjson.loads(row.body), row.group_name, language) for row in found)
    table = (list(row.values()) for row in ({field: row[field] for field in cells.FIELDS} for row in rows))
    header = cells.headers(language)
    write_table(
        file, kind, header, table, f"{text('export.action-items', language)} {alliance.short_name}", cells.WIDTHS
    )


def write_all(session: Session, actor: Actor, alliance: Alliance, kind: Format, language: str, file: IO[bytes]) -> None:
    """All action items of the alliance that the actor sees, for the command line."""
    rights = Rights(session, actor, alliance.id)
    everything = ItemFilters(None, None, None, None, None, mine=False, q=None)
    write_items(session, everything.statement(alliance, rights), rights, alliance, kind, language, file)


def write_item(session: Session, item: ActionItem, kind: Format, language: str, file: IO[bytes]) -> None:
    """One action item as the table of the workshop: question and answer, four rows."""
    card = orjson.loads(card_queries.kept_of(session, [item.id])[item.id].body)
    rows = workshop.answers(card, language)
    if kind is Format.json:
        body = {
            "number": card["number"],
            "title": item.title,
            "rows": [{"question": question, "answer": answer} for question, answer in rows],
        }
        file.write(orjson.dumps(body))
    elif kind is Format.csv:
        sheets.write_csv(file, rows)
    else:
        (ods.write_ods if kind is Format.ods else sheets.write_xlsx)(file, rows, item.title, (40, 60), header=False)


def write_ideas(session: Session, alliance: Alliance, kind: Format, language: str, file: IO[bytes]) -> None:
    """The ideas of the alliance in their order."""
    found = queries.ideas(session, alliance.id)
    if kind is Format.json:
        write_json(file, (orjson.dumps(_idea(row, alliance.short_name)) for row in found))
        return
    header = [text(f"export.column.{column}", language) for column in IDEA_COLUMNS]
    rows = (_idea_cells(row, alliance.short_name, language) for row in found)
    write_table(file, kind, header, rows, f"{text('export.ideas', language)} {alliance.short_name}", _IDEA_WIDTHS)


def write_list(
    session: Session,
    actor: Actor,
    alliance: Alliance,
    name: str,
    exported: Exported,
    kind: Format,
    language: str,
    file: IO[bytes],
) -> None:
    """One of the other lists, whole."""
    if kind is Format.json:
        write_json(file, (one.model_dump_json().encode() for one in exported.shown(session, actor, alliance.id)))
        return
    header = [text(f"export.column.{column}", language) for column in exported.columns]
    rows = exported.rows(session, actor, alliance.id, language)
    widths = [_WIDE if column in _LONG else _NARROW for column in exported.columns]
    write_table(file, kind, header, rows, f"{text(f'export.{name}', language)} {alliance.short_name}", widths)


def write_table(
    file: IO[bytes],
    kind: Format,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    title: str,
    widths: Sequence[int],
) -> None:
    """Header and rows in one of the three kinds of table."""

    def whole() -> Iterator[Sequence[str]]:
        yield header
        yield from rows

    if kind is Format.csv:
        sheets.write_csv(file, whole())
    else:
        (ods.write_ods if kind is Format.ods else sheets.write_xlsx)(file, whole(), title, widths)


def write_json(file: IO[bytes], items: Iterable[bytes]) -> None:
    """`{"items": […]}`, item by item."""
    file.write(b'{"items":[')
    for place, item in enumerate(items):
        file.write(b"," + item if place else item)
    file.write(b"]}")


def _shown(row: Any, rights: Rights, alliance: Alliance) -> bytes:
    can = rights.can_bytes(row.id, row.group_id, row.created_by)
    return cards.with_facts(row.body, row, row.status, row.updated_at, Day.of(today(), alliance.silent_after_days), can)


def _idea(row: Any, prefix: str) -> dict[str, Any]:
    return {
        "id": row.id,
        "question": row.question,
        "cluster": row.cluster,
        "text": row.text,
        "parent_id": row.parent_id,
        "position": row.position,
        "state": row.state,
        "action_item": f"{prefix}-{row.number}" if row.number else None,
    }


def _idea_cells(row: Any, prefix: str, language: str) -> list[str]:
    return [
        row.question or "",
        row.cluster or "",
        row.text,
        row.parent_text or "",
        text(f"export.idea_state.{row.state}", language),
        f"{prefix}-{row.number}" if row.number else "",
    ]
