"""What the pages answer with: headers, a cookie, and kind words where there is no way in."""

from collections.abc import Coroutine
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from sqlmodel import Session

from backend.core.db import Database
from backend.core.language import negotiate, text
from backend.core.problems import Problem
from backend.settings import Settings
from backend.workshops.joining.codes import PATH
from backend.workshops.pages import drawing
from backend.workshops.pages.allowances import Allowances, network_of
from backend.workshops.pages.visits import COOKIE, Shut, cookie_of, open_visit

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Cookie",
    "X-Robots-Tag": "noindex, nofollow",
}
STATUS = {"unknown": 404, "ended": 410, "slow": 429, "full": 409, "foreign": 403}
#: A day and a night: a workshop and its second day.
COOKIE_SECONDS = 2 * 24 * 3600


async def guarded(request: Request, code: str, answer: Coroutine[Any, Any, Response]) -> Response:
    """The answer, or a page that says kindly why there is none.

    Wrong codes are counted by network; who takes part in the workshop of this very code is let through, so that nobody
    in a hall can shut the others out. A cookie alone says nothing: anybody can send one.
    """
    allowances, network = allowances_of(request.app), network_of(request.client.host if request.client else "")
    if allowances.guesses.is_spent(network) and not await _takes_part(request, code):
        answer.close()
        return notice(request, "slow")
    try:
        return await answer
    except Shut as shut:
        if shut.why == "unknown":
            allowances.guesses.take(network)
        return notice(request, shut.why)


async def _takes_part(request: Request, code: str) -> bool:
    """Whether the phone has joined the workshop of this code."""
    database: Database = request.app.state.database

    def work(session: Session) -> bool:
        return open_visit(session, request.app.state.settings, code, request.cookies).participant is not None

    try:
        return any(name.startswith(COOKIE) for name in request.cookies) and await database.perform(work)
    except Shut:
        return False


def allowances_of(app: FastAPI) -> Allowances:
    """The counters of this process."""
    if not hasattr(app.state, "workshop_allowances"):
        app.state.workshop_allowances = Allowances()
    found: Allowances = app.state.workshop_allowances
    return found


def notice(request: Request, why: str) -> Response:
    """The page of a code that opens nothing, with the status that says so; for a script in JSON."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return said(text(f"workshops.page.notice.{why}", language_of(request)), STATUS[why])
    return html(request, drawing.notice(why, language_of(request)), STATUS[why])


def html(request: Request, body: str, status: int = 200) -> Response:
    """A page that nobody stores and that loads nothing from elsewhere."""
    return HTMLResponse(body, status, {**HEADERS, "Content-Language": language_of(request)})


def said(detail: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """Words for the script."""
    return JSONResponse({"detail": detail}, status, {**HEADERS, **(headers or {})})


def keep(response: Response, settings: Settings, workshop_id: str, token: str) -> Response:
    """Let the phone keep its token, for these pages alone and out of reach of scripts."""
    response.set_cookie(
        cookie_of(workshop_id),
        token,
        max_age=COOKIE_SECONDS,
        path=PATH,
        secure=settings.is_https,
        httponly=True,
        samesite="lax",
    )
    return response


def in_words(problem: Problem, language: str) -> str:
    """A problem as the page says it."""
    details = problem.details("", "", language)
    return " ".join(error["detail"] for error in details["errors"]) if details.get("errors") else details["detail"]


def language_of(request: Request) -> str:
    """The language that the browser asks for."""
    return negotiate(request.headers.get("accept-language"))
