"""How, when and where it goes on: one follow-up a date, with what it is for."""

import re
from datetime import date

from backend.core.dates import Found, FuzzyDate, Impossible, find, meeting_phrase, parse, settle
from backend.imports.grammar.labels import body_kind
from backend.imports.grammar.places import place_behind
from backend.imports.understanding import FollowUp

_TIME = re.compile(r"\s*,?\s*(?:(?:um|ab|at|from)\s+)?\d{1,2}(?:[.:]\d{2})?\s*(?:Uhr|h|pm|am)\b", re.IGNORECASE)
#: "am", "at the" and the like belong to the date behind them, not to its purpose.
_LEADING = re.compile(r"(?:(?:^|\s+)(?:am|im|in|on|at|the|bis|by|der|dem|den|vom|beim|bei|zum|zur|ab|auf))+$")
_SEPARATORS = " ,;:–—-.\n\t"


def follow_ups(text: str, line: int, reference: date | None) -> list[FollowUp]:
    """The follow-ups of one line of an answer; text without a date is one without `when`."""
    found = [one for one in find(text) if not isinstance(one.meaning, Impossible)]
    if not found:
        purpose = text.strip()
        when = _unread(purpose)
        return (
            [FollowUp(purpose=purpose if when is None else None, when=when, line=line, source=purpose)]
            if purpose
            else []
        )
    return [
        _follow_up(text[start:end], _moved(one, start), line, reference)
        for one, (start, end) in zip(found, _stretches(text, found), strict=True)
    ]


def _unread(text: str) -> FuzzyDate | None:
    """A date that was left open on purpose ("????") is kept as one."""
    return parse(text, None) if not re.search(r"\w", text) else None


def _stretches(text: str, found: list[Found]) -> list[tuple[int, int]]:
    """Which part of the text belongs to which date.

    What stands before the first date tells the order: "Sitzung 20.10 Treffen Jan"
    has the purpose before each date, "03/2010 Planung 10/2010 Umsetzung" behind it.
    """
    purpose_first = bool(text[: found[0].start].strip(_SEPARATORS))
    if purpose_first:
        ends = [_behind_time(text, one.end) for one in found]
        ends[-1] = len(text)
        return list(zip([0, *ends[:-1]], ends, strict=True))
    starts = [one.start for one in found]
    starts[0] = 0
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _behind_time(text: str, end: int) -> int:
    time = _TIME.match(text, end)
    return time.end() if time else end


def _moved(one: Found, by: int) -> Found:
    return Found(one.meaning, one.start - by, one.end - by, one.approximate, one.bare_day)


def _follow_up(source: str, one: Found, line: int, reference: date | None) -> FollowUp:
    written = source[one.start : _behind_time(source, one.end)].strip()
    if source[one.end : one.end + 1] == ".":
        written = source[one.start : one.end + 1]
    when = settle(written, one, None if one.bare_day and source.strip(_SEPARATORS) == written else reference)
    phrase = meeting_phrase(source) if when.precision == "anchor" else None
    before = source[: one.start].strip(_SEPARATORS)
    behind, where = place_behind(source[one.start + len(written) :], has_purpose=bool(_LEADING.sub("", before)))
    purpose = " ".join(part for part in (_LEADING.sub("", before), behind) if part)
    return FollowUp(
        purpose=purpose
        if purpose.lower() not in ("", "am", "im", "in", "on", "bis", "by", "at", "bei", "auf")
        else None,
        when=when,
        where=where,
        meeting=phrase,
        meeting_of=body_kind(phrase) if phrase else None,
        line=line,
        source=source.strip(" ,;\n\t"),
    )
