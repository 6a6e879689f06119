"""Writing an archive: one consistent state, row by row, with a checksum of every file in it."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection

from backend import __version__
from backend.core.clock import now
from backend.core.language import LANGUAGES, text
from backend.core.schemas import format_timestamp
from backend.documents import storage
from backend.operation.archives import EMPTIED, FORMAT, KIND, MANIFEST, queries, tables
from backend.operation.backups.lines import encode
from backend.operation.schema import newest_revision

_PIECE = 256 * 1024


def write(connection: Connection, data_dir: Path, alliance_id: str, file: IO[bytes]) -> dict[str, Any]:
    """Write the archive of one alliance as `connection` sees it (a snapshot); gives its manifest."""
    files: dict[str, Any] = {}
    alliance: dict[str, Any] = {}
    contents: list[str] = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for table in tables():
            name, number = f"tables/{table.name}.ndjson", 0
            entry = _Entry()
            with archive.open(name, "w", force_zip64=True) as target:
                for row in queries.rows_of(connection, table, alliance_id):
                    if table.name == "alliances":
                        alliance = {column: row[column] for column in ("id", "name", "slug")}
                    if table.name == "documents" and row["content_id"]:
                        contents.append(row["content_id"])
                    left_out = EMPTIED.get(table.name, ())
                    shown = {column: value for column, value in row.items() if column not in left_out}
                    entry.add(target, encode(shown))
                    number += 1
            files[name] = {**entry.facts(), "rows": number}
        for content_id in contents:
            name = f"documents/{content_id}"
            entry = _Entry()
            with (
                storage.open_content(data_dir, content_id) as source,
                archive.open(name, "w", force_zip64=True) as target,
            ):
                for piece in _pieces(source):
                    entry.add(target, piece)
            files[name] = entry.facts()
        manifest = {
            "kind": KIND,
            "format": FORMAT,
            "product": "Bündniswerk",
            "version": __version__,
            "revision": newest_revision(),
            "created_at": format_timestamp(now()),
            "alliance": alliance,
            "files": files,
        }
        for language in LANGUAGES:
            archive.writestr(text("archive.readme.name", language), _readme(manifest, language))
        archive.writestr(MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False))
    return manifest


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(_PIECE):
        yield piece


class _Entry:
    """What is said of one file: its length and its SHA-256."""

    def __init__(self) -> None:
        self._digest, self._size = hashlib.sha256(), 0

    def add(self, target: IO[bytes], piece: bytes) -> None:
        """Write a piece of the file."""
        target.write(piece)
        self._digest.update(piece)
        self._size += len(piece)

    def facts(self) -> dict[str, Any]:
        """For the manifest."""
        return {"size": self._size, "sha256": self._digest.hexdigest()}


def _readme(manifest: dict[str, Any], language: str) -> str:
    name, made = manifest["alliance"]["name"], manifest["created_at"][:10]
    return text("archive.readme.text", language, name=name, made=made, files=_listed(manifest["files"], language))


def _listed(files: dict[str, Any], language: str) -> str:
    def lines() -> Iterable[str]:
        for name, facts in files.items():
            if "rows" in facts:
                yield text("archive.readme.line", language, name=name, rows=facts["rows"])

    return "\n".join(lines())
