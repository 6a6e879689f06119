"""The page that everybody reads: HTML made here, without scripts, for any browser, screen reader and search engine."""

from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from backend.alliances.models import Alliance
from backend.core import plain_pages
from backend.core.clock import GERMANY
from backend.core.db import Database
from backend.core.etags import etag, matches
from backend.core.language import negotiate, text
from backend.core.problems import NotFound
from backend.publishing.cards import PATH
from backend.publishing.process_pages import queries as process_queries
from backend.publishing.public import queries
from backend.publishing.public.service import in_language
from backend.publishing.service import nameless_of

router = APIRouter()
CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
}
FOLDER = Path(__file__).parent


@router.get(f"{PATH}/page.css", include_in_schema=False)
async def public_page_styles() -> Response:
    """The page's style sheet."""
    return plain_pages.styles(FOLDER)


@router.get(f"{PATH}/{{slug}}", include_in_schema=False)
async def read_public_page(request: Request, slug: str) -> Response:
    """Draw what an alliance has released; 404 if it has no public page."""
    database: Database = request.app.state.database
    language = negotiate(request.headers.get("accept-language"))

    def draw(session: Session) -> str:
        return _page(session, slug, language)

    headers = {**HEADERS, "Content-Language": language}
    try:
        body = await database.run_in_thread(lambda: database.run(draw, read=True))
    except NotFound:
        return missing(language)
    headers["ETag"] = etag(body.encode())
    if matches(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(body, headers=headers)


def missing(language: str) -> Response:
    """The page that says that there is none."""
    return HTMLResponse(_render("missing.html", language), 404, {**HEADERS, "Content-Language": language})


def _page(session: Session, slug: str, language: str) -> str:
    alliance = queries.alliance_at(session, slug)
    items = queries.living(session, alliance.id)
    cards = [{**in_language(one.body, language), "released": _day(one.released_at, language)} for one in items]
    return _render(
        "page.html",
        language,
        name=alliance.name,
        cards=cards,
        processes=_processes(session, alliance, language),
        status=lambda card: card["status_label"] or text(f"export.status.{card['status']}", language),
        address=f"/api/v1/public/alliances/{alliance.slug}/action-items",
    )


def _processes(session: Session, alliance: Alliance, language: str) -> list[tuple[str, str]]:
    """Title and address of each public process."""
    found = process_queries.public(session, alliance.id)
    if not found:
        return []
    nameless = nameless_of(session, alliance.id, alliance.name, language)
    return [(nameless.text(one.title) or "", f"{PATH}/{alliance.slug}/verfahren/{one.id}") for one in found]


def _day(moment: datetime, language: str) -> str:
    day = moment.astimezone(GERMANY).date()
    return f"{day:%d.%m.%Y}" if language == "de" else day.isoformat()


def _render(template: str, language: str, **values: Any) -> str:
    def t(key: str, **more: Any) -> str:
        return text(f"public.{key}", language, **more)

    return (
        plain_pages.templates(FOLDER)
        .get_template(template)
        .render(language=language, styles=f"{PATH}/page.css", t=t, **values)
    )
