"""Endpoints outside the API: what phones open with a code, for browsers without an account, with or without scripts."""

import json
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from sqlmodel import Session

from backend.core import plain_pages
from backend.core.db import Database
from backend.core.problems import InvalidInput, Problem
from backend.workshops.joining.codes import PATH, normalised
from backend.workshops.pages import acts, answers, drawing
from backend.workshops.pages.allowances import network_of
from backend.workshops.pages.answers import HEADERS, allowances_of, guarded, html, language_of
from backend.workshops.pages.drawing import Said
from backend.workshops.pages.visits import open_visit
from backend.workshops.walls.router import HEADERS as STREAM_HEADERS
from backend.workshops.walls.router import continued, walls_of

Result = TypeVar("Result")
router = APIRouter()
STREAMS_MOST = 3
DONE = ("card", "dots", "none")
#: More is too many in any vote.
DOTS = re.compile("[0-9]{1,3}")
REVISION_MOST = 2**31 - 1


@router.get(drawing.STYLES, include_in_schema=False)
async def workshop_page_styles() -> Response:
    """The style sheet of these pages."""
    return plain_pages.styles(drawing.FOLDER)


@router.get(drawing.SCRIPT, include_in_schema=False)
async def workshop_page_script() -> Response:
    """The script of these pages."""
    headers = {"Cache-Control": "public, max-age=3600"}
    return Response((drawing.FOLDER / "wall.js").read_bytes(), headers=headers, media_type="text/javascript")


@router.get(PATH, include_in_schema=False)
async def open_door(request: Request) -> Response:
    """Where a code is typed."""
    return html(request, drawing.door(language_of(request), Said()))


@router.post(PATH, include_in_schema=False)
async def enter_code(request: Request) -> Response:
    """Lead to the page of the code that was typed."""
    async with request.form(max_files=0, max_fields=5) as sent:
        code = normalised(str(sent.get("code", ""))[:40])
    if code is None:
        return html(request, drawing.door(language_of(request), Said(key="no-code")), 422)
    return RedirectResponse(f"{PATH}/{code}", 303, HEADERS)


@router.get(f"{PATH}/{{code}}", include_in_schema=False)
async def open_workshop_page(request: Request, code: str, done: str | None = None) -> Response:
    """Draw the page: the way in, or the wall for who has joined. Changes nothing."""
    return await guarded(request, code, _page(request, code, 200, Said(key=f"done.{done}" if done in DONE else "")))


@router.post(f"{PATH}/{{code}}", include_in_schema=False)
async def act_on_workshop_page(request: Request, code: str) -> Response:
    """Do what a form of the page asks for, and send the browser back to the page."""
    async with request.form(max_files=0, max_fields=300) as form:
        sent = {name: value for name, value in form.items() if isinstance(value, str)}
    return await guarded(request, code, _act(request, code, sent))


@router.post(f"{PATH}/{{code}}/cards", include_in_schema=False)
async def send_cards(request: Request, code: str) -> Response:
    """Take the cards that have gathered on a phone: which are stored now, and why others are not."""
    return await guarded(request, code, _cards(request, code))


@router.post(f"{PATH}/{{code}}/dots", include_in_schema=False)
async def send_dots(request: Request, code: str) -> Response:
    """Take the dots of a phone."""
    return await guarded(request, code, _dots(request, code))


@router.get(f"{PATH}/{{code}}/stream", include_in_schema=False)
async def follow_wall(request: Request, code: str, after: int = -1) -> Response:
    """Follow the wall as it changes (server-sent events), for who has joined."""
    return await guarded(request, code, _stream(request, code, after))


def _unit(request: Request, work: Callable[[Session], Result], *, write: bool = False) -> Awaitable[Result]:
    database: Database = request.app.state.database
    return database.perform(work, write=write)


async def _page(request: Request, code: str, status: int, said: Said) -> Response:
    settings, language = request.app.state.settings, language_of(request)

    def work(session: Session) -> str:
        visit = open_visit(session, settings, code, request.cookies)
        return drawing.page(session, settings, visit, code, language, said)

    return html(request, await _unit(request, work), status)


