"""The duty that tells people what concerns them: looks every minute who is due, and queues one mail an address."""

from datetime import timedelta
from functools import partial

import structlog
from sqlmodel import Session

from backend.activity.mail.digests import queries
from backend.activity.mail.digests.entries import Entries, Entry, in_order
from backend.activity.mail.digests.news import Concern, language_of, tell
from backend.activity.mail.digests.reminders import remind
from backend.activity.mail.digests.requests import asking
from backend.activity.mail.digests.schedule import Times
from backend.activity.mail.digests.subscribers import Subscriber, by_address
from backend.activity.mail.models import MailPosition
from backend.activity.mail.unsubscribing import Recipient, address
from backend.core import mail
from backend.core.clock import now
from backend.core.db import Database
from backend.settings import Settings

TOLD_WITHIN = timedelta(days=14)
log = structlog.get_logger("mail")


def run(database: Database, settings: Settings) -> int:
    """Queue the digests that are due; how many."""
    subscribers, times = database.run(queries.subscribers), Times.at(now())
    new = [one for one in subscribers if one.position is None]
    if new:
        database.run(lambda session: _begin(session, new), write=True)
    queued = 0
    for bundle in by_address(subscribers):
        if any(_is_due(one, times) for one in bundle):
            work = partial(_tell, settings=settings, bundle=bundle, times=times)
            queued += database.run(work, write=True)
    return queued


def _is_due(one: Subscriber, times: Times) -> bool:
    return one.wants_news(times) or one.wants_reminders(times)


def _begin(session: Session, new: list[Subscriber]) -> None:
    """Who comes in is told what happens from now on, not what happened before."""
    for one in new:
        queries.begin(session, one)


def _tell(session: Session, settings: Settings, bundle: list[Subscriber], times: Times) -> int:
    entries: list[Entry] = []
    for one in bundle:
        position = queries.locked(session, one.position.id) if one.position and _is_due(one, times) else None
        # Another worker tells them right now, or has told them since we looked.
        if position is not None and one.position is not None and _same(position, one.position):
            entries += _of(session, settings, one, position, times)
    if not entries:
        return 0
    return _queue(session, settings, bundle, in_order(entries))


def _same(now: MailPosition, before: MailPosition) -> bool:
    return (now.sequence, now.told_at, now.reminded_on) == (before.sequence, before.told_at, before.reminded_on)


def _of(session: Session, settings: Settings, one: Subscriber, position: MailPosition, times: Times) -> list[Entry]:
    concern, entries = Concern(session, one), Entries(session, settings, one)
    until = times.told_until(one.rhythm)
    if one.wants_reminders(times):
        remind(session, concern, position.id, entries)
        asking.remind(session, concern, position.id, entries)
        position.reminded_on = times.day
    if one.wants_news(times) and until is not None:
        happened = queries.happened(session, one.alliance.id, position.sequence, until)
        tell(session, concern, happened, times.now - TOLD_WITHIN, entries)
        if happened:
            position.sequence = happened[-1].sequence
        position.told_at = times.now
    return entries.all()


def _queue(session: Session, settings: Settings, bundle: list[Subscriber], entries: list[Entry]) -> int:
    # The account speaks for the address where somebody has one.
    first = next((one for one in bundle if one.user), bundle[0])
    people = tuple(one.person.id for one in bundle if one.user is None and one.person)
    alliances = sorted({entry.alliance for entry in entries})
    try:
        mail.queue(
            session,
            to=first.email,
            name=first.name,
            template="digest",
            language=language_of(first),
            values={
                "needs": sum(len(entry.needs) for entry in entries),
                "entries": entries,
                "alliances": alliances,
                "has_account": first.user is not None,
            },
            alliance_id=bundle[0].alliance.id if len(alliances) == 1 and len(bundle) == 1 else None,
            user_id=first.user.id if first.user else None,
            unsubscribe_url=address(settings, Recipient(first.user.id if first.user else None, people)),
        )
    except mail.InvalidAddress:
        log.warning("address cannot be written to", user_id=first.user.id if first.user else None)
        return 0
    return 1
