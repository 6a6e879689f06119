"""The grammar of written dates.

    date      = [approximately] (between | single)
    between   = days_of_a_month | single until single | year "/" year
    single    = [part] unit | relative | weekday | next_meeting
    unit      = iso | dotted | slashed | named day | quarter | half-year | season
              | week | month | year

Each rule is a method of a few lines that reads from a cursor or returns None.
The rules for single units stand in `units`, those that need the reference in `relative`.
"""

from backend.core.dates import words
from backend.core.dates.cursor import DASHES, Cursor
from backend.core.dates.meanings import Between, Found, Impossible, Meaning, Relative
from backend.core.dates.periods import Period
from backend.core.dates.relative import Rule, next_meeting, next_unit, relative, weekday
from backend.core.dates.tokens import Token, tokenize
from backend.core.dates.units import UNITS, month_and_year, year_of

#: Text beyond this many characters is kept but not looked at.
SCAN_LIMIT = 4000


def find(text: str) -> list[Found]:
    """Every date in the first `SCAN_LIMIT` characters, left to right, not overlapping."""
    tokens = tokenize(text[:SCAN_LIMIT])
    cursor = Cursor(tokens)
    found: list[Found] = []
    while cursor.place < len(tokens):
        start = cursor.place
        if tokens[start].kind == "word" and tokens[start].text not in words.BEGINNINGS:
            cursor.place += 1
            continue
        result = cursor.attempt(_date)
        if result is None:
            cursor.place += 1
            continue
        meaning, approximate = result
        found.append(
            Found(
                meaning,
                tokens[start].start,
                tokens[cursor.place - 1].end,
                approximate,
                bare_day=_is_bare_day(meaning, tokens[start : cursor.place]),
            )
        )
    return found


def _is_bare_day(meaning: Meaning, tokens: list[Token]) -> bool:
    spelled = any(token.text in words.MONTHS for token in tokens) or any(
        token.text in words.MONTH_ABBREVIATIONS for token in tokens
    )
    return isinstance(meaning, Period) and meaning.precision == "day" and meaning.year is None and spelled


def _date(cursor: Cursor) -> tuple[Meaning, bool] | None:
    before = cursor.peek(-1)
    if before.text in words.NOT_A_DATE_AFTER or before.text in words.RECURRING:
        return None
    approximate = _approximately(cursor)
    rules: tuple[Rule, ...] = (_days_of_a_month, _between, _single)
    meaning: Meaning | None = cursor.first_of(rules)
    if meaning is None:
        return None
    if isinstance(meaning, Period | Relative) and meaning.part is not None:
        approximate = True
    if cursor.sign("?~", adjacent=True):
        approximate = True
    return meaning, approximate


def _approximately(cursor: Cursor) -> bool:
    if cursor.sign("~≈"):
        return True
    if cursor.word(words.APPROXIMATE) is None:
        return False
    cursor.sign(".", adjacent=True)
    cursor.word(words.ARTICLES)
    return True


def _single(cursor: Cursor) -> Meaning | None:
    rules: tuple[Rule, ...] = (_part_of_unit, *UNITS, relative, weekday, next_meeting)
    meaning: Meaning | None = cursor.first_of(rules)
    if isinstance(meaning, Period) and not meaning.possible():
        return Impossible()
    return meaning


def _days_of_a_month(cursor: Cursor) -> Meaning | None:
    """ "22.–28. Juni", "3. und 4. Mai 2027", "20./21. Oktober", "22-28.6."."""
    day = cursor.number(1, 31, (1, 2))
    if day is None:
        return None
    cursor.sign(".", adjacent=True)
    if cursor.sign(DASHES + "/") is None:
        if cursor.word(words.UNTIL | words.EITHER | words.TOGETHER) is None:
            return None
        cursor.word(words.ARTICLES)
    for rule in UNITS:
        last = cursor.attempt(rule)
        if last is not None and last.precision == "day":
            return _ordered(Period("day", last.year, last.number, day), last)
    return None


def _between(cursor: Cursor) -> Meaning | None:
    month_first = cursor.peek().text in words.MONTH_FIRST
    first = cursor.first_of((_part_of_unit, *UNITS))
    if not isinstance(first, Period):
        return None
    dash = cursor.sign(DASHES + "/")
    if dash is None:
        if cursor.word(words.UNTIL | words.EITHER) is None:
            return None
        cursor.word(words.ARTICLES)
    if dash == "/" and first.precision not in ("month", "season", "year"):
        return None
    last = _last_of(cursor, first, month_first)
    return None if last is None else _ordered(first, last)


def _ordered(first: Period, last: Period) -> Meaning:
    if not first.possible() or not last.possible():
        return Impossible()
    begin, end = first.bounds(), last.bounds()
    if begin and end and begin[0] > end[1]:
        return Impossible()
    return Between(first, last)


def _last_of(cursor: Cursor, first: Period, month_first: bool) -> Period | None:
    """The end of a range; what it doesn't say itself it takes from the start."""
    if first.precision == "year" and first.year is not None:
        short = cursor.number(0, 99, (2,), adjacent=True)
        if short is not None:
            return Period("year", first.year // 100 * 100 + short)
    if first.precision == "week":
        further = cursor.number(1, 53, (1, 2))
        if further is not None:
            return Period("week", year_of(cursor), further)
    for rule in (_part_of_unit, *UNITS):
        last = cursor.attempt(rule)
        if isinstance(last, Period):
            return last
    if month_first and first.precision == "day":
        day = cursor.number(1, 31, (1, 2))
        if day is not None:
            cursor.word(words.ORDINAL_ENDINGS)
            return Period("day", year_of(cursor), first.number, day)
    return None


def _part_of_unit(cursor: Cursor) -> Meaning | None:
    part = cursor.lookup(words.PARTS)
    if part is None:
        return _compound_part(cursor)
    cursor.sign(DASHES, adjacent=True)
    while cursor.word(words.ARTICLES) is not None:
        pass
    for rule in (*UNITS, month_and_year):
        unit = cursor.attempt(rule)
        if isinstance(unit, Period) and unit.precision not in ("day", "week"):
            return Period(unit.precision, unit.year, unit.number, part=part)
    ahead = cursor.attempt(next_unit)
    if isinstance(ahead, Relative) and ahead.unit in ("month", "year"):
        return Relative(ahead.unit, ahead.low, ahead.high, part)
    return Relative("year", 0, 0, part) if cursor.word(words.YEARS) else None


def _compound_part(cursor: Cursor) -> Meaning | None:
    """ "Jahresende 2027", "Monatsmitte"."""
    compound = cursor.lookup(words.PART_COMPOUNDS)
    if compound is None:
        return None
    part, unit = compound
    if unit == "month":
        return Relative("month", 0, 0, part)
    return Period("year", year_of(cursor), part=part)
