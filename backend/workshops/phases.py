"""Phases as data: the classical course, and what may follow what.

The course is that of the future workshop (Jungk and Müllert 1981): preparation, critique, fantasy, realisation and
follow-up; municipalities begin with a profile of strengths and weaknesses.
"""

from typing import Any

from backend.core.language import text
from backend.core.problems import Conflict, invalid

CLOSED = "closed"
#: Key, whether cards are written, keys of the lanes.
COURSE: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    ("preparation", False, ()),
    ("profile", True, ("strengths", "weaknesses")),
    ("critique", True, ()),
    ("fantasy", True, ()),
    ("realisation", True, ()),
    ("follow_up", False, ()),
    (CLOSED, False, ()),
)


class PhaseOutOfOrder(Conflict):
    """The next phase follows the present one; going back is allowed, skipping is not."""


def classical(language: str) -> list[dict[str, Any]]:
    """The phases of a workshop that names none, in the words of a language."""
    return [
        {
            "key": key,
            "title": text(f"workshops.phase.{key}", language),
            "question": None,
            "takes_cards": takes_cards,
            "lanes": [{"key": lane, "title": text(f"workshops.lane.{lane}", language)} for lane in lanes],
        }
        for key, takes_cards, lanes in COURSE
    ]


def place_of(phases: list[dict[str, Any]], key: str) -> int:
    """Which phase of the course this is, from 0; -1 if it is none of it."""
    return next((place for place, one in enumerate(phases) if one["key"] == key), -1)


def phase_of(phases: list[dict[str, Any]], key: str) -> dict[str, Any] | None:
    """The phase of this key."""
    place = place_of(phases, key)
    return phases[place] if place >= 0 else None


def require(phases: list[dict[str, Any]], key: str, *, takes_cards: bool = False) -> dict[str, Any]:
    """The phase of this key. Raises 422 naming the keys that there are; with `takes_cards` those of phases with cards."""
    keys = [one["key"] for one in phases if one["takes_cards"] or not takes_cards]
    if key not in keys:
        raise invalid("#/phase", "enum", expected=", ".join(keys) or "-")
    return phases[place_of(phases, key)]


def require_step(phases: list[dict[str, Any]], present: str, wanted: str) -> None:
    """Raise 409 unless `wanted` is the next phase or an earlier one."""
    here, there = place_of(phases, present), place_of(phases, wanted)
    if there > here + 1:
        raise PhaseOutOfOrder(next=phases[here + 1]["title"], wanted=phases[there]["title"])
