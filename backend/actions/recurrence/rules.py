"""The days that a rule gives: every so many weeks, months or years."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule  # type: ignore[import-untyped]  # its types are no part of it

PATTERN = r"^FREQ=(YEARLY|MONTHLY|WEEKLY)(;INTERVAL=[1-9][0-9]?)?$"
FREQUENCIES = {"YEARLY": YEARLY, "MONTHLY": MONTHLY, "WEEKLY": WEEKLY}
#: Days between two of them, at least.
SHORTEST = {"YEARLY": 365, "MONTHLY": 28, "WEEKLY": 7}
#: Each month has this day; of what lies behind it the last one that there is.
SURE_DAY = 28


def shortest(rule: str) -> int:
    """The least number of days between two days of the rule."""
    frequency, interval = _read(rule)
    return SHORTEST[frequency] * interval


def following(rule: str, starts_on: date, after: date) -> date:
    """The first day of the rule after `after`, counted from `starts_on`, which is one of them.

    Where a month has no such day it is the month's last: the 31st of January is followed by the 28th of February, and
    that by the 31st of March.
    """
    return next(day for day in _days(rule, starts_on) if day > after)


def _days(rule: str, starts_on: date) -> Iterator[date]:
    frequency, interval = _read(rule)
    more: dict[str, Any] = {}
    if frequency != "WEEKLY" and starts_on.day > SURE_DAY:
        more = {"bymonthday": range(SURE_DAY, starts_on.day + 1), "bysetpos": -1}
        if frequency == "YEARLY":
            more["bymonth"] = starts_on.month
    for moment in rrule(FREQUENCIES[frequency], datetime.combine(starts_on, time()), interval, **more):
        yield moment.date()


def _read(rule: str) -> tuple[str, int]:
    found = re.match(PATTERN, rule)
    assert found, "the schema has checked it"
    return found[1], int((found[2] or ";INTERVAL=1").rpartition("=")[2])
