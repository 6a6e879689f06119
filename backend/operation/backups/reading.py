"""Restoring a backup: into an empty database with the same schema, all of it or nothing."""

import json
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, insert, text
from sqlalchemy.exc import DataError, IntegrityError

from backend.core.db import Database
from backend.documents import storage
from backend.operation import queries
from backend.operation.backups import DOCUMENTS, FORMAT, MANIFEST, tables
from backend.operation.backups.lines import column_type, decode
from backend.operation.schema import newest_revision

ROWS_AT_ONCE = 500


class NotRestored(Exception):
    """Why a backup was not restored, as a sentence."""


def restore(database: Database, path: Path, data_dir: Path) -> dict[str, int]:
    """Restore the backup and give the number of rows by table. Raises NotRestored.

    The bytes of attached files go to `data_dir`, before the rows are committed.
    """
    try:
        with zipfile.ZipFile(path) as archive, database.unit(write=True) as session:
            manifest = _manifest(archive)
            connection = session.connection()
            if not queries.has_no_rows(connection, tables()):
                raise NotRestored("The database is not empty: restore only into an empty one.")
            with_late_checks(connection, database.is_sqlite, late=True)
            counts = {table.name: _fill(connection, archive, table) for table in tables()}
            with_late_checks(connection, database.is_sqlite, late=False)
            if counts != manifest["tables"]:
                raise NotRestored(f"{path} is damaged: rows are missing.")
            if _put_documents(archive, data_dir) != manifest.get("documents", 0):
                raise NotRestored(f"{path} is damaged: attached files are missing.")
            return counts
    except (zipfile.BadZipFile, KeyError, ValueError) as failure:
        raise NotRestored(f"{path} is no backup of ours, or it is damaged ({failure}).") from failure
    except (IntegrityError, DataError) as failure:
        raise NotRestored(f"{path} is damaged: its records do not fit each other.") from failure


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT or manifest["revision"] != newest_revision():
        raise NotRestored(
            f"The backup was made by version {manifest['version']} with schema {manifest['revision']}, this one has "
            f"schema {newest_revision()}: restore it with that version, then run `buendniswerk migrate`."
        )
    return manifest


def _put_documents(archive: zipfile.ZipFile, data_dir: Path) -> int:
    names = [name for name in archive.namelist() if name.startswith(DOCUMENTS)]
    for name in names:
        # A name that is no id of ours raises ValueError and leads nowhere.
        storage.put(data_dir, str(UUID(name.removeprefix(DOCUMENTS))), archive.read(name))
    return len(names)


def _fill(connection: Connection, archive: zipfile.ZipFile, table: Table) -> int:
    statement = insert(table).values(
        {column.name: bindparam(column.name, type_=column_type(column)) for column in table.c}
    )
    number = 0
    with archive.open(f"{table.name}.ndjson") as file:
        rows: Iterator[dict[str, Any]] = (decode(line, table) for line in file)
        while chunk := list(islice(rows, ROWS_AT_ONCE)):
            connection.execute(statement, chunk)
            number += len(chunk)
    return number


def with_late_checks(connection: Connection, is_sqlite: bool, *, late: bool) -> None:
    """Check references when all rows are there (late), since tables refer to each other in circles; or check now.

    Afterwards the constraints are as before. Raises NotRestored or IntegrityError for a reference to nothing.
    """
    if is_sqlite:
        if late:
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        elif connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
            # Asked before the commit: one that fails leaves SQLite within its transaction.
            raise NotRestored("The backup is damaged: its records do not fit each other.")
        return
    if not late:
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    quote = connection.dialect.identifier_preparer.quote
    timing = "DEFERRABLE INITIALLY DEFERRED" if late else "NOT DEFERRABLE"
    for table in tables():
        for constraint in table.foreign_key_constraints:
            name = quote(str(constraint.name))
            connection.execute(text(f"ALTER TABLE {quote(table.name)} ALTER CONSTRAINT {name} {timing}"))
