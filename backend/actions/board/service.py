"""Drawing the board: say 304, else serve kept bytes, else assemble from kept cards, one build at a time."""

import gzip
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import orjson
from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.alarms import Day, raised
from backend.actions.board import columns as board_columns
from backend.actions.board import queries
from backend.actions.board.columns import Column, Columns
from backend.actions.board.schemas import BoardBy
from backend.actions.cards import service as cards
from backend.actions.policy import Rights
from backend.core.clock import today
from backend.core.etags import matches
from backend.core.events import sequence_of
from backend.core.http import Answer
from backend.core.language import negotiate
from backend.core.problems import NotFound

KEPT = 128
GZIP_FROM = 1400


@dataclass
class KeptBoard:
    """One board's bytes as of a sequence; `lock` lets one request build while the others wait for its bytes."""

    etag: str = ""
    body: bytes = b""
    gzipped: bytes | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Boards:
    """The boards that this process keeps. They are named by everything they depend on, so none is ever stale."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, ...], KeptBoard] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, name: tuple[str, ...]) -> KeptBoard:
        """The place for this board; the one longest unused gives way."""
        with self._lock:
            kept = self._kept.get(name)
            if kept is None:
                kept = self._kept[name] = KeptBoard()
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            else:
                self._kept.move_to_end(name)
            return kept


def draw(session: Session, request: Request, actor: Actor, alliance_id: str, by: BoardBy) -> Answer:
    """The board as bytes. `sequence` is read before the rows: bytes are never newer than their name."""
    sequence = sequence_of(session, alliance_id)
    rights = Rights(session, actor, alliance_id)
    language = negotiate(request.headers.get("accept-language"))
    day = today().isoformat()
    name = (alliance_id, by.value, rights.key, language, day)
    etag = f'"{sequence}-{crc32("|".join(name).encode()):08x}"'
    headers = {"Vary": "Accept-Encoding, Accept-Language, Authorization, Cookie"}
    if matches(request.headers.get("if-none-match"), etag):
        return Answer(b"", etag, headers=headers)
    kept = _boards(request).of(name)
    if kept.etag != etag:
        with kept.lock:
            if kept.etag != etag:
                body = build(session, rights, alliance_id, by, language, sequence)
                kept.body, kept.gzipped, kept.etag = body, None, etag
    body, gzipped = kept.body, kept.gzipped
    if "gzip" in request.headers.get("accept-encoding", "") and len(body) > GZIP_FROM:
        if gzipped is None:
            gzipped = gzip.compress(body, 4, mtime=0)
            if kept.etag == etag:
                kept.gzipped = gzipped
        return Answer(gzipped, etag, headers={**headers, "Content-Encoding": "gzip"})
    return Answer(body, etag, headers=headers)


def build(session: Session, rights: Rights, alliance_id: str, by: BoardBy, language: str, sequence: int) -> bytes:
    """Assemble the board from the kept cards."""
    alliance = queries.alliance(session, alliance_id)
    if alliance is None:
        raise NotFound
    day = Day.of(today(), alliance.silent_after_days)
    rows = queries.cards(session, alliance_id, by, day.silent_before)
    if rights.is_guest:
        rows = [row for row in rows if row.id in rights.open_item_ids]
    columns, key_of = _columns(session, rights, by, rows, language)
    for row in rows:
        # Taken apart at once: a row's members by name are what takes longest here.
        item_id, group_id, created_by, body, *facts = row[: queries.OF_EVERY_CARD]
        can = rights.can_bytes(item_id, group_id, created_by)
        columns[key_of(row)].items.append(cards.with_alarms(body, raised(day.on, *facts), can))
    shown = [column for column in columns.values() if column.items or column.is_kept_empty]
    head = {name: getattr(alliance, name) for name in ("id", "name", "short_name", "kind", "state")}
    return b"".join(
        (
            b'{"alliance":',
            orjson.dumps(head),
            b',"by":"',
            by.value.encode(),
            b'","columns":[',
            b",".join(_column(column) for column in shown),
            b'],"sequence":',
            str(sequence).encode(),
            b"}",
        )
    )


def _columns(session: Session, rights: Rights, by: BoardBy, rows: list[Any], language: str) -> Columns:
    if by is BoardBy.group:
        groups = queries.groups(session, rights.alliance_id)
        if rights.is_guest:
            named = rights.group_ids | {row.group_id for row in rows}
            groups = [group for group in groups if group.id in named]
        return board_columns.by_group(groups, language)
    if by is BoardBy.status:
        return board_columns.by_status(language)
    return (board_columns.by_field if by is BoardBy.field else board_columns.by_owner)(rows, language)


def _column(column: Column) -> bytes:
    head = orjson.dumps({"key": column.key, "title": column.title, "kind": column.kind})
    return head[:-1] + b',"items":[' + b",".join(column.items) + b"]}"


def _boards(request: Request) -> Boards:
    state = request.app.state
    if not hasattr(state, "boards"):
        state.boards = Boards()
    boards: Boards = state.boards
    return boards
