"""Use cases: make an address for a calendar, close it, and collect what the calendar shows."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.access.secrets import FEED, hash_secret, new_secret
from backend.actions import queries as action_queries
from backend.activity.calendars import queries
from backend.activity.calendars.entries import Entries, Entry
from backend.activity.calendars.models import CalendarFeed, FeedKind
from backend.activity.calendars.schemas import CalendarFeedIn, CalendarFeedOut
from backend.alliances.groups import queries as group_queries
from backend.core import events
from backend.core.clock import now, today
from backend.core.language import DEFAULT, text
from backend.core.problems import invalid
from backend.core.records import touch
from backend.settings import Settings

REACHES_BACK = timedelta(days=365)
HINT_LENGTH = 4
PERMISSION = "meetings:read"


def create(session: Session, actor: Actor, body: CalendarFeedIn) -> tuple[CalendarFeed, str]:
    """A new feed of one's own and its secret. Raises 403 for a token, 404 and 422 for what it cannot be about."""
    user = accounts.own(session, actor)
    alliance_id, group_id = body.alliance_id, body.group_id
    if body.kind is not FeedKind.group and group_id is not None:
        raise invalid("#/group_id", "extra_forbidden")
    if body.kind is FeedKind.group:
        if group_id is None:
            raise invalid("#/group_id", "missing")
        group = group_queries.find(session, actor, group_id)
        if alliance_id not in (None, group.alliance_id):
            raise invalid("#/alliance_id", "unknown_reference")
        alliance_id = group.alliance_id
    if body.kind is FeedKind.alliance and alliance_id is None:
        raise invalid("#/alliance_id", "missing")
    if alliance_id is not None:
        access_queries.require_alliance(session, actor, alliance_id, PERMISSION)
    secret = new_secret(FEED)
    feed = CalendarFeed(
        user_id=user.id,
        kind=body.kind,
        alliance_id=alliance_id,
        group_id=group_id,
        secret_hash=hash_secret(secret),
        hint=secret[-HINT_LENGTH:],
    )
    session.add(feed)
    _record(session, actor, "calendar_feed.created", feed)
    return feed, secret


def revoke(session: Session, actor: Actor, feed: CalendarFeed) -> None:
    """Close the address; it answers 404 from now on."""
    feed.deleted_at = now()
    touch(feed)
    _record(session, actor, "calendar_feed.revoked", feed)


def show(session: Session, feeds: Sequence[CalendarFeed], language: str = DEFAULT) -> list[CalendarFeedOut]:
    """The feeds with the names of what they are about, without their addresses."""
    names = queries.names(session, feeds)
    return [
        CalendarFeedOut.model_validate({**feed.model_dump(), "name": title(feed, names, language)}) for feed in feeds
    ]


def title(feed: CalendarFeed, names: dict[str, str], language: str) -> str:
    """What the calendar is called in the program that shows it."""
    parts = [names[found] for found in (feed.alliance_id, feed.group_id) if found in names]
    if feed.kind == FeedKind.mine:
        parts = [text("calendar.mine", language), *parts]
    return ": ".join(parts) or text("calendar.mine", language)


def addresses(secret: str, settings: Settings) -> dict[str, str]:
    """The address of a feed, and the same with the scheme that calendar programs take over."""
    url = f"{settings.base_url}/calendar/{secret}.ics"
    return {"url": url, "webcal_url": f"webcal://{url.partition('://')[2]}"}


def entries(session: Session, actor: Actor, feed: CalendarFeed, settings: Settings, language: str) -> list[Entry]:
    """What the feed shows of what its owner may see now, in a number of statements that does not grow."""
    since = today() - REACHES_BACK
    wanted = sorted(actor.roles) if feed.alliance_id is None else [feed.alliance_id]
    visible = [one for one in wanted if actor.may(PERMISSION, one) and actor.may("action-items:read", one)]
    made = Entries(settings.base_url, language)
    if not visible:
        return []
    if feed.kind != FeedKind.mine:
        group_ids = [feed.group_id] if feed.group_id else None
        made.meetings(queries.meetings(session, actor, since, alliance_ids=visible, group_ids=group_ids))
        made.follow_ups(
            queries.follow_ups(session, actor, since, alliance_ids=visible, group_id=feed.group_id),
        )
        return made.all
    people = {one: person for one in visible if (person := actor.person_in(one))}
    if people:
        groups = sorted(set().union(*(action_queries.group_ids_of(session, *pair) for pair in people.items())))
        own = sorted(people.values())
        made.meetings(queries.meetings(session, actor, since, alliance_ids=visible, group_ids=groups, people=own))
        made.follow_ups(queries.follow_ups(session, actor, since, alliance_ids=visible, people=people))
        made.steps(queries.steps(session, actor, since, people))
    return made.all


def _record(session: Session, actor: Actor, event_type: str, feed: CalendarFeed) -> None:
    subject = events.Subject("calendar_feed", feed.id)
    stream = feed.alliance_id or events.INSTALLATION
    changes = {"kind": [None, feed.kind]} if event_type == "calendar_feed.created" else {}
    events.record(session, actor, event_type, subject, stream_id=stream, alliance_id=feed.alliance_id, changes=changes)
