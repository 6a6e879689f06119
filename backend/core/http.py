"""Routes: one declaration carries address, permission, summary and problems; one wrapper runs the unit of work.

A room writes `routes = Routes(...)` (from `backend.access.routes`) and endpoints of a few lines that take the
session and the actor and return a schema. The wrapper authenticates, authorises, runs the endpoint, serialises,
commits and only then lets the answer leave.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, get_type_hints

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from sqlmodel import Session

from backend.core import idempotency
from backend.core.db import Database
from backend.core.declarations import declared_problems, security
from backend.core.deprecation import Deprecation, announced
from backend.core.etags import etag, matches
from backend.core.json_bodies import StrictRoute
from backend.core.negotiation import JSON, takes_json
from backend.core.parameters import Known
from backend.core.problems import NotAcceptable, PreconditionFailed, Problem
from backend.core.routing import API
from backend.core.schemas import Page

WRITES = {"POST", "PUT", "PATCH", "DELETE"}
#: What a form may hold; the size of the whole is bounded at the door.
FORMS: Any = {"max_part_size": 11_000_000, "max_fields": 20, "max_files": 5}


@dataclass
class Answer:
    """A representation that is ready to leave: bytes, and what the headers say of them."""

    body: bytes
    etag: str | None = None
    media_type: str = JSON
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Operation:
    """What an endpoint declares; contract tests and the OpenAPI read it."""

    method: str
    path: str
    permission: str | None
    call: Callable[..., Any]
    idempotent: bool
    cursor: bool = False
    deprecated: Deprecation | None = None


Authorise = Callable[[Session, Request, str | None], Any]


class Operations(APIRouter):
    """A router whose endpoints run as units of work. `authorise` comes from the room `access`."""

    def __init__(self, *, tag: str, authorise: Authorise, actor_type: type) -> None:
        super().__init__(prefix=API, tags=[tag], route_class=StrictRoute)
        self.authorise = authorise
        self.actor_type = actor_type
        self.reads: dict[str, Callable[..., Any]] = {}

    def operation(
        self,
        method: str,
        path: str,
        permission: str | None,
        *,
        status: int | None = None,
        problems: tuple[type[Problem], ...] = (),
        response: Any = None,
        write: bool | None = None,
        cursor: bool = False,
        idempotent: bool = True,
        openapi: dict[str, Any] | None = None,
        deprecated: Deprecation | None = None,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Declare an endpoint. `permission` None: anybody, also without signing in.

        `cursor`: a read that keeps a cursor open while it goes through many rows, and needs a transaction for it.
        `idempotent` False: an Idempotency-Key has no effect, because the answer carries a secret in its headers.
        `deprecated`: every answer says since when, until when and what instead.
        """

        def declare(call: Callable[..., Any]) -> Callable[..., Any]:
            summary, _, description = inspect.cleandoc(call.__doc__ or "").partition("\n")
            declared = Operation(method, path, permission, call, idempotent and method == "POST", cursor, deprecated)
            extra = {"x-permission": permission, **security(permission), **(openapi or {})}
            returned = response or get_type_hints(call).get("return")
            answers = status or {"POST": 201}.get(method, 204 if returned is type(None) else 200)
            if method == "GET":
                self.reads[path] = call
            known = Known()
            self.add_api_route(
                path,
                self._endpoint(declared, answers, write if write is not None else method in WRITES, known),
                methods=[method],
                status_code=answers,
                response_model=None if returned in (Answer, type(None)) else returned,
                summary=summary.rstrip("."),
                description=description.strip() or None,
                operation_id=call.__name__,
                responses=declared_problems(method, problems),
                openapi_extra=extra | (deprecated.described if deprecated else {}),
                response_model_exclude_unset=False,
                form_limits=FORMS,
            )
            known.learn(self.routes[-1].dependant)  # type: ignore[attr-defined]  # the new one
            return call

        return declare

    def get(self, path: str, permission: str | None, **options: Any) -> Any:  # type: ignore[override]  # narrower
        """A read."""
        return self.operation("GET", path, permission, **options)

    def post(self, path: str, permission: str | None, **options: Any) -> Any:  # type: ignore[override]  # narrower
        """A creation or an action; takes an Idempotency-Key."""
        return self.operation("POST", path, permission, **options)

    def patch(self, path: str, permission: str | None, **options: Any) -> Any:  # type: ignore[override]  # narrower
        """A merge patch; needs If-Match."""
        return self.operation("PATCH", path, permission, **options)

    def put(self, path: str, permission: str | None, **options: Any) -> Any:  # type: ignore[override]  # narrower
        """A replacement; needs If-Match."""
        return self.operation("PUT", path, permission, **options)

    def delete(self, path: str, permission: str | None, **options: Any) -> Any:  # type: ignore[override]  # narrower
        """A deletion; needs If-Match, leaves a tombstone."""
        return self.operation("DELETE", path, permission, **options)

    def _endpoint(self, declared: Operation, status: int, write: bool, known: Known) -> Callable[..., Any]:
        hints = get_type_hints(declared.call, include_extras=True)
        injected: dict[str, Any] = {}
        parameters = [inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)]
        for parameter in inspect.signature(declared.call).parameters.values():
            hint = hints[parameter.name]
            if hint in (Session, self.actor_type, Request):
                injected[parameter.name] = hint
            else:
                kind = inspect.Parameter.KEYWORD_ONLY
                parameters.append(parameter.replace(annotation=hint, kind=kind))

        def run(request: Request, arguments: dict[str, Any]) -> Response:
            database: Database = request.app.state.database

            def asking(session: Session) -> Any:
                return self.authorise(session, request, declared.permission)

            def work(session: Session) -> Response:
                actor = asking(session)
                given = {Session: session, self.actor_type: actor, Request: request}
                arguments.update({name: given[hint] for name, hint in injected.items()})
                try:
                    result = declared.call(**arguments)
                    answer = respond(result, request, status)
                except PreconditionFailed as problem:
                    session.rollback()
                    problem.headers.update(self._current(declared, request, arguments, given))
                    raise
                if key:
                    # What is shown once is stored nowhere: the answer to a repeated request says null there.
                    once = getattr(result, "SHOWN_ONCE", ())
                    plain = respond(result.model_copy(update=dict.fromkeys(once)), request, status) if once else answer
                    kept = {name: value for name, value in plain.headers.items() if name != "content-length"}
                    idempotency.keep(session, principal, key, plain.status_code, kept, bytes(plain.body))
                return answer

            header = request.headers.get("idempotency-key") if declared.idempotent else None
            if header is None:
                key = principal = ""
                return database.run(work, late=write, read=declared.method == "GET" and not declared.cursor)
            key, principal = idempotency.parse_key(header), idempotency.principal_of(request)
            # Before anything is answered again or even noted: may the caller still ask?
            print_ = idempotency.fingerprint_of(request, database.run(asking, read=True).standing)
            known = idempotency.claim(database, principal, key, print_)
            if known is not None:
                headers = {**known.headers, "Idempotency-Replayed": "true"}
                return Response(known.body, known.status or 200, headers)
            try:
                return database.run(work, late=write)
            except BaseException:
                idempotency.release(database, principal, key)
                raise

        async def endpoint(request: Request, **arguments: Any) -> Response:
            await known.refuse_others(request)
            database: Database = request.app.state.database
            answering = database.run_in_thread(lambda: run(request, arguments), write=write)
            return await announced(declared.deprecated, answering)

        endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by FastAPI
        endpoint.__name__ = declared.call.__name__
        endpoint.operation = declared  # type: ignore[attr-defined]  # read by contract tests
        return endpoint

    def _current(
        self, declared: Operation, request: Request, arguments: dict[str, Any], given: dict[Any, Any]
    ) -> dict[str, str]:
        """The ETag of the representation that a stale writer should load."""
        read = self.reads.get(declared.path)
        if read is None:
            return {}
        hints = get_type_hints(read)
        wanted = {name: given.get(hint, arguments.get(name)) for name, hint in hints.items() if name != "return"}
        tag = respond(read(**wanted), request, 200).headers.get("etag")
        return {"ETag": tag} if tag else {}


