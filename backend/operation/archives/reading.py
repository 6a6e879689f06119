"""Restoring an archive: the alliance is added to an installation, all of it or nothing."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session, SQLModel

from backend.access.actors import SYSTEM
from backend.access.models import User
from backend.actions.cards import service as cards
from backend.core import events
from backend.core.db import Database
from backend.documents import storage
from backend.operation.archives import EMPTIED, FORMAT, KIND, MANIFEST, NAMES_USER, belonging, queries, tables
from backend.operation.backups.lines import column_type, decode
from backend.operation.backups.reading import ROWS_AT_ONCE, NotRestored, with_late_checks
from backend.operation.schema import newest_revision

_PIECE = 256 * 1024
FOREIGN = "The archive is damaged: it holds what does not belong to its alliance."
#: What may be here already, and the column besides the id that says so.
SHARED = {"municipalities": "slug", "users": "email"}


def is_archive(path: Path) -> bool:
    """Whether the file says of itself that it is the archive of an alliance."""
    try:
        with zipfile.ZipFile(path) as archive:
            return json.loads(archive.read(MANIFEST)).get("kind") == KIND
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError):
        return False


def restore(database: Database, data_dir: Path, path: Path) -> dict[str, int]:
    """Add the alliance and give the number of rows by table. Raises NotRestored."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            _compare(archive, manifest["files"])
            return database.run(lambda session: _Restoring(session, archive, manifest, data_dir).run(), write=True)
    except (zipfile.BadZipFile, KeyError, ValueError) as failure:
        raise NotRestored(f"{path} is no archive of ours, or it is damaged ({failure}).") from failure
    except (IntegrityError, DataError) as failure:
        raise NotRestored(f"{path} is damaged: its records do not fit each other.") from failure


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["kind"] != KIND or manifest["format"] != FORMAT or manifest["revision"] != newest_revision():
        raise NotRestored(
            f"The archive was made by version {manifest['version']} with schema {manifest['revision']}, this one has "
            f"schema {newest_revision()}: restore it with that version, then migrate and make the archive anew."
        )
    return manifest


def _compare(archive: zipfile.ZipFile, files: dict[str, Any]) -> None:
    """Raise NotRestored unless every file is there as it was written, before anything is stored."""
    for name, facts in files.items():
        digest = hashlib.sha256()
        with archive.open(name) as file:
            for piece in iter(lambda: file.read(_PIECE), b""):
                digest.update(piece)
        if digest.hexdigest() != facts["sha256"]:
            raise NotRestored(f"The archive is damaged: {name} is not what was written.")


class _Restoring:
    """One alliance on its way into one unit of work."""

    def __init__(self, session: Session, archive: zipfile.ZipFile, manifest: dict[str, Any], data_dir: Path) -> None:
        self.session = session
        self.connection: Connection = session.connection()
        self.archive = archive
        self.manifest = manifest
        self.data_dir = data_dir
        self.alliance_id: str = manifest["alliance"]["id"]
        #: Records that are here under another id, by the id in the archive.
        self.here: dict[str, str] = {}

    def run(self) -> dict[str, int]:
        """All of it; the caller commits."""
        is_sqlite = self.connection.dialect.name == "sqlite"
        with_late_checks(self.connection, is_sqlite, late=True)
        counts = {table.name: self._fill(table) for table in tables()}
        with_late_checks(self.connection, is_sqlite, late=False)
        if belonging.reaches_further(self.connection, self.alliance_id):
            raise NotRestored(FOREIGN)
        self._files()
        for portion in queries.items(self.session, self.alliance_id):
            cards.refresh(self.session, list(portion))
        subject = events.Subject("alliance", self.alliance_id)
        events.record(self.session, SYSTEM, "alliance.restored", subject, stream_id=events.INSTALLATION)
        return counts

    def _fill(self, table: Table) -> int:
        left_out = EMPTIED.get(table.name, ())
        columns = {
            column.name: bindparam(column.name, type_=column_type(column))
            for column in table.c
            if column.name not in left_out
        }
        statement, number = insert(table).values(columns), 0
        with self.archive.open(f"tables/{table.name}.ndjson") as file:
            rows = (row for line in file if (row := self._placed(table, decode(line, table))) is not None)
            while chunk := list(islice(rows, ROWS_AT_ONCE)):
                self.connection.execute(statement, chunk)
                number += len(chunk)
        return number

    def _placed(self, table: Table, row: dict[str, Any]) -> dict[str, Any] | None:
        """The row as it is stored here; None for what is here already."""
        self._refuse_foreign(table, row)
        if table.name == "users":
            # As accounts are written here; otherwise one address would have two.
            row["email"] = row["email"].strip().lower()
        if table.name in SHARED:
            found = queries.same_here(self.connection, table, row, SHARED[table.name])
            if found is not None:
                self.here[row["id"]] = found
                return None
        if table.name == "users":
            # Only what `OF_USERS` names; rights and proofs are what a new account has.
            return {**User(email=row["email"], name=row["name"]).model_dump(), **row}
        if table.name == "alliances":
            row["municipality_id"] = self.here.get(row["municipality_id"], row["municipality_id"])
            like = (row["id"], row["slug"], row["short_name"], row["municipality_id"])
            if queries.alliance_like(self.connection, *like):
                raise NotRestored(f"There is an alliance {row['slug']} already: nothing was changed.")
        for name in NAMES_USER & row.keys():
            row[name] = self.here.get(row[name], row[name])
        for name in EMPTIED.get(table.name, ()):
            row.pop(name, None)
        return row

    def _refuse_foreign(self, table: Table, row: dict[str, Any]) -> None:
        """A row of another alliance, or a right, has no business in an archive."""
        owner = {"alliances": "id", "streams": "id", "events": "stream_id", "municipalities": None, "users": None}
        column = owner.get(table.name, "alliance_id")
        if (column is not None and row[column] != self.alliance_id) or not belonging.is_fit(table.name, row):
            raise NotRestored(FOREIGN)

    def _files(self) -> None:
        # Bytes without a row would replace those of somebody else.
        named = belonging.contents(self.connection, self.alliance_id)
        for name in self.manifest["files"]:
            if name.startswith("tables/"):
                continue
            content_id = name.removeprefix("documents/")
            if content_id not in named:
                raise NotRestored(f"The archive is damaged: {name} is no document.")
            storage.put(self.data_dir, content_id, self.archive.read(name))


def rows(path: Path, table: str) -> Iterator[dict[str, Any]]:
    """The rows of one table of an archive, for those who only look."""
    with zipfile.ZipFile(path) as archive, archive.open(f"tables/{table}.ndjson") as file:
        for line in file:
            yield decode(line, SQLModel.metadata.tables[table])
