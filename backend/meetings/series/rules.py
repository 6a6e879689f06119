"""Rules of the calendar: what of RRULE (RFC 5545 section 3.3.10) a series of meetings can be given, and its days.

Only what gives days is taken, and no combination that could be searched for centuries without finding one.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # its types are no part of it

#: The parts that each frequency can have besides INTERVAL, COUNT, UNTIL and WKST.
PARTS = {
    "DAILY": set[str](),
    "WEEKLY": {"BYDAY"},
    "MONTHLY": {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"},
}
ALWAYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
INTERVAL_MOST = 120
COUNT_MOST = 500
#: Meetings that are further apart than this are no series.
FIRST_WITHIN_YEARS = 12
PART = re.compile(r"^[A-Z]+=[A-Z0-9+,-]+$")


class BadRule(ValueError):
    """The rule cannot be used; the message is the key of an error text."""


def checked(rule: str, starts_on: date) -> str:
    """The rule in capitals and without a prefix. Raises `BadRule`."""
    written = rule.strip().upper().removeprefix("RRULE:")
    parts = written.split(";")
    if not all(PART.match(part) for part in parts):
        raise BadRule("rule_unreadable")
    given = dict(part.split("=", 1) for part in parts)
    if len(given) != len(parts) or given.get("FREQ") not in PARTS:
        raise BadRule("rule_unreadable")
    if given.keys() - ALWAYS - PARTS[given["FREQ"]]:
        raise BadRule("rule_too_much")
    if not _within(given, "INTERVAL", INTERVAL_MOST) or not _within(given, "COUNT", COUNT_MOST):
        raise BadRule("rule_too_much")
    try:
        first = next(days(written, starts_on), None)
    except (ValueError, TypeError) as failure:
        raise BadRule("rule_unreadable") from failure
    if first is None or first.year - starts_on.year > FIRST_WITHIN_YEARS:
        raise BadRule("rule_gives_no_date")
    return written


def days(rule: str, starts_on: date) -> Iterator[date]:
    """The days that the rule gives from `starts_on` on, in order; without an end where the rule has none."""
    for moment in rrulestr(rule, dtstart=datetime.combine(starts_on, time())):
        yield moment.date()


def _within(given: dict[str, str], part: str, most: int) -> bool:
    value = given.get(part, "1")
    return value.isdigit() and 1 <= int(value) <= most
