"""The rules for single units: a day, a week, a month, a quarter, a season, a year."""

from collections.abc import Callable

from backend.core.dates import words
from backend.core.dates.cursor import Cursor
from backend.core.dates.iso import iso
from backend.core.dates.periods import Period


def year_of(cursor: Cursor) -> int | None:
    """A year after a unit: "2027", ", 2027", "/2027", "'27", "des Jahres 2027"."""

    def rule(c: Cursor) -> int | None:
        if c.sign("'’"):
            return _century(c.number(0, 99, (2,), adjacent=True))
        c.sign(",/")
        while c.word(words.ARTICLES) or c.word(words.YEARS):
            pass
        return _full_year(c)

    return cursor.attempt(rule)


def _full_year(cursor: Cursor) -> int | None:
    return cursor.number(1900, 2199, (4,))


def _century(short: int | None) -> int | None:
    return None if short is None else short + (2000 if short < 70 else 1900)


def _last_short_year(cursor: Cursor) -> int | None:
    """The "27" of "15. Mai 27", where nothing that could be counted follows."""
    if cursor.peek(1).kind == "word" and cursor.peek(1).text:
        return None
    return _century(cursor.number(0, 99, (2,)))


def dotted_day(cursor: Cursor) -> Period | None:
    """ "13.10.2010", "30.09.09", "20. 10. 2010", "20.10." and "20.10"."""
    cursor.attempt(_weekday_before)
    day = cursor.number(0, 99, (1, 2))
    if day is None or cursor.sign(".", adjacent=True) is None:
        return None
    month_spaced = cursor.peek().spaced
    month = cursor.number(0, 99, (1, 2))
    if month is None:
        return None
    if cursor.sign(".", adjacent=True) is None:
        return None if month_spaced or _is_quantity(cursor) else Period("day", None, month, day)
    year = cursor.number(1900, 2199, (4,))
    if year is None:
        year = _century(cursor.number(0, 99, (2,), adjacent=True))
    if year is None and not cursor.peek().spaced and cursor.peek().kind == "number":
        return None
    return Period("day", year, month, day)


def slashed_day(cursor: Cursor) -> Period | None:
    """ "13/10/2010": day first, month first only where day first is impossible."""
    first = cursor.number(0, 99, (1, 2))
    separator = cursor.sign("/-", adjacent=True)
    if first is None or separator is None:
        return None
    second = cursor.number(0, 99, (1, 2), adjacent=True)
    if second is None or cursor.sign(separator, adjacent=True) is None:
        return None
    year = cursor.number(1900, 2199, (4,), adjacent=True)
    if year is None:
        year = _century(cursor.number(0, 99, (2,), adjacent=True))
    if year is None:
        return None
    day_first = Period("day", year, second, first)
    month_first = Period("day", year, first, second)
    return month_first if not day_first.possible() and month_first.possible() else day_first


def month_and_year(cursor: Cursor) -> Period | None:
    """ "03/2010", "10.2010", "3-2010"."""
    month = cursor.number(0, 99, (1, 2))
    if month is None or cursor.sign("/.-", adjacent=True) is None:
        return None
    year = cursor.number(1900, 2199, (4,), adjacent=True)
    return None if year is None else Period("month", year, month)


def day_before_month(cursor: Cursor) -> Period | None:
    """ "15. Mai", "15 May 2027", "15th of May", "Di, 3. Nov. 2026"."""
    cursor.attempt(_weekday_before)
    day = cursor.number(0, 99, (1, 2))
    if day is None:
        return None
    if cursor.sign(".", adjacent=True) is None:
        cursor.word(words.ORDINAL_ENDINGS)
    cursor.word(("of",))
    month = _month_name(cursor)
    if month is None:
        return None
    return Period("day", year_of(cursor) or _last_short_year(cursor), month, day)


def day_after_month(cursor: Cursor) -> Period | None:
    """ "October 13, 2010", "May 15th"."""
    cursor.attempt(_weekday_before)
    if cursor.peek().text not in words.MONTH_FIRST:
        return None
    month = _month_name(cursor)
    day = cursor.number(0, 99, (1, 2))
    if month is None or day is None or (cursor.peek().text == "." and cursor.peek(1).kind != "sign"):
        return None
    cursor.word(words.ORDINAL_ENDINGS)
    return Period("day", year_of(cursor), month, day)


