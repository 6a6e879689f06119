"""Entries as an iCalendar object (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Component, Event, vDuration, vText
from icalendar.enums import CLASS, STATUS, TRANSP

from backend.activity.calendars.entries import Entry

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Buendniswerk//Buendniswerk//DE"
AGAIN_AFTER = timedelta(hours=1)
#: The rules since 1996. The library's own lists every change until 2038 one by one.
BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def render(feed_id: str, name: str, language: str, url: str, host: str, entries: Iterable[Entry]) -> bytes:
    """The calendar as bytes: the same ones as long as nothing in it changes, so that an entity tag can stand for it."""
    shown = sorted(entries, key=lambda entry: entry.id)
    changed = max((entry.changed_at for entry in shown), default=None)
    calendar = Calendar.new(
        uid=f"{feed_id}@{host}",
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
    calendar.add_component(Component.from_ical(BERLIN))
    for entry in shown:
        calendar.add_component(_event(entry, host))
    return calendar.to_ical()


def _event(entry: Entry, host: str) -> Event:
    return Event.new(
        uid=f"{entry.id}@{host}",
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
        created=_seconds(entry.created_at),
        last_modified=_seconds(entry.changed_at),
        stamp=_seconds(entry.changed_at),
    )


def _seconds(moment: datetime) -> datetime:
    """iCalendar knows no fractions of a second."""
    return moment.astimezone(UTC).replace(microsecond=0)
