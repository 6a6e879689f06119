"""EDTF, ISO 8601-2 level 1: writing what can be expressed, reading what clients send.

Written: days, months, years, seasons 21-24, `~` for approximate, intervals.
Quarters, half-years and parts of a period have no level 1 form of their own
and are written as intervals; weeks, and what has no year, are not written.
Read as well: `?` and `%`, `201X`, open intervals, and of level 2 quarters
33-36, half-years 40-41 and `XXXX` for a year not given.
"""

import re
from datetime import date
from typing import NamedTuple

from backend.core.dates.meanings import Between, Meaning, Relative
from backend.core.dates.periods import Bounds, Period, Precision, precision_of

_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"(?P<about>[~?%]?)"
)
_LONGEST = 40


class Read(NamedTuple):
    """What an EDTF text says; bounds are None where the year or an end is open."""

    precision: Precision
    earliest: date | None
    latest: date | None
    approximate: bool


def write(meaning: Meaning, bounds: Bounds | None, *, approximate: bool) -> str | None:
    """The EDTF text, or None where level 1 cannot say it."""
    mark = "~" if approximate else ""
    if isinstance(meaning, Period):
        return _period(meaning, bounds, mark)
    if isinstance(meaning, Between):
        first = _period(meaning.first, meaning.first.bounds(), mark)
        last = _period(meaning.last, meaning.last.bounds(), mark)
        if not bounds or first is None or last is None:
            return None
        return f"{first.split('/')[0]}/{last.split('/')[-1]}"
    if bounds is None or (isinstance(meaning, Relative) and meaning.precision() == "week"):
        return None
    return from_bounds(*bounds, approximate=approximate)


def from_bounds(earliest: date | None, latest: date | None, *, approximate: bool) -> str | None:
    """The EDTF text of two days: the calendar unit they span if it has one, else an interval."""
    mark = "~" if approximate else ""
    if earliest is None or latest is None:
        known = earliest or latest
        if known is None:
            return None
        return f"{known}{mark}/.." if earliest else f"../{known}{mark}"
    precision = precision_of(earliest, latest)
    if precision == "day":
        return f"{earliest}{mark}"
    if precision == "month":
        return f"{str(earliest)[:7]}{mark}"
    if precision == "year":
        return f"{str(earliest)[:4]}{mark}"
    if precision == "week":
        return None
    return f"{earliest}{mark}/{latest}{mark}"


def _period(period: Period, bounds: Bounds | None, mark: str) -> str | None:
    if period.part is not None:
        return f"{bounds[0]}{mark}/{bounds[1]}{mark}" if bounds else None
    if period.year is None:
        return None
    year = f"{period.year:04}"
    if period.precision == "day":
        return f"{year}-{period.number:02}-{period.day:02}{mark}"
    if period.precision in ("month", "season"):
        return f"{year}-{period.number:02}{mark}"
    if period.precision == "year":
        return f"{year}{mark}"
    if period.precision in ("quarter", "half_year") and bounds:
        return f"{str(bounds[0])[:7]}{mark}/{str(bounds[1])[:7]}{mark}"
    return None


def read(text: str) -> Read | None:
    """What `text` says if it is EDTF, else None."""
    if len(text) > _LONGEST:
        return None
    first_text, slash, last_text = text.partition("/")
    if not slash:
        return _read_point(text)
    open_ends = ("", "..")
    if first_text in open_ends and last_text in open_ends:
        return None
    first = Read("range", None, None, False) if first_text in open_ends else _read_point(first_text)
    last = Read("range", None, None, False) if last_text in open_ends else _read_point(last_text)
    if first is None or last is None:
        return None
    earliest, latest = first.earliest, last.latest
    if earliest and latest and earliest > latest:
        return None
    approximate = first.approximate or last.approximate
    precision = precision_of(earliest, latest) if earliest and latest else "range"
    return Read(precision, earliest, latest, approximate)


def _read_point(text: str) -> Read | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    approximate = bool(match["about"])
    written, number = match["year"], int(match["month"] or 0)
    if "X" in written and written != "XXXX":
        if match["month"]:
            return None
        first = Period("year", int(written.replace("X", "0"))).bounds()
        last = Period("year", int(written.replace("X", "9"))).bounds()
        return Read("range", first[0], last[1], approximate) if first and last else None
    year = None if written == "XXXX" else int(written)
    period = _unit(year, match["month"] is not None, number, match["day"])
    if period is None or not period.possible():
        return None
    earliest, latest = period.bounds() or (None, None)
    return Read(period.precision, earliest, latest, approximate)


def _unit(year: int | None, has_number: bool, number: int, day: str | None) -> Period | None:
    if not has_number:
        return None if year is None else Period("year", year)
    if day is not None:
        return Period("day", year, number, int(day))
    if 1 <= number <= 12:
        return Period("month", year, number)
    if 21 <= number <= 24:
        return Period("season", year, number)
    if 33 <= number <= 36:
        return Period("quarter", year, number - 32)
    if 40 <= number <= 41:
        return Period("half_year", year, number - 39)
    return None
