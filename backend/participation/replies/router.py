"""Endpoints outside the API: the page behind the link of an invitation, for browsers without a session."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session
from starlette.datastructures import FormData

from backend.meetings.participants.invitations.links import PATH
from backend.participation.pages.answers import HEADERS, drawn, guarded, language_of, plain_text
from backend.participation.pages.forms import Stale, Wrong
from backend.participation.replies import drawing, visits
from backend.participation.replies.visits import ACTS, Answer

router = APIRouter()


@router.get(f"{PATH}/{{secret}}", include_in_schema=False)
async def open_reply_page(request: Request, secret: str, done: str | None = None) -> Response:
    """Draw the page. Changes nothing: mail scanners open links too."""
    return await guarded(request, _page(request, secret, 200, done=done if done in ACTS else None))


@router.post(f"{PATH}/{{secret}}", include_in_schema=False)
async def reply_on_page(request: Request, secret: str) -> Response:
    """Keep the answer, and send the browser back to the page."""
    sent = await request.form(max_files=0, max_fields=10)
    return await guarded(request, _answer(request, secret, _read(sent)))


async def _page(request: Request, secret: str, status: int, **shown: Any) -> Response:
    settings, language = request.app.state.settings, language_of(request)

    def draw(session: Session) -> str:
        return drawing.page(session, settings, visits.open_reply(session, secret), language, **shown)

    return await drawn(request, draw, status)


async def _answer(request: Request, secret: str, given: Answer) -> Response:
    settings, database = request.app.state.settings, request.app.state.database
    try:
        done = await database.perform(lambda session: visits.answer(session, settings, secret, given), write=True)
    except Stale:
        return await _page(request, secret, 409, back=given)
    except Wrong as wrong:
        return await _page(request, secret, 422, back=given, wrong=wrong.name)
    return RedirectResponse(f"{PATH}/{secret}?done={done}", 303, HEADERS)


def _read(sent: FormData) -> Answer:
    return Answer(*(plain_text(sent.get(name)) for name in ("act", "token", "note", "deputy")))
