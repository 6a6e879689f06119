"""What a stretch of text means as a date, before the year is settled."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from backend.core.dates.periods import Bounds, Period, months, shift

SpanUnit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Between:
    """From the first period to the last."""

    first: Period
    last: Period


@dataclass(frozen=True, slots=True)
class Relative:
    """`low` to `high` units after the reference ("in 1-2 Jahren"); `part` as in Period."""

    unit: SpanUnit
    low: int
    high: int
    part: int | None = None

    def precision(self) -> Literal["day", "week", "month", "year", "range"]:
        """`range` if the ends differ, else the unit."""
        return self.unit if self.low == self.high else "range"

    def bounds(self, reference: date) -> Bounds | None:
        """First and last day seen from `reference`; None where the calendar ends."""
        try:
            if self.low != self.high:
                return self._moved(reference, self.low), self._moved(reference, self.high)
            day = self._moved(reference, self.low)
            if self.unit == "day":
                return day, day
            if self.unit == "week":
                monday = day - timedelta(days=day.weekday())
                return monday, monday + timedelta(days=6)
            if self.part is not None:
                number = day.month if self.unit == "month" else 0
                return Period(self.unit, day.year, number, part=self.part).bounds()
            first = day.month if self.unit == "month" else 1
            return months(day.year, first, 1 if self.unit == "month" else 12)
        except (OverflowError, ValueError):
            return None

    def _moved(self, reference: date, count: int) -> date:
        factor = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "year": (12, 0)}[self.unit]
        return shift(reference, months=factor[0] * count, days=factor[1] * count)


@dataclass(frozen=True, slots=True)
class Weekday:
    """The next such day after the reference; Monday is 0."""

    number: int

    def bounds(self, reference: date) -> Bounds | None:
        """The one day, twice."""
        ahead = (self.number - reference.weekday() - 1) % 7 + 1
        try:
            day = reference + timedelta(days=ahead)
        except OverflowError:
            return None
        return day, day


@dataclass(frozen=True, slots=True)
class AtMeeting:
    """At the next meeting of some body; `phrase` is what the meeting was called."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """Written like a date, but no such day exists (31.02.)."""


Meaning = Period | Between | Relative | Weekday | AtMeeting | Impossible


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: what it means and where it stands (`text[start:end]`).

    `bare_day` is true for a day with a spelled month and without year ("15. Mai").
    """

    meaning: Meaning
    start: int
    end: int
    approximate: bool
    bare_day: bool = False
