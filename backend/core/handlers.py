"""Every failure leaves as a problem: ours, the framework's, the database's, and what nobody expected."""

from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException

from backend.core import problems
from backend.core.json_bodies import DUPLICATE
from backend.core.language import has_text, negotiate
from backend.core.logs import without_secret
from backend.core.problems import MEDIA_TYPE, Problem
from backend.core.routing import PREFIX
from backend.settings import Settings

log = structlog.get_logger("problem")

BY_STATUS: dict[int, type[Problem]] = {
    400: problems.BadRequest,
    404: problems.NotFound,
    405: problems.MethodNotAllowed,
    406: problems.NotAcceptable,
    413: problems.ContentTooLarge,
    415: problems.UnsupportedMediaType,
}


def problem_response(problem: Problem, scope: MutableMapping[str, Any], settings: Settings) -> Response:
    """The answer for a problem, in the caller's language."""
    accept = next((value for name, value in scope["headers"] if name == b"accept-language"), b"")
    language = negotiate(accept.decode("latin-1"))
    request_id = scope.get("state", {}).get("request_id", "")
    body = problem.details(settings.base_url, f"urn:request:{request_id}", language)
    headers = {"Content-Language": language, "Vary": "Accept-Language", "Cache-Control": "no-store", **problem.headers}
    return Response(orjson.dumps(body), problem.status, headers, MEDIA_TYPE)


def install(app: FastAPI, settings: Settings) -> None:
    """Register the handlers."""

    async def ours(request: Request, problem: Exception) -> Response:
        assert isinstance(problem, Problem)
        if isinstance(problem, problems.Forbidden):
            await request.app.state.database.run_in_thread(lambda: request.app.state.refused(request, problem))
        return problem_response(problem, request.scope, settings)

    async def http(request: Request, failure: Exception) -> Response:
        assert isinstance(failure, HTTPException)
        if isinstance(failure.__cause__, Problem):
            # What is raised while a body is read comes wrapped.
            return problem_response(failure.__cause__, request.scope, settings)
        kind = BY_STATUS.get(failure.status_code, problems.BadRequest)
        values: dict[str, Any] = {
            "method": request.method,
            "limit": settings.max_body_bytes,
            "allowed": "application/json",
        }
        headers = dict(failure.headers or {})
        if failure.status_code == 405 and request.url.path.startswith(PREFIX):
            # The framework names the methods of the first route that it finds.
            headers = {"Allow": ", ".join(request.app.state.routes.methods(request.url.path))}
        return problem_response(kind(**values, headers=headers), request.scope, settings)

    async def validation(request: Request, failure: Exception) -> Response:
        assert isinstance(failure, RequestValidationError)
        refusal = await _refused_anyway(request)
        return problem_response(refusal or problem_of(failure), request.scope, settings)

    async def lost_race(request: Request, _failure: Exception) -> Response:
        return problem_response(problems.PreconditionFailed(), request.scope, settings)

    async def unavailable(request: Request, failure: Exception) -> Response:
        log.error("database unavailable", error=type(failure).__name__)
        problem = problems.ServiceUnavailable(headers={"Retry-After": "2"})
        return problem_response(problem, request.scope, settings)

    async def conflicting(request: Request, failure: Exception) -> Response:
        log.warning("integrity error", error=str(getattr(failure, "orig", failure))[:500])
        return problem_response(problems.Conflict(), request.scope, settings)

    async def unstorable(request: Request, _failure: Exception) -> Response:
        return problem_response(problems.BadRequest(), request.scope, settings)

    async def unexpected(request: Request, failure: Exception) -> Response:
        log.exception("unexpected failure", exc_info=failure, path=without_secret(request.url.path))
        return problem_response(problems.InternalError(), request.scope, settings)

    app.add_exception_handler(Problem, ours)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, validation)
    app.add_exception_handler(StaleDataError, lost_race)
    app.add_exception_handler(OperationalError, unavailable)
    app.add_exception_handler(PoolTimeout, unavailable)
    app.add_exception_handler(IntegrityError, conflicting)
    app.add_exception_handler(DataError, unstorable)
    app.add_exception_handler(Exception, unexpected)


async def _refused_anyway(request: Request) -> Problem | None:
    """Whether the caller may not use the route at all: that is said before what is wrong with the input."""
    operation = getattr(request.scope.get("endpoint"), "operation", None)
    authorise = request.app.state.authorise
    if operation is None:
        return None

    def work() -> None:
        request.app.state.database.run(lambda session: authorise(session, request, operation.permission))

    try:
        await request.app.state.database.run_in_thread(work)
    except Problem as problem:
        return problem
    return None


def problem_of(failure: RequestValidationError) -> Problem:
    """What is wrong with an input, member by member."""
    errors = []
    for error in failure.errors()[:50]:
        where = [str(part).replace("~", "~0").replace("/", "~1") for part in error["loc"]]
        named = where[1:] if where[0] in ("body", "query", "path", "header") else where
        pointer = "#" + "".join(f"/{part}" for part in named)
        kind = error["type"]
        if kind == "json_invalid":
            is_double = error.get("ctx", {}).get("error") == DUPLICATE
            return problems.BadRequest(errors=[("#", DUPLICATE if is_double else kind, {})])
        message = kind if has_text(f"error.{kind}") else error["msg"].removeprefix("Value error, ")
        if kind.endswith("_type") and error.get("input") is None and where[0] == "body":
            message = "null"
        values = error.get("ctx", {})
        if "expected" in values:
            values = {**values, "expected": values["expected"].replace(" or ", ", ").replace("'", "")}
        errors.append((pointer, message, values))
    return problems.InvalidInput(errors=errors)
