"""Writing a backup: one consistent state, in one transaction, row by row."""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from backend import __version__
from backend.core.clock import now
from backend.core.db import Database
from backend.core.schemas import format_timestamp
from backend.documents import storage
from backend.documents.models import Document
from backend.operation import queries
from backend.operation.backups import DOCUMENTS, FORMAT, MANIFEST, tables
from backend.operation.backups.lines import encode
from backend.operation.schema import newest_revision


def write(database: Database, path: Path, data_dir: Path) -> dict[str, int]:
    """Write the backup and give the number of rows by table. A file of this name is replaced when all is written.

    `data_dir` is where the bytes of attached files lie. Raises FileNotFoundError if some of them are missing.
    """
    counts = {}
    contents: list[str] = []
    with _replacing(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        with snapshot(database) as connection:
            for table in tables():
                number = 0
                with archive.open(f"{table.name}.ndjson", "w", force_zip64=True) as file:
                    for row in queries.rows_of(connection, table):
                        file.write(encode(row))
                        number += 1
                        if table.name == Document.__tablename__ and row["content_id"]:
                            contents.append(row["content_id"])
                counts[table.name] = number
        for content_id in contents:
            _add(archive, data_dir, content_id)
        manifest = {
            "format": FORMAT,
            "product": "Bündniswerk",
            "version": __version__,
            "revision": newest_revision(),
            "created_at": format_timestamp(now()),
            "tables": counts,
            "documents": len(contents),
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False))
    return counts


def _add(archive: zipfile.ZipFile, data_dir: Path, content_id: str) -> None:
    """The bytes of one attached file, unpacked: most kinds are packed already."""
    entry = zipfile.ZipInfo(f"{DOCUMENTS}{content_id}")
    with storage.open_content(data_dir, content_id) as source, archive.open(entry, "w", force_zip64=True) as file:
        shutil.copyfileobj(source, file)


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """A connection that sees one state of the database however long it reads."""
    engine = database.engine
    if not database.is_sqlite:
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection:
        yield connection


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` that only its owner reads, put in its place at the end."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
