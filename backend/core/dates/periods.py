"""Periods of the calendar: what a written date means once its year is known."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "month", "quarter", "season", "half_year", "year", "range", "anchor", "unknown"]
Bounds = tuple[date, date]

FIRST_YEAR = date.min.year
LAST_YEAR = date.max.year


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month … of a year that may not have been written.

    `number` counts within the year: month 1-12, quarter 1-4, half-year 1-2,
    ISO week 1-53, season as its EDTF code 21-24; unused for years. `part` is
    0, 1 or 2 for the early, middle or late third ("Mitte Juni").
    """

    precision: Precision
    year: int | None = None
    number: int = 0
    day: int = 0
    part: int | None = None

    def bounds(self) -> Bounds | None:
        """First and last day, or None if the year is open or there is no such day."""
        if self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        try:
            whole = self._whole(self.year)
            if self.part is None:
                return whole
            return _third(whole, self.part, by_month=self.precision != "month")
        except (ValueError, OverflowError):
            return None

    def possible(self) -> bool:
        """Whether such a day exists in this year, or in any year if none was written."""
        years = range(2000, 2029) if self.year is None else (self.year,)
        return any(replace(self, year=year).bounds() for year in years)

    def _whole(self, year: int) -> Bounds:
        if self.precision == "day":
            day = date(year, self.number, self.day)
            return day, day
        if self.precision == "week":
            monday = date.fromisocalendar(year, self.number, 1)
            return monday, monday + timedelta(days=6)
        first, length = {
            "month": (self.number, 1),
            "quarter": (self.number * 3 - 2, 3),
            "season": ((self.number - 20) * 3, 3),
            "half_year": (self.number * 6 - 5, 6),
            "year": (1, 12),
        }[self.precision]
        if not 1 <= first <= 12:
            raise ValueError(f"no {self.precision} {self.number}")
        return months(year, first, length)


def months(year: int, first: int, length: int) -> Bounds:
    """First and last day of `length` months from month `first` on; may cross the year's end."""
    last_year, last = divmod(year * 12 + first + length - 2, 12)
    return date(year, first, 1), date(last_year, last + 1, month_length(last_year, last + 1))


def month_length(year: int, month: int) -> int:
    """Number of days of a month."""
    return calendar.monthrange(year, month)[1]


def shift(day: date, *, months: int = 0, days: int = 0) -> date:
    """`day` moved by calendar months, then days; the 31st becomes the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    moved = date(year, month + 1, min(day.day, month_length(year, month + 1)))
    return moved + timedelta(days=days)


def reached(day: date, *, months: int = 0, days: int = 0) -> date:
    """As `shift`, but no further than the first and the last day that a calendar of computers has."""
    try:
        return shift(day, months=months, days=days)
    except (ValueError, OverflowError):
        return date.min if months < 0 or days < 0 else date.max


def _third(whole: Bounds, part: int, *, by_month: bool) -> Bounds:
    first, last = whole
    if not by_month:
        cuts = (1, 11, 21)
        start = first.replace(day=cuts[part])
        return start, last if part == 2 else first.replace(day=cuts[part + 1] - 1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    length = max(1, count // 3)
    start = shift(first, months=part * length)
    return start, shift(start, months=length, days=-1)


def precision_of(earliest: date, latest: date) -> Precision:
    """The smallest calendar period with exactly these bounds, else `range`."""
    if earliest == latest:
        return "day"
    if earliest.weekday() == 0 and latest - earliest == timedelta(days=6):
        return "week"
    if earliest.day == 1:
        for precision, length, starts in (
            ("month", 1, range(1, 13)),
            ("quarter", 3, (1, 4, 7, 10)),
            ("season", 3, (3, 6, 9, 12)),
            ("half_year", 6, (1, 7)),
            ("year", 12, (1,)),
        ):
            if earliest.month in starts and latest == shift(earliest, months=length, days=-1):
                return precision  # type: ignore[return-value]  # a literal of the table above
    return "range"


def next_occurrence(period: Period, on: date) -> Period | None:
    """`period` in the first year in which it ends on or after `on`; None if it never does."""
    for year in range(on.year - 1, on.year + 9):
        candidate = replace(period, year=year)
        bounds = candidate.bounds()
        if bounds and bounds[1] >= on:
            return candidate
    return None


def previous_occurrence(period: Period, before: date) -> Period | None:
    """`period` in the last year in which it ended before `before`; None if it never did."""
    for year in range(before.year, before.year - 10, -1):
        candidate = replace(period, year=year)
        bounds = candidate.bounds()
        if bounds and bounds[1] < before:
            return candidate
    return None
