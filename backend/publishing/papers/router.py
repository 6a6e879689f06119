"""Endpoints: papers. The kind of paper and the format are the name of the file."""

from collections.abc import Callable
from typing import IO, Annotated, Any

from fastapi import Query, Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.alliances.models import Alliance
from backend.core import events
from backend.core.clock import today
from backend.core.downloads import download
from backend.core.http import Answer
from backend.core.language import negotiate, text
from backend.core.problems import NotFound
from backend.meetings import queries as meeting_queries
from backend.meetings.minutes.problems import PlaceholdersLeft
from backend.publishing.papers import service
from backend.publishing.papers.gatherings import name_of
from backend.publishing.papers.kinds import MEDIA_TYPES, PDF_ONLY, AlliancePaper, MeetingPaper, PaperFormat

routes = Routes("papers")
#: What a paper is made of, besides its own permission.
NEEDS = {
    MeetingPaper.public_minutes: "publications:read",
    AlliancePaper.open_items: "action-items:read",
    AlliancePaper.poster: "action-items:read",
    AlliancePaper.executions: "processes:read",
}
FILE: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "The paper",
            "content": {
                kind.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
                for kind in MEDIA_TYPES.values()
            },
        }
    }
}
Group = Annotated[str | None, Query(description="Only what concerns this group: for minutes and open items")]
Party = Annotated[str | None, Query(max_length=300, description="Only for this party: for who executes for whom")]
Number = Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Of the version of minutes; the last without it")]


@routes.get(
    "/meetings/{meeting_id}/papers/{paper}.{format}",
    "exports:read",
    response=Answer,
    openapi=FILE,
    problems=(service.MinutesNotCirculated, PlaceholdersLeft),
)
def read_meeting_paper(
    session: Session,
    actor: Actor,
    request: Request,
    meeting_id: str,
    paper: MeetingPaper,
    format: PaperFormat,
    group_id: Group = None,
    number: Number = None,
) -> Response:
    """Download a paper of a meeting: minutes, invitation, attendance list or name tents.

    PDF is accessible (PDF/UA-1). Name tents are PDF only. Public minutes name no person.
    """
    meeting = meeting_queries.find(session, actor, meeting_id)
    alliance = alliance_queries.require(session, actor, meeting.alliance_id, "exports:read")
    actor.require(NEEDS.get(paper, "meetings:read"), alliance.id)
    language = _language(request, paper, format)
    return download(
        request,
        f"{text(f'papers.{paper}', language)} {name_of(session, meeting)[:80]}.{format}".replace("/", "-"),
        MEDIA_TYPES[format],
        _state(session, actor, alliance, language),
        _writing(
            lambda: service.of_meeting(
                session, actor, alliance, meeting, paper, format, language, group_id=group_id, number=number
            )
        ),
    )


@routes.get("/alliances/{alliance_id}/papers/{paper}.{format}", "exports:read", response=Answer, openapi=FILE)
def read_alliance_paper(
    session: Session,
    actor: Actor,
    request: Request,
    alliance_id: str,
    paper: AlliancePaper,
    format: PaperFormat,
    group_id: Group = None,
    party: Party = None,
) -> Response:
    """Download a paper of an alliance: open items, the board as a poster in A3 (PDF only), who executes for whom."""
    alliance = alliance_queries.require(session, actor, alliance_id, "exports:read")
    actor.require(NEEDS[paper], alliance.id)
    language = _language(request, paper, format)
    return download(
        request,
        f"{text(f'papers.{paper}', language)} {alliance.name[:80]} {today()}.{format}".replace("/", "-"),
        MEDIA_TYPES[format],
        _state(session, actor, alliance, language),
        _writing(
            lambda: service.of_alliance(session, alliance, paper, format, language, group_id=group_id, party=party)
        ),
    )


def _writing(make: Callable[[], bytes]) -> Callable[[IO[bytes]], None]:
    def write(file: IO[bytes]) -> None:
        file.write(make())

    return write


def _language(request: Request, paper: Any, format: PaperFormat) -> str:
    """The caller's language; 404 for a format that the paper does not come in."""
    if paper in PDF_ONLY and format is not PaperFormat.pdf:
        raise NotFound
    return negotiate(request.headers.get("accept-language"))


def _state(session: Session, actor: Actor, alliance: Alliance, language: str) -> str:
    """All that a paper depends on besides its address: any change in the alliance may be in it."""
    return f"{events.sequence_of(session, alliance.id)} {actor.standing} {actor.id} {today()} {language}"
