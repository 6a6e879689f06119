"""The calendars themselves, outside the API: what a calendar program fetches, without signing in."""

from datetime import timedelta

from fastapi import APIRouter, Request, Response
from sqlalchemy import update
from sqlmodel import Session, col

from backend.access.authentication import actor_of
from backend.access.secrets import FEED, hash_secret, is_well_formed
from backend.activity.calendars import queries, service
from backend.activity.calendars.models import CalendarFeed
from backend.activity.calendars.rendering import MEDIA_TYPE, render
from backend.core.calendar_parts import host_of
from backend.core.clock import now
from backend.core.db import Database, note
from backend.core.etags import etag, matches
from backend.core.language import negotiate
from backend.core.problems import NotFound

router = APIRouter()
READ_NOTED_EVERY = timedelta(hours=1)


@router.get("/calendar/{secret}.ics", include_in_schema=False)
async def read_calendar(request: Request, secret: str) -> Response:
    """The calendar of this address; 404 for an unknown or revoked one, 304 for who has it already."""
    database: Database = request.app.state.database
    return await database.perform(lambda session: _answer(session, request, secret))


def _answer(session: Session, request: Request, secret: str) -> Response:
    is_ours = secret.startswith(f"{FEED}_") and is_well_formed(secret)
    found = queries.feed_by_hash(session, hash_secret(secret)) if is_ours else None
    if found is None:
        raise NotFound
    feed, user = found
    settings = request.app.state.settings
    language = user.language or negotiate(request.headers.get("accept-language"))
    actor = actor_of(session, user)
    entries = service.entries(session, actor, feed, settings, language)
    # What became closed to its owner is not called by its present name either.
    is_seen = feed.alliance_id is None or actor.role_in(feed.alliance_id) is not None
    name = service.title(feed, queries.names(session, [feed]) if is_seen else {}, language)
    body = render(feed.id, name, language, settings.base_url, host_of(settings.base_url), entries)
    if feed.last_read_at is None or feed.last_read_at < now() - READ_NOTED_EVERY:
        note(session, update(CalendarFeed).where(col(CalendarFeed.id) == feed.id).values(last_read_at=now()))
    tag = etag(body)
    headers = {"Cache-Control": "private, no-cache", "ETag": tag, "Vary": "Accept-Language"}
    if matches(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return Response(body, 200, headers, MEDIA_TYPE)
