"""Answers that are files: written within the unit of work, sent piece by piece afterwards."""

import hashlib
import re
from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from backend.core.etags import matches

_IN_MEMORY = 1024 * 1024
_PIECE = 64 * 1024


def download(request: Request, name: str, media_type: str, state: str, write: Callable[[IO[bytes]], None]) -> Response:
    """The file that `write` writes, under this name. `state` names all that its content depends on.

    A caller who has it already gets 304 before anything is written. What is large waits on disk, not in memory.
    """
    tag = '"' + hashlib.sha256(f"{request.url}\n{state}".encode()).hexdigest()[:32] + '"'
    headers = {
        "Cache-Control": "private, no-store",
        "Vary": "Accept-Language, Authorization, Cookie",
        "Content-Disposition": content_disposition(name),
        "ETag": tag,
    }
    if matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed when the last piece has left)
    try:
        write(file)
        headers["Content-Length"] = str(file.seek(0, 2))
    except BaseException:
        file.close()
        raise
    return StreamingResponse(_pieces(file), 200, headers, media_type)


def stored(
    request: Request, name: str, media_type: str, size: int, tag: str, open_content: Callable[[], IO[bytes]]
) -> Response:
    """A file that somebody else once sent, so that no browser ever runs anything in it. `size` in bytes."""
    headers = {
        "Cache-Control": "private, no-store",
        "Vary": "Authorization, Cookie",
        "Content-Disposition": content_disposition(name),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "ETag": tag,
    }
    if matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    # As a header, so that the framework claims no charset for a text.
    headers |= {"Content-Type": media_type, "Content-Length": str(size)}
    return StreamingResponse(_pieces(open_content()), 200, headers)


def content_disposition(name: str) -> str:
    """The header that names a file to save (RFC 6266, with RFC 8187 for what is not ASCII)."""
    # A title may hold line breaks; a header must not.
    name = "".join(letter if letter.isprintable() else " " for letter in name)
    plain = re.sub(r'[?"\\]', "_", name.encode("ascii", "replace").decode())
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
