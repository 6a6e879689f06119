"""Use case: many changes to cards in one unit of work, each in a savepoint of its own."""

from collections.abc import Callable
from typing import Any, TypeVar

import orjson
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import router as single
from backend.actions.bulk.schemas import BulkOperation
from backend.actions.schemas import ActionItemIn, ActionItemPatch, Position
from backend.core.etags import Precondition
from backend.core.handlers import problem_of
from backend.core.http import Answer
from backend.core.problems import Conflict, Problem, invalid

Body = TypeVar("Body", bound=BaseModel)
Details = Callable[[Problem, int], dict[str, Any]]
STATUS = {"create": 201, "change": 200, "move": 200, "delete": 204}


def run(session: Session, actor: Actor, operations: list[BulkOperation], details: Details) -> bytes:
    """Do the operations in their order; the JSON of all answers. `details` makes the body of a problem, by place.

    One that fails leaves nothing behind, not even an event, and stops no other.
    """
    return (
        b'{"results":[' + b",".join(_one(session, actor, one, details, at) for at, one in enumerate(operations)) + b"]}"
    )


def _one(session: Session, actor: Actor, operation: BulkOperation, details: Details, place: int) -> bytes:
    try:
        with session.begin_nested():
            answer = _do(session, actor, operation)
    except Problem as problem:
        return _answer(operation, problem.status, problem=orjson.dumps(details(problem, place)))
    except IntegrityError:
        return _answer(operation, Conflict.status, problem=orjson.dumps(details(Conflict(), place)))
    return _answer(operation, STATUS[operation.method], body=answer.body if answer else b"null")


def _do(session: Session, actor: Actor, operation: BulkOperation) -> Answer | None:
    """What the single request does, by its own endpoint."""
    if operation.method == "create":
        alliance_id = _given(operation.alliance_id, "alliance_id")
        return single.create_action_item(session, actor, alliance_id, _read(ActionItemIn, operation))
    card = _given(operation.id, "id")
    if operation.method == "move":
        return single.move_action_item(session, actor, card, _read(Position, operation))
    known = Precondition(None if operation.version is None else f'"{operation.version}"')
    if operation.method == "change":
        return single.change_action_item(session, actor, card, _read(ActionItemPatch, operation), known)
    return single.delete_action_item(session, actor, card, known)


def _given(value: str | None, member: str) -> str:
    if value is None:
        raise invalid(f"#/{member}", "missing")
    return value


def _read(schema: type[Body], operation: BulkOperation) -> Body:
    try:
        return schema.model_validate(operation.body)
    except ValidationError as failure:
        errors = [{**error, "loc": ("body", *error["loc"])} for error in failure.errors()]
        raise problem_of(RequestValidationError(errors)) from failure


def _answer(operation: BulkOperation, status: int, *, body: bytes = b"null", problem: bytes = b"null") -> bytes:
    # What was created has its id in the body; what was named by its number keeps that name.
    card = orjson.loads(body)["id"] if body != b"null" else operation.id
    known = orjson.dumps({"method": operation.method, "status": status, "id": card})
    return known[:-1] + b',"body":' + body + b',"problem":' + problem + b"}"
