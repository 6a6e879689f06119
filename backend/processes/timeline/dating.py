"""Dates of entries: days and spans as fuzzy dates, and the order in which a story is told."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from backend.core.dates import FuzzyDate
from backend.core.dates.edtf import from_bounds
from backend.core.dates.periods import precision_of
from backend.processes.timeline.schemas import TimelineEntry

#: Known to the day, or from a day to a day. What is less precise stands behind the days that fell into it.
PRECISE = {"day", "week", "range", "anchor"}


def on(day: date | None) -> FuzzyDate | None:
    """A day as a fuzzy date."""
    return None if day is None else span(day, day)


def span(first: date, last: date) -> FuzzyDate:
    """From a day to a day, as a fuzzy date in German writing."""
    text = f"{first:%d.%m.%Y}" if first == last else f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"
    precision = "day" if first == last else precision_of(first, last)
    edtf = from_bounds(first, last, approximate=False)
    return FuzzyDate(text=text, edtf=edtf, earliest=first, latest=last, precision=precision)


def stored(fuzzy: dict[str, Any] | None, earliest: date | None, latest: date | None) -> FuzzyDate | None:
    """A date as it is stored; the columns know where an anchored one lies today."""
    if not fuzzy:
        return None
    return FuzzyDate.model_validate({**fuzzy, "earliest": earliest, "latest": latest})


def around(dates: Iterable[FuzzyDate | None]) -> FuzzyDate | None:
    """From the first to the last day of several dates; None where none is known."""
    known = [one for one in dates if one is not None]
    first = [day for one in known if (day := one.earliest or one.latest)]
    last = [day for one in known if (day := one.latest or one.earliest)]
    return span(min(first), max(last)) if first and last else None


def in_order(entries: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    """By first day, then last day, then the order they were written in; no date comes last (API contract, section 3).

    What is known only to the month, quarter or year stands behind the days within it, as in the record of a round table
    that ends "Sept. 2011" after a sitting on 12.09.2011.
    """
    return sorted(entries, key=_place)


def _place(entry: TimelineEntry) -> tuple[date, date]:
    when = entry.when
    first, last = (when.earliest or when.latest, when.latest or when.earliest) if when else (None, None)
    if when is None or first is None or last is None:
        return date.max, date.max
    return (first if when.precision in PRECISE else last), last
