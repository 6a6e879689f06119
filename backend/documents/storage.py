"""The bytes of documents: `<data folder>/documents/<two characters>/<id>`, shared by all app processes.

A file appears under its name when all of it is on disk, and never changes. The folder is not served; no name that
somebody chose becomes part of a path.
"""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from backend.core.records import new_id

_PARTIAL = ".part"
_CONTENT_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def keep(data_dir: Path, data: bytes) -> str:
    """Store the bytes durably; their id. What is stored here and never named by a row is swept."""
    content_id = new_id()
    path = _path(data_dir, content_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = path.with_suffix(_PARTIAL)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(path)
    _settle(path.parent)
    return content_id


def put(data_dir: Path, content_id: str, data: bytes) -> None:
    """Store bytes under an id they had before (restoring); replaces what stands there."""
    made = _path(data_dir, keep(data_dir, data))
    path = _path(data_dir, content_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made.replace(path)
    _settle(path.parent)


def open_content(data_dir: Path, content_id: str) -> IO[bytes]:
    """The bytes, to read. Raises FileNotFoundError."""
    return _path(data_dir, content_id).open("rb")


def remove(data_dir: Path, content_id: str) -> None:
    """Delete the bytes, if they are there."""
    _path(data_dir, content_id).unlink(missing_ok=True)


def stored_before(data_dir: Path, age_seconds: float) -> Iterator[str]:
    """The ids of everything that was stored so long ago; remains of broken-off writing are removed on the way."""
    limit = time.time() - age_seconds
    for path in sorted((data_dir / "documents").glob("??/*")):
        try:
            if path.stat().st_mtime > limit:
                continue
            if path.suffix == _PARTIAL:
                path.unlink()
            else:
                yield path.name
        except FileNotFoundError:
            # Another worker sweeps, too.
            continue


def is_content_id(content_id: str) -> bool:
    """Whether this can be the id of stored bytes, and so no path to anywhere else."""
    return _CONTENT_ID.fullmatch(content_id) is not None


def _path(data_dir: Path, content_id: str) -> Path:
    if not is_content_id(content_id):
        raise FileNotFoundError(content_id)
    # The end of a UUIDv7 is random, its beginning is the time.
    return data_dir / "documents" / content_id[-2:] / content_id


def _settle(folder: Path) -> None:
    """Make the new name durable, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