def respond(result: Any, request: Request, status: int) -> Response:
    """The answer for what an endpoint returned, with entity tag, link and 304 where the caller has it."""
    if result is None:
        return Response(status_code=204)
    if isinstance(result, Response):
        return result
    headers: dict[str, str] = {"Cache-Control": "no-store", "Vary": "Accept-Language, Authorization, Cookie"}
    if isinstance(result, Answer):
        answer = result
        headers |= answer.headers
    else:
        body = result.model_dump_json().encode() if isinstance(result, BaseModel) else bytes(result)
        answer = Answer(body, etag(body, getattr(result, "version", None)))
        if isinstance(result, Page) and result.next:
            headers["Link"] = f'<{result.next}>; rel="next"'
        if status == 201 and hasattr(result, "id"):
            headers |= _location(request, result)
    if answer.media_type == JSON and not takes_json(request.headers.get("accept")):
        raise NotAcceptable
    if answer.etag:
        headers["ETag"] = answer.etag
        if request.method == "GET" and matches(request.headers.get("if-none-match"), answer.etag):
            return Response(status_code=304, headers=headers)
    return Response(answer.body, answer.status or status, headers, answer.media_type)


def _location(request: Request, created: Any) -> dict[str, str]:
    """Records live under their own plural, `/alliances/1/ideas` creates `/ideas/2`, unless their schema names one."""
    plural = getattr(created, "LIVES_UNDER", request.url.path.rstrip("/").rsplit("/", 1)[-1])
    return {"Location": f"{API}/{plural}/{created.id}"} if plural else {}
