"""Addresses for people who look something up. They are no part of the API and open to everybody."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from backend.core.language import negotiate
from backend.core.problems import NotFound
from backend.reference import documentation, explanations

router = APIRouter(include_in_schema=False)
PREFIX = "/api/v1"
DOCS, STYLESHEET, PROBLEMS = f"{PREFIX}/docs", f"{PREFIX}/docs/style.css", f"{PREFIX}/problems"
CACHED = {"Cache-Control": "public, max-age=300", "Vary": "Accept-Language"}


@router.get("/docs")
async def read_docs(request: Request) -> Response:
    """The documentation page of the API."""
    state = request.app.state
    if not hasattr(state, "documentation"):
        state.documentation = documentation.draw(request.app.openapi(), STYLESHEET, f"{PREFIX}/openapi.json")
    return HTMLResponse(state.documentation, headers=CACHED)


@router.get("/docs/style.css")
async def read_docs_style() -> Response:
    """The stylesheet of these pages."""
    style = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    return Response(style, media_type="text/css", headers=CACHED)


@router.get("/problems")
async def list_problems(request: Request) -> Response:
    """All kinds of problems."""
    language = negotiate(request.headers.get("accept-language"))
    return HTMLResponse(explanations.draw_all(language, STYLESHEET, PROBLEMS), headers=CACHED)


@router.get("/problems/{slug}")
async def read_problem(request: Request, slug: str) -> Response:
    """What one kind of problem means."""
    kind = explanations.find(slug)
    if kind is None:
        raise NotFound
    language = negotiate(request.headers.get("accept-language"))
    return HTMLResponse(explanations.draw(kind, language, STYLESHEET, PROBLEMS), headers=CACHED)
