"""What all pages behind a secret link answer with: headers, the way in, and kind words where there is none."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from backend.access.secrets import hash_secret
from backend.core.db import Database
from backend.core.language import negotiate
from backend.participation.pages import drawing
from backend.participation.pages.forms import Refused
from backend.participation.pages.limits import Limits, network_of
from backend.participation.pages.visits import Closed

#: What makes a page of what is stored; it runs in a thread of its own.
Draw = Callable[[Session], str]
CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
    "X-Robots-Tag": "noindex, nofollow",
}
STATUS = {
    **dict.fromkeys(("unknown", "refused"), 404),
    **dict.fromkeys(("ended", "expired", "late", "over", "cancelled"), 410),
    "renewed": 200,
    "slow": 429,
}


async def guarded(request: Request, answer: Coroutine[Any, Any, Response]) -> Response:
    """The answer, or a page that says kindly why there is none."""
    limits, link = _limits(request), hash_secret(request.path_params["secret"])
    network = network_of(request.client.host if request.client else "")
    if limits.guesses.is_spent(network) or (request.method == "POST" and limits.acts.is_spent(link)):
        answer.close()
        return notice(request, "slow")
    if request.method == "POST":
        limits.acts.note(link)
    try:
        return await answer
    except Closed as closed:
        if closed.why == "unknown":
            limits.guesses.note(network)
        return notice(request, closed.why)
    except Refused:
        return notice(request, "refused")


def _limits(request: Request) -> Limits:
    """The counters of this application; whoever guesses may guess any kind of link."""
    state = request.app.state
    if not hasattr(state, "personal_page_limits"):
        state.personal_page_limits = Limits()
    found: Limits = state.personal_page_limits
    return found


def notice(request: Request, why: str) -> Response:
    """The page of a link that opens nothing, with the status that says so."""
    return html(request, drawing.notice(why, language_of(request)), STATUS[why])


async def drawn(request: Request, draw: Draw, status: int) -> Response:
    """The page that `draw` makes of what is stored."""
    database: Database = request.app.state.database
    return html(request, await database.perform(draw), status)


def html(request: Request, body: str, status: int) -> Response:
    """A page that nobody stores and nothing else is loaded into."""
    return HTMLResponse(body, status, {**HEADERS, "Content-Language": language_of(request)})


def language_of(request: Request) -> str:
    """The language that the browser asks for."""
    return negotiate(request.headers.get("accept-language"))


def plain_text(sent: Any) -> str:
    """A field of a form as it can be stored: neither database keeps U+0000 or half a pair of surrogates as text."""
    plain = sent if isinstance(sent, str) else ""
    return plain.replace("\x00", "").replace("\r\n", "\n").encode(errors="replace").decode()
