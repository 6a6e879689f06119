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
    # A title may hold line breaks; a header must not.
    name = "".join(letter if letter.isprintable() else " " for letter in name)
    plain = re.sub(r'[?"\\]', "_", name.encode("ascii", "replace").decode())
    headers = {
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Language, Authorization, Cookie",
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
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


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
