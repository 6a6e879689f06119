"""Endpoints outside the API: the page for feedback on a concept, for browsers without a session."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session
from starlette.datastructures import FormData

from backend.participation.feedback import drawing, visits
from backend.participation.feedback.links import PATH
from backend.participation.feedback.visits import CLOSED, DONE, Words
from backend.participation.pages.answers import HEADERS, drawn, guarded, language_of, plain_text
from backend.participation.pages.forms import Wrong

router = APIRouter()


@router.get(f"{PATH}/{{secret}}", include_in_schema=False)
async def open_feedback_page(request: Request, secret: str, done: str | None = None) -> Response:
    """Draw the page. Changes nothing: mail scanners open links too."""
    return await guarded(request, _page(request, secret, 200, done=done if done in DONE else None))


@router.post(f"{PATH}/{{secret}}", include_in_schema=False)
async def say_on_page(request: Request, secret: str) -> Response:
    """Keep what was said, and send the browser back to the page."""
    sent = await request.form(max_files=0, max_fields=10)
    return await guarded(request, _say(request, secret, _read(sent)))


async def _page(request: Request, secret: str, status: int, **shown: Any) -> Response:
    settings, language = request.app.state.settings, language_of(request)

    def draw(session: Session) -> str:
        return drawing.page(session, visits.open_visit(session, settings, secret), language, **shown)

    return await drawn(request, draw, status)


async def _say(request: Request, secret: str, words: Words) -> Response:
    settings, database = request.app.state.settings, request.app.state.database
    try:
        done = await database.perform(lambda session: visits.say(session, settings, secret, words), write=True)
    except Wrong as wrong:
        return await _page(request, secret, 409 if wrong.name == CLOSED else 422, back=words, wrong=wrong)
    return RedirectResponse(f"{PATH}/{secret}?done={done}", 303, HEADERS)


def _read(sent: FormData) -> Words:
    return Words(plain_text(sent.get("text")), plain_text(sent.get("chapter")))
