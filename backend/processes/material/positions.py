"""The order of material: positions with gaps, so that moving one piece changes no other."""

from sqlmodel import Session

from backend.core.problems import invalid
from backend.processes.material import queries
from backend.processes.material.models import Material

STEP = 1024.0
SMALLEST_GAP = 1e-6


def between(session: Session, moved: Material, before_id: str | None) -> float:
    """The position before another piece of the process; None: behind the last. 422 for a foreign one."""
    others = [one for one in queries.in_order(session, moved.process_id) if one.id != moved.id]
    if before_id is None:
        return (others[-1].position if others else 0.0) + STEP
    places = {one.id: place for place, one in enumerate(others)}
    if before_id not in places:
        raise invalid("#/before", "unknown_reference")
    place = places[before_id]
    high = others[place].position
    low = others[place - 1].position if place else high - 2 * STEP
    if high - low < SMALLEST_GAP:
        # Midpoints have run out: give every piece a new position, and this place a gap.
        for index, one in enumerate(others):
            one.position = (index + 1) * STEP
        return (place + 0.5) * STEP
    return (low + high) / 2
