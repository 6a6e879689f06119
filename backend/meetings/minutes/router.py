"""Endpoints: minutes, their versions and addenda."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.language import negotiate
from backend.core.pagination import Paging, paginate
from backend.core.problems import NotFound
from backend.core.schemas import Page, Tombstone
from backend.meetings import queries as meeting_queries
from backend.meetings.minutes import letters, problems, queries, service
from backend.meetings.minutes.models import MinutesAddendum, MinutesVersion
from backend.meetings.minutes.schemas import (
    ApprovalIn,
    MinutesAddendumIn,
    MinutesAddendumOut,
    MinutesOut,
    MinutesVersionFull,
    MinutesVersionIn,
    MinutesVersionOut,
)
from backend.meetings.models import Meeting

routes = Routes("minutes")
SORTS = {"created_at": MinutesVersion.created_at, "updated_at": MinutesVersion.updated_at}
ADDENDA = {"created_at": MinutesAddendum.created_at, "updated_at": MinutesAddendum.updated_at}


@routes.get("/meetings/{meeting_id}/minutes", "meetings:read")
def read_minutes(session: Session, actor: Actor, request: Request, meeting_id: str) -> MinutesOut:
    """Read the minutes of a meeting, put together from what was entered in it."""
    return service.show(session, actor, _meeting(session, actor, meeting_id), _language(request))


@routes.get("/meetings/{meeting_id}/minutes/versions", "meetings:read")
def list_minutes_versions(
    session: Session, actor: Actor, meeting_id: str, paging: Paging
) -> Page[MinutesVersionOut | Tombstone]:
    """List the versions of a meeting's minutes that were circulated."""
    meeting = _meeting(session, actor, meeting_id)
    last = queries.latest(session, meeting.id)
    return paginate(
        session,
        paging,
        queries.of_meeting(actor, meeting.id),
        entity=MinutesVersion,
        sorts=SORTS,
        default="created_at",
        show=lambda version: service.show_version(actor, meeting, version, last.id if last else None),
    )


@routes.post(
    "/meetings/{meeting_id}/minutes/versions",
    "minutes:write",
    problems=(
        problems.MeetingNotOver,
        problems.PlaceholdersLeft,
        problems.MinutesApproved,
        problems.MinutesUnchanged,
    ),
)
def create_minutes_version(
    session: Session, actor: Actor, request: Request, meeting_id: str, body: MinutesVersionIn
) -> MinutesVersionFull:
    """Circulate the minutes as they are now. The version stays as it is; the participants get a link by mail."""
    meeting, language = _meeting(session, actor, meeting_id), _language(request)
    version = service.circulate(session, actor, meeting, body.changes_summary, language)
    if body.notify:
        letters.to_participants(session, request.app.state.settings, meeting, version)
    return service.show_in_full(session, actor, meeting, version, language)


@routes.get("/minutes-versions/{version_id}", "meetings:read")
def read_minutes_version(session: Session, actor: Actor, request: Request, version_id: str) -> MinutesVersionFull:
    """Read a version of minutes, and what differs from the version before."""
    version = queries.find(session, actor, version_id)
    meeting = _meeting(session, actor, version.meeting_id)
    return service.show_in_full(session, actor, meeting, version, _language(request))


@routes.post(
    "/minutes-versions/{version_id}/approval",
    "minutes:write",
    status=200,
    problems=(problems.NotTheLatestVersion, problems.MinutesApproved),
)
def approve_minutes_version(
    session: Session, actor: Actor, request: Request, version_id: str, body: ApprovalIn
) -> MinutesVersionFull:
    """Note that a later meeting approved the minutes."""
    version = queries.find(session, actor, version_id)
    meeting = _meeting(session, actor, version.meeting_id)
    try:
        approved_in = meeting_queries.find(session, actor, body.approved_in_id)
    except NotFound:
        approved_in = None
    service.approve(session, actor, meeting, version, approved_in, body.decision_id)
    return service.show_in_full(session, actor, meeting, version, _language(request))


@routes.get("/meetings/{meeting_id}/minutes/addenda", "meetings:read")
def list_minutes_addenda(
    session: Session, actor: Actor, meeting_id: str, paging: Paging
) -> Page[MinutesAddendumOut | Tombstone]:
    """List what was added to approved minutes."""
    meeting = _meeting(session, actor, meeting_id)
    return paginate(
        session,
        paging,
        queries.addenda_of(actor, meeting.id),
        entity=MinutesAddendum,
        sorts=ADDENDA,
        default="created_at",
        show=MinutesAddendumOut.model_validate,
    )


@routes.post("/meetings/{meeting_id}/minutes/addenda", "minutes:write", problems=(problems.MinutesNotApproved,))
def create_minutes_addendum(
    session: Session, actor: Actor, meeting_id: str, body: MinutesAddendumIn
) -> MinutesAddendumOut:
    """Add something to approved minutes, which themselves never change."""
    meeting = _meeting(session, actor, meeting_id)
    return MinutesAddendumOut.model_validate(service.amend(session, actor, meeting, body.text))


def _meeting(session: Session, actor: Actor, meeting_id: str) -> Meeting:
    meeting = meeting_queries.find(session, actor, meeting_id)
    # They name people and cards of the whole alliance: nothing for guests.
    actor.require("meetings:read", meeting.alliance_id)
    return meeting


def _language(request: Request) -> str:
    return negotiate(request.headers.get("accept-language"))
