"""Endpoints outside the API: the page of a personal link, for browsers without a session and without scripts."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlmodel import Session
from starlette.datastructures import FormData, UploadFile

from backend.core import plain_pages
from backend.core.db import Database
from backend.core.problems import ContentTooLarge, Problem
from backend.documents import intake
from backend.participation.links import PATH
from backend.participation.pages import acts, drawing
from backend.participation.pages.answers import HEADERS, drawn, guarded, language_of, notice, plain_text
from backend.participation.pages.drawing import Returned
from backend.participation.pages.forms import Form, Stale, Wrong
from backend.participation.pages.visits import open_visit
from backend.settings import Settings

Result = TypeVar("Result")

router = APIRouter()
TYPED = ("note", "when", "purpose", "where", "text", "description")


@router.get(drawing.STYLES, include_in_schema=False)
async def personal_page_styles() -> Response:
    """The style sheet of these pages."""
    return plain_pages.styles(drawing.FOLDER)


@router.get(f"{PATH}/{{secret}}", include_in_schema=False)
async def open_personal_page(request: Request, secret: str, done: str | None = None) -> Response:
    """Draw the page. Changes nothing: mail scanners open links too."""
    said = done if done in acts.DONE else None
    return await guarded(request, _page(request, secret, 200, said, None))


@router.post(f"{PATH}/{{secret}}", include_in_schema=False)
async def act_on_personal_page(request: Request, secret: str) -> Response:
    """Do what a form of the page asks for, and send the browser back to the page."""
    try:
        sent = await request.form(max_files=1, max_fields=20)
    except ContentTooLarge as problem:
        back = Returned(Form("file", "", ""), "file", _in_words(problem, request))
        return await guarded(request, _page(request, secret, problem.status, None, back))
    try:
        return await guarded(
            request, _renew(request, secret) if sent.get("act") == "renew" else _act(request, secret, sent)
        )
    finally:
        await sent.close()


def _unit(request: Request, work: Callable[[Session], Result], *, write: bool = False) -> Awaitable[Result]:
    database: Database = request.app.state.database
    return database.perform(work, write=write)


async def _page(request: Request, secret: str, status: int, done: str | None, back: Returned | None) -> Response:
    settings, language = request.app.state.settings, language_of(request)

    def draw(session: Session) -> str:
        return drawing.page(session, settings, open_visit(session, secret), language, done, back)

    return await drawn(request, draw, status)


async def _renew(request: Request, secret: str) -> Response:
    settings = request.app.state.settings
    await _unit(request, lambda session: acts.renew(session, settings, secret), write=True)
    return notice(request, "renewed")


async def _act(request: Request, secret: str, sent: FormData) -> Response:
    settings: Settings = request.app.state.settings
    form = _form(sent)
    try:
        if form.act == "file":
            form = await _with_file(request, secret, form, sent.get("file"))
        done = await _unit(request, lambda session: acts.perform(session, settings, secret, form), write=True)
    except Stale:
        return await _page(request, secret, 409, None, Returned(form, is_stale=True))
    except Wrong as wrong:
        return await _page(request, secret, 422, None, Returned(form, wrong.name, wrong.message))
    except Problem as problem:
        name = "file" if form.act == "file" else None
        return await _page(request, secret, problem.status, None, Returned(form, name, _in_words(problem, request)))
    return RedirectResponse(f"{PATH}/{secret}?done={done}", 303, HEADERS)


async def _with_file(request: Request, secret: str, form: Form, file: Any) -> Form:
    """The form with its file, which is looked at outside of a unit of work, and only if it may be attached."""
    settings = request.app.state.settings
    await _unit(request, lambda session: acts.refuse_file(session, settings, secret, form))
    if not isinstance(file, UploadFile) or not file.filename:
        raise Wrong("file", "file-missing")
    upload = await intake.received(settings, file.filename, file.file)
    return Form(form.act, form.on, form.token, form.typed, upload)


def _form(sent: FormData) -> Form:
    typed = {name: plain_text(sent.get(name)) for name in TYPED if name in sent}
    act, on, token = (plain_text(sent.get(name)) for name in ("act", "on", "token"))
    return Form(act, on, token, typed)


def _in_words(problem: Problem, request: Request) -> str:
    details = problem.details("", "", language_of(request))
    return " ".join([details["detail"], *(error["detail"] for error in details.get("errors", []))])
