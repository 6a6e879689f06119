"""From written dates to fuzzy dates: choosing what was meant and settling the year.

The year rule: a year that is not written is inferred as the next occurrence on
or after the reference and marked, except where that would be a guess between
two readings. Then the bounds stay open until a person decides:

- there is no reference;
- the whole text is a bare day with a spelled month ("15. Mai"), which names a
  recurring day rather than an appointment;
- the date passed within the last 31 days before the reference.
"""

from dataclasses import replace
from datetime import date, timedelta

from backend.core.dates import edtf
from backend.core.dates.grammar import find
from backend.core.dates.meanings import (
    AtMeeting,
    Between,
    Found,
    Impossible,
    Meaning,
    Relative,
    Weekday,
)
from backend.core.dates.model import FuzzyDate
from backend.core.dates.periods import (
    Bounds,
    Period,
    Precision,
    next_occurrence,
    previous_occurrence,
)

#: A day that passed less than this ago may mean the past or next year.
JUST_PASSED = timedelta(days=31)


def parse(text: str, reference: date | None) -> FuzzyDate:
    """What `text` says about when. Never raises; what is not understood is `unknown`.

    `reference` is the day the text was written, for years and for "morgen".
    Code points that no encoding can carry (lone surrogates) become U+FFFD.
    """
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # A bare number is left to the grammar: "4711" is no year that anybody means.
    written = None if text.strip().isdigit() else edtf.read(text.strip())
    if written is not None:
        return FuzzyDate(
            text=text,
            edtf=text.strip(),
            earliest=written.earliest,
            latest=written.latest,
            precision=written.precision,
            approximate=written.approximate,
        )
    found = _best(find(text))
    if found is None:
        return FuzzyDate(text=text)
    bare = found.bare_day and text.strip(" \t\n.,;") == text[found.start : found.end].strip(" .,")
    return settle(text, found, None if bare else reference)


def _best(found: list[Found]) -> Found | None:
    """The most telling date: calendar dates before "morgen", both before bare years and meetings."""

    def rank(candidate: Found) -> int:
        meaning = candidate.meaning
        if isinstance(meaning, AtMeeting):
            return 3
        if isinstance(meaning, Weekday) or (
            isinstance(meaning, Period) and meaning.precision == "year" and meaning.part is None
        ):
            return 2
        return 1 if isinstance(meaning, Relative) else 0

    possible = [one for one in found if not isinstance(one.meaning, Impossible)]
    return min(possible, key=rank, default=None)


def settle(text: str, found: Found, reference: date | None) -> FuzzyDate:
    """The fuzzy date with the given verbatim text that means what was found."""
    meaning = found.meaning
    if isinstance(meaning, Impossible):
        return FuzzyDate(text=text)
    if isinstance(meaning, AtMeeting):
        return FuzzyDate(text=text, precision="anchor")
    dated, bounds, inferred = _dated(meaning, reference)
    return FuzzyDate(
        text=text,
        edtf=edtf.write(dated, bounds, approximate=found.approximate),
        earliest=bounds[0] if bounds else None,
        latest=bounds[1] if bounds else None,
        precision=_precision(meaning),
        approximate=found.approximate,
        year_inferred=inferred,
    )


def _precision(meaning: Meaning) -> Precision:
    if isinstance(meaning, Period):
        return meaning.precision
    if isinstance(meaning, Relative):
        return meaning.precision()
    return "day" if isinstance(meaning, Weekday) else "range"


def _dated(meaning: Meaning, reference: date | None) -> tuple[Meaning, Bounds | None, bool]:
    """The meaning with its year, its bounds, and whether the year was inferred."""
    if isinstance(meaning, Relative | Weekday):
        return meaning, meaning.bounds(reference) if reference else None, False
    if isinstance(meaning, Period):
        if meaning.year is not None:
            return meaning, meaning.bounds(), False
        dated = _next_unless_guessed(meaning, meaning, reference)
        return dated or meaning, dated.bounds() if dated else None, dated is not None
    if isinstance(meaning, Between):
        return _dated_between(meaning, reference)
    return meaning, None, False


def _dated_between(meaning: Between, reference: date | None) -> tuple[Meaning, Bounds | None, bool]:
    first, last = meaning.first, meaning.last
    inferred = first.year is None and last.year is None
    if inferred:
        dated = _next_unless_guessed(first, last, reference)
        if dated is None:
            return meaning, None, False
        first = dated
    elif first.year is None and last.year is not None:
        first = replace(first, year=last.year)
        ends = first.bounds(), last.bounds()
        if ends[0] and ends[1] and ends[0][0] > ends[1][1]:
            first = replace(first, year=last.year - 1)
    begin = first.bounds()
    if begin and last.year is None:
        last = next_occurrence(last, begin[0]) or last
    end = last.bounds()
    if begin is None or end is None or begin[0] > end[1]:
        return meaning, None, False
    return Between(first, last), (begin[0], end[1]), inferred


def _next_unless_guessed(first: Period, last: Period, reference: date | None) -> Period | None:
    """`first` in the year in which it comes next; None where that would be a guess.

    For a range that has begun and not ended the year of its beginning is meant.
    """
    if reference is None or not date(1801, 1, 1) <= reference <= date(2190, 1, 1):
        return None
    passed = previous_occurrence(last, reference)
    ended = passed.bounds() if passed else None
    if ended and ended[1] >= reference - JUST_PASSED:
        return None
    running = next_occurrence(last, reference)
    end = running.bounds() if running else None
    if end is None:
        return None
    if first is last:
        return running
    # The beginning that lies last before that end.
    return previous_occurrence(first, end[1] + timedelta(days=1))


def year_options(fuzzy: FuzzyDate, reference: date) -> list[date]:
    """The first days of the two occurrences a person may have meant, in order.

    If one has just passed, that and the next one; else the next two. Empty
    where the year was written or where a year would not settle the date.
    """
    if fuzzy.earliest is not None and not fuzzy.year_inferred:
        return []
    found = _best(find(fuzzy.text))
    if found is None:
        return []
    meaning = found.meaning.first if isinstance(found.meaning, Between) else found.meaning
    if not isinstance(meaning, Period) or meaning.year is not None:
        return []
    if isinstance(found.meaning, Between) and found.meaning.last.year is not None:
        return []
    if not date(1801, 1, 1) <= reference <= date(2190, 1, 1):
        return []
    passed = _first_and_last(previous_occurrence(meaning, reference))
    coming = _first_and_last(next_occurrence(meaning, reference))
    options = [coming]
    if passed and passed[1] >= reference - JUST_PASSED:
        options.insert(0, passed)
    elif coming:
        options.append(_first_and_last(next_occurrence(meaning, coming[1] + timedelta(days=1))))
    return [bounds[0] for bounds in options if bounds]


def _first_and_last(period: Period | None) -> Bounds | None:
    return period.bounds() if period else None


def meeting_phrase(text: str) -> str | None:
    """What the next meeting is called in `text`: "Bündnissitzung" in "nächste Bündnissitzung"."""
    for found in find(text):
        if isinstance(found.meaning, AtMeeting):
            # The phrase is lower-case; the text has it as it was written.
            words = text[found.start : found.end].split()
            return " ".join(words[1:])
    return None


def sort_key(fuzzy: FuzzyDate) -> tuple[bool, date, date]:
    """Sorts by `earliest`, then `latest`; no date comes last. Ties keep their order."""
    earliest = fuzzy.earliest or fuzzy.latest
    if earliest is None:
        return True, date.max, date.max
    return False, earliest, fuzzy.latest or date.max