def named_month(cursor: Cursor) -> Period | None:
    """ "Jan 2010", "Sept. 2011", "Oktober"; short and everyday words need company."""
    before, token = cursor.peek(-1), cursor.peek()
    month = _month_name(cursor)
    if month is None:
        return None
    year = year_of(cursor)
    short = token.text in words.MONTH_ABBREVIATIONS or token.text in words.EVERYDAY_MONTHS
    alone = len(cursor.tokens) == cursor.place and before.start < 0
    accompanied = before.text in words.PREPOSITIONS | words.PARTS.keys()
    ranged = cursor.peek().text == "/" or cursor.peek().text in words.UNTIL
    if year is None and short and not (alone or accompanied or ranged):
        return None
    return Period("month", year, month)


def quarter(cursor: Cursor) -> Period | None:
    """ "Q2 2027", "2. Quartal", "II. Quartal", "second quarter of 2027"."""
    if cursor.word(("q",)) is not None:
        number = cursor.number(1, 9, (1,), adjacent=True)
    else:
        number = _ordinal_before(cursor, words.QUARTERS)
    return None if number is None else Period("quarter", year_of(cursor), number)


def half_year(cursor: Cursor) -> Period | None:
    """ "1. Halbjahr 2027", "2. Hj. 2027", "H1 2027", "zweites Halbjahr"."""
    if cursor.peek().text == "h" and cursor.peek(2).digits == 4:
        cursor.place += 1
        number = cursor.number(1, 2, (1,), adjacent=True)
    else:
        number = _ordinal_before(cursor, words.HALF_YEARS)
        if cursor.peek(-1).text == "hj":
            cursor.sign(".", adjacent=True)
    return None if number is None else Period("half_year", year_of(cursor), number)


def season(cursor: Cursor) -> Period | None:
    """ "Frühjahr 2027", "Winter 2026/27", "Herbst"."""
    before, token = cursor.peek(-1), cursor.peek()
    number = cursor.lookup(words.SEASONS)
    if number is None:
        return None
    year = year_of(cursor)
    if year is not None and number == 24 and cursor.sign("/", adjacent=True):
        cursor.number(0, 2199, (2, 4), adjacent=True)
    accompanied = len(cursor.tokens) == 1 or before.text in words.PREPOSITIONS | words.PARTS.keys()
    if year is None and token.text in words.EVERYDAY_SEASONS and not accompanied:
        return None
    return Period("season", year, number)


def week(cursor: Cursor) -> Period | None:
    """ "KW 12", "KW 12/2027", "12. KW", "calendar week 12"."""
    cursor.word(("calendar",))
    if cursor.word(words.WEEKS) is not None:
        cursor.sign(".", adjacent=True)
        number = cursor.number(0, 99, (1, 2))
    else:
        number = cursor.number(0, 99, (1, 2))
        cursor.sign(".", adjacent=True)
        if number is not None and cursor.word(("kw", "kalenderwoche")) is None:
            return None
    return None if number is None else Period("week", year_of(cursor), number)


def year(cursor: Cursor) -> Period | None:
    """ "2010", "Jahr 2010"."""
    cursor.word(words.YEARS)
    number = _full_year(cursor)
    return None if number is None or _is_quantity(cursor) else Period("year", number)


def _month_name(cursor: Cursor) -> int | None:
    month = cursor.lookup(words.MONTHS)
    if month is None:
        month = cursor.lookup(words.MONTH_ABBREVIATIONS)
        if month is not None:
            cursor.sign(".", adjacent=True)
    return month


def _ordinal_before(cursor: Cursor, nouns: frozenset[str]) -> int | None:
    number = cursor.number(1, 9, (1,))
    number = cursor.lookup(words.ORDINALS) if number is None else number
    if number is None:
        return None
    if cursor.sign(".", adjacent=True) is None:
        cursor.word(words.ORDINAL_ENDINGS)
    return None if cursor.word(nouns) is None else number


def _weekday_before(cursor: Cursor) -> bool | None:
    if cursor.word(words.WEEKDAYS) is None and cursor.word(words.WEEKDAY_ABBREVIATIONS) is None:
        return None
    cursor.sign(".", adjacent=True)
    cursor.sign(",")
    cursor.word(("den", "dem", "the", "der"))
    return True if cursor.peek().kind == "number" or cursor.peek().text in words.MONTH_FIRST else None


def _is_quantity(cursor: Cursor) -> bool:
    """Whether what follows makes the number a time of day, a sum or a share."""
    token = cursor.peek()
    if token.text in words.NOT_A_DATE_BEFORE or token.text in ("%", "€"):
        return True
    return token.text in (".", ",", ":") and not token.spaced and cursor.peek(1).digits > 0


#: Tried in this order: longer forms first.
UNITS: tuple[Callable[[Cursor], Period | None], ...] = (
    iso,
    dotted_day,
    slashed_day,
    month_and_year,
    day_before_month,
    day_after_month,
    quarter,
    half_year,
    week,
    season,
    named_month,
    year,
)