async def _act(request: Request, code: str, sent: dict[str, str]) -> Response:
    act, language, none = sent.get("act"), language_of(request), False
    try:
        if act == "join":
            return await _join(request, code, sent.get("table") or None)
        if act == "card":
            card = {name: sent.get(name) for name in ("id", "text", "phase", "lane") if sent.get(name)}
            taken = await _take(request, code, {"token": sent.get("token"), "cards": [card]})
            if taken["refused"]:
                back = Said(message=" ".join(taken["refused"].values()), typed=sent.get("text", ""))
                return await _page(request, code, 422, back)
        else:
            chosen = {name.removeprefix("dot-"): value for name, value in sent.items() if name.startswith("dot-")}
            points = {name: int(value) for name, value in chosen.items() if DOTS.fullmatch(value)}
            none = not any(points.values())
            await _give(request, code, {"token": sent.get("token"), "points": points}, asks="none" not in sent)
            act = "none" if none else "dots"
    except acts.NotJoined:
        return answers.notice(request, "foreign")
    except Problem as problem:
        back = Said(message=answers.in_words(problem, language), typed=sent.get("text", ""), none=none)
        return await _page(request, code, problem.status, back)
    return RedirectResponse(f"{PATH}/{code}?done={act}", 303, HEADERS)


async def _join(request: Request, code: str, table: str | None) -> Response:
    settings, allowances = request.app.state.settings, allowances_of(request.app)
    network = network_of(request.client.host if request.client else "")

    def work(session: Session) -> tuple[str, str | None]:
        return acts.join(session, settings, allowances, code, request.cookies, network, table)

    workshop_id, token = await _unit(request, work, write=True)
    response = RedirectResponse(f"{PATH}/{code}", 303, HEADERS)
    return answers.keep(response, settings, workshop_id, token) if token else response


async def _take(request: Request, code: str, sent: Any) -> dict[str, Any]:
    settings, allowances, language = request.app.state.settings, allowances_of(request.app), language_of(request)

    def work(session: Session) -> dict[str, Any]:
        return acts.send_cards(session, settings, allowances, code, request.cookies, sent, language)

    return await _unit(request, work, write=True)


async def _give(request: Request, code: str, sent: Any, *, asks: bool = False) -> None:
    settings, allowances = request.app.state.settings, allowances_of(request.app)

    def work(session: Session) -> None:
        acts.give_dots(session, settings, allowances, code, request.cookies, sent, asks=asks)

    await _unit(request, work, write=True)


async def _cards(request: Request, code: str) -> Response:
    try:
        taken = await _take(request, code, await _sent(request))
    except Problem as problem:
        return _problem(request, problem)
    return Response(json.dumps(taken), headers=HEADERS, media_type="application/json")


async def _dots(request: Request, code: str) -> Response:
    try:
        await _give(request, code, await _sent(request))
    except Problem as problem:
        return _problem(request, problem)
    return answers.said("", 200)


async def _sent(request: Request) -> Any:
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError) as wrong:
        raise InvalidInput from wrong


def _problem(request: Request, problem: Problem) -> Response:
    headers = {"Retry-After": str(acts.WAIT_SECONDS)} if problem.status == 429 else None
    if isinstance(problem, acts.NotJoined):
        return answers.notice(request, "foreign")
    return answers.said(answers.in_words(problem, language_of(request)), problem.status, headers)


async def _stream(request: Request, code: str, after: int) -> Response:
    last = request.headers.get("last-event-id", "")
    start = int(last) if last.isascii() and last.isdigit() and len(last) < 10 else min(max(after, -1), REVISION_MOST)
    messages = _messages(request, code, start)
    try:
        opening = await anext(messages)
    except StopAsyncIteration:
        return answers.notice(request, "ended")
    except Problem as problem:
        return _problem(request, problem)
    headers = {**HEADERS, **STREAM_HEADERS}
    return StreamingResponse(continued(opening, messages), headers=headers, media_type="text/event-stream")


async def _messages(request: Request, code: str, after: int) -> AsyncGenerator[bytes, None]:
    settings = request.app.state.settings

    def work(session: Session) -> tuple[str, str, str]:
        visit = open_visit(session, settings, code, request.cookies)
        if visit.participant is None:
            raise acts.NotJoined(permission="")
        return visit.workshop.id, visit.workshop.alliance_id, visit.participant.id

    workshop_id, alliance_id, participant_id = await _unit(request, work)
    with request.app.state.live.admitted(f"participant:{participant_id}", STREAMS_MOST):
        walls = walls_of(request.app)
        async with aclosing(walls.follow(workshop_id, alliance_id, leads=False, after=after)) as messages:
            async for message in messages:
                yield message
