"""Public and school holidays of the German Laender."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import holidays

#: ISO 3166-2 code of a Land by the first two digits of the official regional key (ARS).
LAENDER = dict(
    zip(
        (f"{number:02}" for number in range(1, 17)),
        ("SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"),
        strict=True,
    )
)
NAMES = {
    "SH": "Schleswig-Holstein",
    "HH": "Hamburg",
    "NI": "Niedersachsen",
    "HB": "Bremen",
    "NW": "Nordrhein-Westfalen",
    "HE": "Hessen",
    "RP": "Rheinland-Pfalz",
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "SL": "Saarland",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "MV": "Mecklenburg-Vorpommern",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "TH": "Thüringen",
}


class HolidayKind(StrEnum):
    """What kind of free day it is."""

    public = "public"
    school = "school"


@dataclass(frozen=True)
class Holiday:
    """Free days in a row, both ends included."""

    kind: HolidayKind
    name: str
    first: date
    last: date


def land_of(regional_key: str | None) -> str | None:
    """The Land of a municipality; None without a key, or with one of no Land."""
    return LAENDER.get((regional_key or "")[:2])


def between(land: str | None, first: date, last: date) -> list[Holiday]:
    """Holidays that touch the days from `first` to `last`, by their beginning.

    Without a Land the public holidays that are the same everywhere.
    """
    public = [one for year in range(first.year, last.year + 1) for one in _public(land, year)]
    school = school_holidays().get(land, ()) if land else ()
    found = [one for one in (*public, *school) if one.first <= last and one.last >= first]
    return sorted(found, key=lambda one: (one.first, one.kind))


def school_known(land: str) -> tuple[date, date] | None:
    """The first and the last day for which the school holidays of a Land are known."""
    known = school_holidays().get(land)
    if not known:
        return None
    # The list begins with a year and ends with the last summer in it.
    return date(min(one.last for one in known).year, 1, 1), max(one.last for one in known)


@lru_cache
def school_holidays() -> dict[str, tuple[Holiday, ...]]:
    """The school holidays that are known, by Land."""
    found: dict[str, list[Holiday]] = {}
    for line in files(__package__).joinpath("school_holidays.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            land, name, *spans = line.split()
            days = [_span(span) for span in spans]
            shown = name.replace("_", " ")
            found.setdefault(land, []).extend(Holiday(HolidayKind.school, shown, *span) for span in days)
    return {land: tuple(sorted(those, key=lambda one: one.first)) for land, those in found.items()}


def _span(written: str) -> tuple[date, date]:
    """ISO 8601 section 5.5.2: the end leaves out what it has in common with the start."""
    start, _, end = written.partition("/")
    return date.fromisoformat(start), date.fromisoformat(start[: len(start) - len(end)] + end if end else start)


@lru_cache(maxsize=512)
def _public(land: str | None, year: int) -> tuple[Holiday, ...]:
    days = holidays.country_holidays("DE", subdiv=land, years=year, language="de")
    return tuple(Holiday(HolidayKind.public, name, day, day) for day, name in sorted(days.items()))
