"""How an address of the protocol is answered: one unit of work in one thread, errors in the form of RFC 7644, 3.12."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from fastapi import Request
from fastapi.responses import Response
from pydantic import ValidationError
from scim2_models import (
    Error,
    InvalidSyntaxException,
    InvalidValueException,
    PayloadTooLargeException,
    SCIMException,
    UnauthorizedException,
)
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session

from backend.access.provisioning.callers import Directory, directory
from backend.core.language import DEFAULT, text
from backend.core.problems import ContentTooLarge, Problem

MEDIA_TYPE = "application/scim+json"
MOST_BYTES = 2_000_000
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Buendniswerk SCIM"'}
ACCEPTED = {"application/scim+json", "application/json"}
Work = Callable[[Session, Directory, bytes], Response]


async def answered(request: Request, work: Work, *, write: bool = False) -> Response:
    """The answer of `work`, which gets the caller's directory and the body. Nothing it wrote stays if it raises."""
    database = request.app.state.database
    try:
        body = b"" if request.method == "GET" else await request.body()
    except ContentTooLarge:
        return failed(PayloadTooLargeException().to_error())

    def unit(session: Session) -> Response:
        caller = directory(session, request)
        if body and request.headers.get("content-type", "").split(";")[0].strip().lower() not in ACCEPTED:
            raise InvalidSyntaxException(detail="The body is application/scim+json")
        if len(body) > MOST_BYTES:
            raise PayloadTooLargeException
        if b"\\u0000" in body and _holds_nul(body):
            raise InvalidValueException(detail="No text holds the character U+0000")
        return work(session, caller, body)

    try:
        answer: Response = await database.perform(unit, write=write)
    except SCIMException as failure:
        return failed(failure.to_error(), CHALLENGE if isinstance(failure, UnauthorizedException) else None)
    except ValidationError as failure:
        return failed(Error.from_validation_errors(failure)[0])
    except Problem as failure:
        detail = text(f"problem.{failure.slug()}.detail", DEFAULT, **failure.values)
        return failed(Error(status=failure.status, detail=detail))
    except DataError:
        return failed(InvalidValueException(detail="Something here cannot be stored").to_error())
    except IntegrityError:
        return failed(Error(status=409, scim_type="uniqueness", detail="Somebody else has just entered the same"))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _holds_nul(body: bytes) -> bool:
    """Whether a text in a body holds U+0000, which not every database stores."""
    try:
        return any("\x00" in said for said in _texts(json.loads(body)))
    except (ValueError, RecursionError):
        # What cannot be read is refused by those who read it.
        return False


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from _texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from _texts(member)


def failed(error: Error, headers: dict[str, str] | None = None) -> Response:
    """An error as the protocol shows it."""
    body = error.model_dump_json(exclude_none=True)
    return Response(body, error.status or 400, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)
