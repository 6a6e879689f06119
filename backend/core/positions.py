"""The order of records that people sort: positions with gaps, so that moving one changes no other."""

from collections.abc import Sequence
from typing import Protocol

from backend.core.problems import invalid

STEP = 1024.0
SMALLEST_GAP = 1e-6


class Placed(Protocol):
    """What has a place among others."""

    id: str
    position: float


def between(others: Sequence[Placed], before_id: str | None) -> float:
    """The position before one of the others, which are in their order; None: behind the last. 422 for a foreign one."""
    if before_id is None:
        return (others[-1].position if others else 0.0) + STEP
    places = {one.id: place for place, one in enumerate(others)}
    if before_id not in places:
        raise invalid("#/before", "unknown_reference")
    place = places[before_id]
    high = others[place].position
    low = others[place - 1].position if place else high - 2 * STEP
    if high - low < SMALLEST_GAP:
        # Midpoints have run out: give every record a new position, and this place a gap.
        for index, one in enumerate(others):
            one.position = (index + 1) * STEP
        return (place + 0.5) * STEP
    return (low + high) / 2
