"""Where in a calendar something with a fuzzy date stands, if it can stand there at all."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from backend.core.dates.times import times_of

ZONE = ZoneInfo("Europe/Berlin")
#: What is not precise to the day becomes an entry if it is a week or a range of at most a month.
LONGEST = timedelta(days=31)
PRECISE = {"day", "week", "range", "anchor"}
USUALLY = timedelta(hours=1)


def placed(record: Any) -> tuple[date, date] | None:
    """Start and end of a record with a fuzzy date, or None where a calendar would say more than was meant.

    Both are days (the end is the first day after) or both moments. A time of its own (`begins`, `ends`) goes before
    one that is written with the date.
    """
    fuzzy, first, last = record.fuzzy_date, record.earliest, record.latest
    if not fuzzy or first is None or last is None:
        return None
    if fuzzy["precision"] not in PRECISE or fuzzy["approximate"] or last - first > LONGEST:
        return None
    if first == last and fuzzy["precision"] == "day" and (times := times_on(record)):
        start = datetime.combine(first, times[0], ZONE)
        end = datetime.combine(first, times[1], ZONE) if times[1] else start + USUALLY
        return start, end if end > start else end + timedelta(days=1)
    return first, last + timedelta(days=1)


def times_on(record: Any) -> tuple[time, time | None] | None:
    """When on its day something begins and ends, as far as anybody said."""
    begins: time | None = getattr(record, "begins", None)
    if begins is not None:
        return begins, record.ends
    return times_of(record.fuzzy_date["text"]) if record.fuzzy_date else None
