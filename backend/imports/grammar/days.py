"""Full days in a text: what dates a record rather than a single piece of it."""

from backend.core.dates import Found, find
from backend.core.dates.periods import Period


def full_days(text: str) -> list[Found]:
    """The days written with their year, in order."""
    return [one for one in find(text) if _is_full_day(one.meaning)]


def _is_full_day(meaning: object) -> bool:
    return isinstance(meaning, Period) and meaning.precision == "day" and meaning.year is not None
