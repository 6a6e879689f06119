"""Entries as an iCalendar object (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event, vDuration, vText
from icalendar.enums import CLASS, STATUS, TRANSP

from backend.activity.calendars.entries import Entry
from backend.core.calendar_parts import PRODUCT, berlin, seconds, uid

MEDIA_TYPE = "text/calendar; charset=utf-8"
AGAIN_AFTER = timedelta(hours=1)


def render(feed_id: str, name: str, language: str, url: str, host: str, entries: Iterable[Entry]) -> bytes:
    """The calendar as bytes: the same ones as long as nothing in it changes, so that an entity tag can stand for it."""
    shown = sorted(entries, key=lambda entry: entry.id)
    changed = max((entry.changed_at for entry in shown), default=None)
    calendar = Calendar.new(
        uid=uid(feed_id, host),
        prodid=PRODUCT,
        method="PUBLISH",
        name=name,
        language=language,
        url=url,
        last_modified=changed,
    )
    # RFC 7986 asks for the parameter, which the library does not write.
    calendar.add("refresh-interval", vDuration(AGAIN_AFTER), parameters={"VALUE": "DURATION"})
    for legacy, value in (("x-wr-calname", name), ("x-wr-timezone", "Europe/Berlin")):
        if legacy not in calendar:
            calendar.add(legacy, vText(value))
    calendar.add("x-published-ttl", vDuration(AGAIN_AFTER))
    calendar.add_component(berlin())
    for entry in shown:
        calendar.add_component(_event(entry, host))
    return calendar.to_ical()


def _event(entry: Entry, host: str) -> Event:
    return Event.new(
        uid=uid(entry.id, host),
        start=entry.start,
        end=entry.end,
        summary=entry.summary,
        description=entry.description,
        location=entry.location or None,
        url=entry.url,
        categories=[entry.category],
        classification=CLASS.PUBLIC if entry.is_public else CLASS.PRIVATE,
        status=STATUS.CANCELLED if entry.is_cancelled else STATUS.CONFIRMED,
        # A date of the alliance is to be known; it does not make anybody busy.
        transparency=TRANSP.TRANSPARENT,
        sequence=entry.sequence,
        created=seconds(entry.created_at),
        last_modified=seconds(entry.changed_at),
        stamp=seconds(entry.changed_at),
    )
