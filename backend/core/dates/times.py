"""Times of day within the words of a date: "20.10., 18.30 Uhr", "17–19 Uhr", "6 pm"."""

import re
from datetime import time

_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_RANGE = rf"(?:um |ab |von |at |from )?{_CLOCK}(?:\s*(?:Uhr|h)?\s*(?:–|-|bis|to|until)\s*{_CLOCK})?"
_GERMAN = re.compile(rf"(?<![\d.:]){_RANGE}\s*(?:Uhr|h)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"(?<![\d.:])(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?m\b", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d.:])([01]?\d|2[0-3]):([0-5]\d)(?:\s*(?:–|-|bis|to)\s*([01]?\d|2[0-3]):([0-5]\d))?(?![\d:])")


def times_of(text: str) -> tuple[time, time | None] | None:
    """Beginning and end of what is written with a date, in local time; the end is None where nobody said it.

    None where no time is written, or none that a clock shows.
    """
    if english := _ENGLISH.search(text):
        hour = int(english[1]) % 12 + (12 if english[3].lower() == "p" else 0)
        begin = _time(str(hour), english[2])
        return (begin, None) if begin else None
    found = _GERMAN.search(text) or _BARE.search(text)
    if found is None:
        return None
    begin = _time(found[1], found[2])
    return (begin, _time(found[3], found[4]) if found[3] else None) if begin else None


def _time(hour: str, minute: str | None) -> time | None:
    hours, minutes = int(hour) % 24 if int(hour) <= 24 else 99, int(minute or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None
