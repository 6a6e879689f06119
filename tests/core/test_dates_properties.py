"""What holds for every text and every reference day."""

import time
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backend.core.dates import (
    FuzzyDate,
    FuzzyDateObject,
    find,
    meeting_phrase,
    parse,
    sort_key,
    understand,
    year_options,
)

_PIECES = st.sampled_from(
    "1 2 12 15 20 28 31 03 2009 2010 2027 09 . . . / - – , ? ~ ca. bis und oder in des am Anfang "
    "Mitte Ende Mai Jan Sept. October Juni KW Q 2.Quartal Halbjahr Herbst Winter heute morgen "
    "nächste next week Woche Jahren Bündnissitzung Treffen Dienstag XXXX Uhr 20.10. 03/2010".split()
)
_GLUED = st.lists(st.tuples(_PIECES, st.sampled_from(["", " "])), max_size=12).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)
TEXTS = st.one_of(st.text(max_size=80), _GLUED)
REFERENCES = st.one_of(st.none(), st.dates())


@given(TEXTS, REFERENCES)
def test_text_is_kept_and_bounds_are_ordered(text, reference):
    fuzzy = parse(text, reference)
    assert fuzzy.text == text
    assert (fuzzy.earliest is None) == (fuzzy.latest is None) or fuzzy.precision == "range"
    if fuzzy.earliest and fuzzy.latest:
        assert fuzzy.earliest <= fuzzy.latest
    if fuzzy.year_inferred:
        assert fuzzy.earliest is not None
        assert reference is not None
        assert fuzzy.latest is not None
        assert fuzzy.latest >= reference
    sort_key(fuzzy)
    meeting_phrase(text)


@given(TEXTS, REFERENCES, REFERENCES)
def test_a_date_read_back_is_the_same(text, reference, later):
    fuzzy = parse(text, reference)
    for mode in ("python", "json"):
        sent = FuzzyDateObject.model_validate(fuzzy.model_dump(mode=mode))
        assert understand(sent, later) == fuzzy
    assert FuzzyDate.model_validate_json(fuzzy.model_dump_json()) == fuzzy


@given(TEXTS, st.dates())
def test_year_options_are_in_order(text, reference):
    options = year_options(parse(text, reference), reference)
    assert options == sorted(options)
    assert len(options) in (0, 2) or reference.year < 1900


@given(st.dates(), st.dates())
def test_bounds_alone_are_enough(one, other):
    earliest, latest = sorted((one, other))
    fuzzy = understand(FuzzyDateObject(earliest=earliest, latest=latest), None)
    assert (fuzzy.earliest, fuzzy.latest) == (earliest, latest)
    assert understand(FuzzyDateObject.model_validate(fuzzy.model_dump()), None) == fuzzy
    if fuzzy.edtf:
        read = understand(FuzzyDateObject(edtf=fuzzy.edtf), None)
        assert (read.earliest, read.latest) == (earliest, latest)


@given(st.dates(), st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%B %d, %Y", "%d %b %Y"]))
def test_every_day_is_read_in_every_notation(day, notation):
    day = day.replace(year=1900 + day.year % 300, day=min(day.day, 28))
    assert parse(day.strftime(notation), None).earliest == day


@given(TEXTS)
def test_dates_in_a_text_do_not_overlap(text):
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_a_lone_surrogate_does_not_stop_it():
    assert parse("\ud800 20.10.2027", None).text == "\ufffd 20.10.2027"


def test_hostile_texts_take_no_time():
    started = time.monotonic()
    for piece in ("1.", "bis ", "nächste ", "1-", "Mai/", "ä", "\u0308", "(", "22.–", "ca. "):
        parse(piece * 200_000, date(2009, 9, 30))
    assert time.monotonic() - started < 5
