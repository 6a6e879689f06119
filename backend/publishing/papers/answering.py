"""One paper of one record as an answer: named, typed, and unchanged while nothing in the alliance changes."""

from collections.abc import Callable
from typing import IO

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.models import Alliance
from backend.core import events
from backend.core.clock import today
from backend.core.downloads import download
from backend.core.language import negotiate
from backend.publishing.papers import service
from backend.publishing.papers.kinds import MEDIA_TYPES, PaperFormat
from backend.publishing.papers.looks import look_of
from backend.publishing.papers.tree import Block, Paper
from backend.publishing.papers.wording import Words

NAME_MOST = 80


def answer(
    session: Session,
    actor: Actor,
    request: Request,
    alliance: Alliance,
    *,
    paper: str,
    title: str,
    format: PaperFormat,
    build: Callable[[Words], tuple[str | None, list[Block]]],
) -> Response:
    """The paper as a file in the caller's language. `build` makes subtitle and blocks when the file is asked for."""
    words = Words(negotiate(request.headers.get("accept-language")))

    def write(file: IO[bytes]) -> None:
        subtitle, blocks = build(words)
        made = Paper(title, words.language, look_of(session, alliance), subtitle, words("page"), blocks)
        file.write(service.WRITERS[format](made))

    sequence = events.sequence_of(session, alliance.id)
    return download(
        request,
        f"{words(paper)} {title[:NAME_MOST]}.{format}".replace("/", "-"),
        MEDIA_TYPES[format],
        f"{sequence} {actor.standing} {actor.id} {today()} {words.language}",
        write,
    )
