"""The rules for dates as ISO 8601 writes them: the year first."""

from backend.core.dates.cursor import Cursor
from backend.core.dates.periods import Period


def iso(cursor: Cursor) -> Period | None:
    """ "2010-10-13", "2010-10", "2010-W12"."""
    year = cursor.number(1900, 2199, (4,))
    if year is None or cursor.sign("-", adjacent=True) is None:
        return None
    if not cursor.peek().spaced and cursor.word(("w",)) is not None:
        week = cursor.number(0, 99, (2,), adjacent=True)
        return None if week is None else Period("week", year, week)
    month = cursor.number(1, 99, (2,), adjacent=True)
    if month is None:
        return None
    if cursor.peek().text == "-" and not cursor.peek().spaced and cursor.peek(1).digits == 2:
        cursor.place += 1
        return Period("day", year, month, cursor.number(0, 99, (2,)) or 0)
    return Period("month", year, month) if month <= 12 else None
