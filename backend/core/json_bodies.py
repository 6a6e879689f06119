"""Reads JSON bodies by the letter: a name stands once in its object, and a number is one (RFC 8259, RFC 7493).

Programs disagree about which of two members counts, and "NaN" is no JSON. What would be read differently by two of
them is refused, not guessed.
"""

import json
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn

from fastapi import Request, Response
from fastapi.routing import APIRoute

DUPLICATE = "json_duplicate"


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise json.JSONDecodeError(DUPLICATE, "", 0)
    return members


def _no_number(written: str) -> NoReturn:
    raise json.JSONDecodeError(written, "", 0)


class _Strict(Request):
    async def json(self) -> Any:
        return json.loads(await self.body(), object_pairs_hook=_members, parse_constant=_no_number)


class StrictRoute(APIRoute):
    """A route whose bodies are read so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The framework's handler, before which a request that may have a body is read strictly."""
        handle = super().get_route_handler()
        if (self.methods or set()) <= {"GET", "HEAD"}:
            return handle

        async def strictly(request: Request) -> Response:
            return await handle(_Strict(request.scope, request.receive))

        return strictly
