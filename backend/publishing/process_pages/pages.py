"""The page that everybody reads of one process: HTML made here, without scripts."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from backend.core import plain_pages
from backend.core.db import Database
from backend.core.etags import etag, matches
from backend.core.language import negotiate, text
from backend.core.problems import NotFound
from backend.publishing.cards import PATH
from backend.publishing.process_pages import service
from backend.publishing.public import queries as public_queries
from backend.publishing.public.pages import HEADERS, missing

router = APIRouter()
FOLDER = Path(__file__).parent


@router.get(f"{PATH}/{{slug}}/verfahren/{{process_id}}", include_in_schema=False)
async def read_public_process_page(request: Request, slug: str, process_id: str) -> Response:
    """Draw what everybody reads of a process; 404 if there is nothing."""
    database: Database = request.app.state.database
    language = negotiate(request.headers.get("accept-language"))

    def draw(session: Session) -> str:
        return _page(session, slug, process_id, language)

    headers = {**HEADERS, "Content-Language": language}
    try:
        body = await database.run_in_thread(lambda: database.run(draw, read=True))
    except NotFound:
        return missing(language)
    headers["ETag"] = etag(body.encode())
    if matches(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(body, headers=headers)


def _page(session: Session, slug: str, process_id: str, language: str) -> str:
    alliance = public_queries.alliance_at(session, slug)
    found = [one for one in service.processes_of(session, alliance, language) if one.id == process_id]
    if not found:
        raise NotFound

    def t(key: str) -> str:
        return text(f"process_page.{key}", language)

    return (
        plain_pages.templates(FOLDER)
        .get_template("process.html")
        .render(
            language=language,
            styles=f"{PATH}/page.css",
            t=t,
            kind=lambda one: text(f"process_page.kind.{one}", language),
            name=alliance.name,
            home=f"{PATH}/{alliance.slug}",
            process=found[0],
        )
    )
