"""Addresses for people who look something up. They are no part of the API and open to everybody."""

from pathlib import Path

import orjson
from fastapi import APIRouter, Request, Response

from backend.core.etags import etag, matches
from backend.core.language import negotiate
from backend.core.negotiation import JSON
from backend.core.problems import NotFound
from backend.reference import documentation, explanations

router = APIRouter(include_in_schema=False)
PREFIX = "/api/v1"
DOCS, STYLESHEET, PROBLEMS = f"{PREFIX}/docs", f"{PREFIX}/docs/style.css", f"{PREFIX}/problems"
CACHED = {"Cache-Control": "public, max-age=300", "Vary": "Accept-Language"}
HTML = "text/html"


def _shown(request: Request, body: str | bytes, media_type: str, headers: dict[str, str]) -> Response:
    """The answer, or 304 for those who have it."""
    written = body.encode() if isinstance(body, str) else body
    return _tagged(request, written, etag(written), media_type, headers)


def _tagged(request: Request, body: bytes, tag: str, media_type: str, headers: dict[str, str]) -> Response:
    tagged = {**headers, "ETag": tag}
    if matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=tagged)
    return Response(body, headers=tagged, media_type=media_type)


@router.get("/openapi.json")
async def read_openapi(request: Request) -> Response:
    """The description of the API, which changes with a version of ours only."""
    state = request.app.state
    if not hasattr(state, "description"):
        # Megabytes: written and summed up once.
        body = orjson.dumps(request.app.openapi())
        state.description = body, etag(body)
    body, tag = state.description
    return _tagged(request, body, tag, JSON, {"Cache-Control": "public, no-cache"})


@router.get("/docs")
async def read_docs(request: Request) -> Response:
    """The documentation page of the API."""
    state = request.app.state
    if not hasattr(state, "documentation"):
        body = documentation.draw(request.app.openapi(), STYLESHEET, f"{PREFIX}/openapi.json").encode()
        state.documentation = body, etag(body)
    body, tag = state.documentation
    return _tagged(request, body, tag, HTML, CACHED)


@router.get("/docs/style.css")
async def read_docs_style(request: Request) -> Response:
    """The stylesheet of these pages."""
    style = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    return _shown(request, style, "text/css", CACHED)


@router.get("/problems")
async def list_problems(request: Request) -> Response:
    """All kinds of problems."""
    language = negotiate(request.headers.get("accept-language"))
    return _shown(request, explanations.draw_all(language, STYLESHEET, PROBLEMS), HTML, CACHED)


@router.get("/problems/{slug}")
async def read_problem(request: Request, slug: str) -> Response:
    """What one kind of problem means."""
    kind = explanations.find(slug)
    if kind is None:
        raise NotFound
    language = negotiate(request.headers.get("accept-language"))
    return _shown(request, explanations.draw(kind, language, STYLESHEET, PROBLEMS), HTML, CACHED)
