"""Taking a file in: looked at, drawn anew, scanned and stored, before the unit of work that attaches it."""

import hashlib
from dataclasses import dataclass
from typing import IO

import anyio.to_thread
from anyio import CapacityLimiter
from anyio.lowlevel import RunVar

from backend.core.problems import ContentTooLarge, invalid
from backend.documents import names, pictures, scanning, storage
from backend.documents.kinds import kind_of
from backend.documents.problems import DocumentNotAsNamed
from backend.settings import Settings

THREADS = 4
_limiter: RunVar[CapacityLimiter] = RunVar("documents")


@dataclass(frozen=True)
class Upload:
    """A file that was taken in; `service.attach` makes a document of it. What is never attached is swept."""

    name: str
    media_type: str
    size: int
    checksum: str
    content_id: str


async def received(settings: Settings, name: str | None, file: IO[bytes]) -> Upload:
    """`receive`, in one of a few threads of its own: many large pictures at once keep nobody waiting but each other."""
    try:
        limiter = _limiter.get()
    except LookupError:
        limiter = CapacityLimiter(THREADS)
        _limiter.set(limiter)
    return await anyio.to_thread.run_sync(lambda: receive(settings, name, file), limiter=limiter)


def receive(settings: Settings, name: str | None, file: IO[bytes]) -> Upload:
    """Take in one file under the name it was sent with. Takes up to a few seconds: call it outside of a unit of work,
    in a thread, and only for somebody who may attach.

    Raises 413 beyond `max_document_bytes`, 415 and 422 for what is not kept, 503 if the virus scanner is away.
    """
    file.seek(0)
    data = file.read(settings.max_document_bytes + 1)
    if len(data) > settings.max_document_bytes:
        raise ContentTooLarge(limit=settings.max_document_bytes)
    if not data.strip():
        raise invalid("#/file", "empty_file")
    cleaned = names.clean(name or "")
    stem, ending = names.split(cleaned)
    kind = kind_of(data, ending)
    if not ending:
        cleaned = f"{stem or 'file'}{kind.endings[0]}"
    elif ending.lower() not in kind.endings:
        raise DocumentNotAsNamed(ending=ending, endings=", ".join(kind.endings))
    if settings.clamd:
        scanning.refuse_infected(settings.clamd, data)
    if kind.picture:
        data = pictures.drawn_anew(data, kind)
    return Upload(
        name=cleaned,
        media_type=kind.media_type,
        size=len(data),
        checksum=hashlib.sha256(data).hexdigest(),
        content_id=storage.keep(settings.data_dir, data),
    )
