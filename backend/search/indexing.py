"""Keeps the index: reads what happens in each alliance, and writes anew the entries of what it was about.

Entries and position are written in one transaction, so that whoever dies in between has missed nothing. An alliance
without a position (after an update, a restore, an erasure) is built a few hundred records at a time.
"""

from collections.abc import Collection, Iterable
from functools import partial
from typing import Any

from sqlmodel import Session

from backend.core.db import Database
from backend.core.words import composed, fold
from backend.search import queries
from backend.search.entries import queries as entry_queries
from backend.search.entries.sources import SOURCES, Source
from backend.search.entries.texts import Text
from backend.search.models import SearchPosition
from backend.settings import Settings

EVENTS_AT_ONCE = 200
RECORDS_AT_ONCE = 200


def run(database: Database, _settings: Settings) -> int:
    """Follow every alliance to its last event; how many records were looked at. A duty of the worker."""
    done = 0
    for alliance_id in database.run(queries.behind):
        is_behind = True
        while is_behind:
            number, is_behind = database.run(partial(_go_on, alliance_id=alliance_id), write=True)
            done += number
    return done


def rebuild(database: Database, settings: Settings) -> int:
    """Make every entry anew; how many there are. Who searches meanwhile finds what is built already."""
    database.run(queries.forget_all, write=True)
    run(database, settings)
    return database.run(queries.count)


def _go_on(session: Session, alliance_id: str) -> tuple[int, bool]:
    """How many records were looked at, and whether there is more."""
    position = queries.position_to_move(session, alliance_id)
    if position is None:
        queries.begin(session, alliance_id)
        position = queries.position_to_move(session, alliance_id)
    if position is None:
        # Another worker is at it.
        return 0, False
    if position.building is not None:
        return _build(session, position, position.building), True
    return _follow(session, position)


def _build(session: Session, position: SearchPosition, reached: str) -> int:
    """Write the next entries of the kind that was reached, or go on to the next kind."""
    place, _, after = reached.partition(":")
    source = SOURCES[int(place or 0)]
    ids = entry_queries.following(session, source.table, position.alliance_id, after, RECORDS_AT_ONCE)
    queries.forget(session, ids)
    _write(session, source, position.alliance_id, ids)
    if len(ids) == RECORDS_AT_ONCE:
        position.building = f"{int(place or 0)}:{ids[-1]}"
    elif int(place or 0) + 1 < len(SOURCES):
        position.building = f"{int(place or 0) + 1}:"
    else:
        position.building = None
    return len(ids)


def _follow(session: Session, position: SearchPosition) -> tuple[int, bool]:
    happened = queries.happened(session, position.alliance_id, position.sequence, EVENTS_AT_ONCE)
    if not happened:
        return 0, False
    if any(_names_anew(event) for event in happened):
        position.building = ""
    ids = {identifier for event in happened for identifier in (event.subject_id, event.context_id) if identifier}
    ids_of = [ids | (source.following(session, ids) if source.following else set()) for source in SOURCES]
    queries.forget(session, set().union(*ids_of))
    for source, of_source in zip(SOURCES, ids_of, strict=True):
        _write(session, source, position.alliance_id, of_source)
    position.sequence = happened[-1].sequence
    return len(ids), position.building is not None or len(happened) == EVENTS_AT_ONCE


def _names_anew(event: Any) -> bool:
    """Whether every number of the alliance is another one since."""
    return event.type == "alliance.changed" and "short_name" in (event.changes or {})


def _write(session: Session, source: Source, alliance_id: str, ids: Collection[str]) -> None:
    records = entry_queries.living(session, source.table, alliance_id, ids) if ids else []
    queries.write(session, [_row(source, text) for text in source.texts(session, records)])


def _row(source: Source, text: Text) -> dict[str, Any]:
    record, title = text.record, composed(text.title)
    words = composed("\n".join(_said(text.words)))
    return {
        "id": record.id,
        "alliance_id": record.alliance_id,
        "type": source.type.value,
        "group_id": text.group_id,
        "number": text.number,
        "title": title,
        "text": words,
        "folded_title": fold("\n".join(_said([title, *text.also]))),
        "folded_text": fold(words),
        "on_day": text.on_day,
        "place": text.place,
        "updated_at": record.updated_at,
    }


def _said(words: Iterable[str | None]) -> list[str]:
    """What is there, each once."""
    return list(dict.fromkeys(word.strip() for word in words if word and word.strip()))
