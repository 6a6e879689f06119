"""Dates as people write them.

A fuzzy date keeps the written words and says what they mean: first and last
possible day, precision, ISO 8601-2. `parse` reads German and English text,
`understand` takes what an API client sends, `find` and `settle` serve readers
of longer texts in which several dates stand.
"""

from backend.core.dates.grammar import find
from backend.core.dates.meanings import AtMeeting, Found, Impossible
from backend.core.dates.model import (
    Anchor,
    AtThatMeeting,
    FuzzyDate,
    FuzzyDateIn,
    FuzzyDateObject,
    NextMeeting,
)
from backend.core.dates.periods import Precision
from backend.core.dates.reading import meeting_phrase, parse, settle, sort_key, year_options
from backend.core.dates.receiving import understand

__all__ = [
    "Anchor",
    "AtMeeting",
    "AtThatMeeting",
    "Found",
    "FuzzyDate",
    "FuzzyDateIn",
    "FuzzyDateObject",
    "Impossible",
    "NextMeeting",
    "Precision",
    "find",
    "meeting_phrase",
    "parse",
    "settle",
    "sort_key",
    "understand",
    "year_options",
]
