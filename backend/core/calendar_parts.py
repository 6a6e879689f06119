"""What all calendar files of ours have in common (RFC 5545): who made them, and the zone their times are in.

Feeds and invitations name the same appointment by the same UID, so that a calendar that gets both shows it once.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from icalendar import Component

PRODUCT = "-//Buendniswerk//Buendniswerk//DE"
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


def berlin() -> Component:
    """The zone of Germany as a component."""
    return Component.from_ical(BERLIN)


def uid(record_id: str, host: str) -> str:
    """The name of an appointment in every calendar there is."""
    return f"{record_id}@{host}"


def host_of(base_url: str) -> str:
    """The part of our address that makes names unique in the world."""
    return urlsplit(base_url).hostname or "localhost"


def seconds(moment: datetime) -> datetime:
    """The moment as iCalendar writes it: in UTC, without fractions of a second."""
    return moment.astimezone(UTC).replace(microsecond=0)
