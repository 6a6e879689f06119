"""The days of a series: what its rule gives, without its exceptions."""

from datetime import date
from itertools import takewhile

from backend.core.problems import Conflict, invalid
from backend.meetings.series import rules
from backend.meetings.series.models import MeetingSeries

#: More dates than this at once are a slip in the period.
DATES_MOST = 200


class SeriesWithoutRule(Conflict):
    """The series has a rhythm in words and no rule: nobody can say its dates."""


def between(series: MeetingSeries, starting: date, ending: date) -> list[date]:
    """The days of the rule in a period (both ends included), exceptions among them. Raises 409 and 422."""
    if series.rule is None or series.starts_on is None:
        raise SeriesWithoutRule
    if ending < starting:
        raise invalid("#/ending", "ends_before_it_starts")
    last = min(ending, series.until) if series.until else ending
    found = []
    for day in takewhile(lambda day: day <= last, rules.days(series.rule, series.starts_on)):
        if day >= starting:
            found.append(day)
        if len(found) > DATES_MOST:
            raise invalid("#/ending", "too_many_dates", most=DATES_MOST)
    return found


def following(series: MeetingSeries, first: date, count: int) -> list[date]:
    """At most `count` days on which there is a meeting from a day on."""
    if series.rule is None or series.starts_on is None:
        return []
    found: list[date] = []
    for day in rules.days(series.rule, series.starts_on):
        if len(found) == count or (series.until is not None and day > series.until):
            break
        if day >= first and day.isoformat() not in series.exceptions:
            found.append(day)
    return found
