"""Endpoints: one's own calendar feeds."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.calendars import queries, service
from backend.activity.calendars.models import CalendarFeed
from backend.activity.calendars.schemas import CalendarFeedIn, CalendarFeedOut
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone

routes = Routes("calendars")
SORTS = {"created_at": CalendarFeed.created_at, "updated_at": CalendarFeed.updated_at}


@routes.get("/calendar-feeds", "session:read")
def list_calendar_feeds(
    session: Session, actor: Actor, request: Request, paging: Paging
) -> Page[CalendarFeedOut | Tombstone]:
    """List the addresses at which your calendar programs read dates."""
    found, following = slice_of(
        session, paging, queries.visible_to(actor), entity=CalendarFeed, sorts=SORTS, default="created_at"
    )
    shown = {one.id: one for one in service.show(session, found, _language(request))}
    items = [Tombstone.model_validate(feed) if feed.deleted_at else shown[feed.id] for feed in found]
    return Page[CalendarFeedOut | Tombstone](items=items, next=following)


@routes.post("/calendar-feeds", "session:write")
def create_calendar_feed(session: Session, actor: Actor, request: Request, body: CalendarFeedIn) -> CalendarFeedOut:
    """Make an address for a calendar program.

    The answer shows it once. Whoever knows it reads this calendar without signing in, and nothing else.
    """
    feed, secret = service.create(session, actor, body)
    [shown] = service.show(session, [feed], _language(request))
    return shown.model_copy(update=service.addresses(secret, request.app.state.settings))


@routes.get("/calendar-feeds/{feed_id}", "session:read")
def read_calendar_feed(session: Session, actor: Actor, request: Request, feed_id: str) -> CalendarFeedOut:
    """Read one of your calendars' facts, without its address."""
    feed = queries.find_feed(session, actor, feed_id)
    return service.show(session, [feed], _language(request))[0]


@routes.delete("/calendar-feeds/{feed_id}", "session:write")
def revoke_calendar_feed(session: Session, actor: Actor, feed_id: str, if_match: IfMatch) -> None:
    """Close the address of a calendar: it answers 404 from now on."""
    feed = queries.find_feed(session, actor, feed_id)
    if_match.check(feed)
    service.revoke(session, actor, feed)


def _language(request: Request) -> str:
    return negotiate(request.headers.get("accept-language"))
