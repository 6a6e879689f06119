"""The rules for dates seen from the reference: "morgen", "in 3 Wochen", "nächste Sitzung"."""

from collections.abc import Callable

from backend.core.dates import words
from backend.core.dates.cursor import DASHES, Cursor
from backend.core.dates.meanings import AtMeeting, Meaning, Relative, SpanUnit, Weekday

Rule = Callable[[Cursor], Meaning | None]


def relative(cursor: Cursor) -> Meaning | None:
    """ "heute", "übermorgen", or one of the rules below."""
    before = cursor.peek(-1)
    offset = cursor.attempt(lambda c: c.lookup(words.DAY_OFFSETS))
    if offset is not None:
        time_of_day = cursor.peek(-1).text == "morgen" and before.text in words.BEFORE_TIME_OF_DAY
        return None if time_of_day else Relative("day", offset, offset)
    rules: tuple[Rule, ...] = (_in_some_time, next_unit)
    later: Meaning | None = cursor.first_of(rules)
    return later


def _in_some_time(cursor: Cursor) -> Meaning | None:
    """ "in 1-2 Jahren", "in drei Wochen", "innerhalb von 6 Monaten"."""
    within = cursor.word(words.WITHIN) is not None
    if not within and cursor.word(("in",)) is None:
        return None
    cursor.word(("von", "of"))
    low = _count(cursor)
    if low is None:
        return None
    high = low
    if cursor.sign(DASHES) or cursor.word(words.UNTIL | words.EITHER):
        further = _count(cursor)
        if further is None:
            return None
        high = further
    unit = cursor.lookup(words.SPANS)
    if unit is None or high < low:
        return None
    return Relative(_span(unit), 0 if within else low, high)


def _count(cursor: Cursor) -> int | None:
    number = cursor.number(0, 999, (1, 2, 3))
    return cursor.lookup(words.NUMERALS) if number is None else number


def next_unit(cursor: Cursor) -> Meaning | None:
    """ "nächste Woche", "this year", "nächsten Dienstag"."""
    ahead = 1 if cursor.word(words.NEXT) else 0 if cursor.word(words.THIS) else None
    if ahead is None:
        return None
    unit = cursor.lookup(words.SPANS)
    if unit is not None and unit != "day":
        return Relative(_span(unit), ahead, ahead)
    number = cursor.lookup(words.WEEKDAYS)
    return None if number is None else Weekday(number)


def weekday(cursor: Cursor) -> Meaning | None:
    """ "am Dienstag"; "Dienstag nach den Ferien" is some other one."""
    before = cursor.peek(-1)
    number = cursor.lookup(words.WEEKDAYS)
    alone = len(cursor.tokens) == 1
    if number is None or not (alone or before.text in words.ON_WEEKDAY):
        return None
    return None if cursor.peek().text in words.AFTER_EVENT else Weekday(number)


def next_meeting(cursor: Cursor) -> Meaning | None:
    """ "nächste Bündnissitzung", "next plenary", "beim nächsten gemeinsamen Treffen"."""
    if cursor.word(words.NEXT) is None:
        return None
    named: list[str] = []
    for _ in range(3):
        token = cursor.peek()
        if token.kind != "word":
            return None
        named.append(token.text)
        cursor.place += 1
        if token.text in words.MEETING_WORDS or token.text.endswith(words.MEETING_ENDINGS):
            return AtMeeting(" ".join(named))
    return None


def _span(unit: str) -> SpanUnit:
    return unit  # type: ignore[return-value]  # the values of words.SPANS are span units
