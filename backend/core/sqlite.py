"""SQLite as a database of units of work: how its connections are prepared, and when a unit's transaction begins.

`BEGINS` says when: a read begins at once, without a lock; a writer at once and in its turn; `late`: reads without a
transaction and takes its turn with the first statement that writes or locks, so that nobody waits in line for what
somebody else only reads. A late unit sees what PostgreSQL's level "read committed" shows it, and loses the same
races: to a row's version, for which it runs again.
"""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url

from backend.core.turns import Turns

BEGINS = "begins"
BUSY_TIMEOUT_MS = 15_000
TURN = "turn"


def engine(url: str, threads: int) -> Engine:
    """An engine whose connections write in turns. `threads` is how many connections it keeps."""
    file = _file(url)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
    made = create_engine(
        url,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000},
        pool_size=threads,
        max_overflow=2,
    )
    turns = Turns(file.with_name(file.name + "-turn")) if file else None
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", lambda connection: _begin(connection, turns))
    event.listen(made, "before_cursor_execute", lambda *call: _before(turns, *call))
    event.listen(made, "checkin", _end)
    if turns:
        event.listen(made, "engine_disposed", lambda _engine: turns.close())
    return made


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "cache_size=-32000",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection, turns: Turns | None) -> None:
    begins = connection.get_execution_options().get(BEGINS)
    if begins == "write":
        # A writer that begins as a reader can fail when it upgrades; it takes its turn at once instead.
        _write(connection, turns)
    elif begins is None:
        connection.exec_driver_sql("BEGIN")


def _before(
    turns: Turns | None, connection: Connection, cursor: Any, statement: str, _values: Any, context: Any, _many: bool
) -> None:
    if connection.get_execution_options().get(BEGINS) != "late" or TURN in connection.info:
        return
    locks = getattr(getattr(context.compiled, "statement", None), "_for_update_arg", None) is not None
    if locks or not statement.startswith("SELECT"):
        _write(connection, turns)


def _write(connection: Connection, turns: Turns | None) -> None:
    if turns:
        turns.take()
    connection.info[TURN] = turns
    driver: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]  # SQLite's own
    driver.execute("BEGIN IMMEDIATE")


def _end(connection: sqlite3.Connection | None, record: Any) -> None:
    # A commit that fails leaves SQLite's transaction open, and with it the lock that all writers wait for.
    if connection is not None and connection.in_transaction:
        connection.rollback()
    turns: Turns | None = record.info.pop(TURN, None)
    if turns:
        turns.give_back()


def _file(url: str) -> Path | None:
    path = make_url(url).database
    return Path(path) if path and path != ":memory:" else None
