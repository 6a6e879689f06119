"""The order of an agenda: positions with gaps, so that moving one item changes no other."""

from sqlmodel import Session

from backend.core.problems import invalid
from backend.meetings.agenda.items import queries
from backend.meetings.agenda.models import AgendaItem

STEP = 1024.0
SMALLEST_GAP = 1e-6


def between(session: Session, meeting_id: str, before_id: str | None, moved: AgendaItem | None = None) -> float:
    """The position before an item (None: behind the last) for a new one or the moved one. 422 for a foreign item."""
    others = [item for item in queries.on_agenda(session, meeting_id) if moved is None or item.id != moved.id]
    if before_id is None:
        return (others[-1].position if others else 0.0) + STEP
    places = {item.id: place for place, item in enumerate(others)}
    if before_id not in places:
        raise invalid("#/before", "unknown_reference")
    place = places[before_id]
    high = others[place].position
    low = others[place - 1].position if place else high - 2 * STEP
    if high - low < SMALLEST_GAP:
        # Midpoints have run out: give every item a new position, and this place a gap.
        for index, item in enumerate(others):
            item.position = (index + 1) * STEP
        return (place + 0.5) * STEP
    return (low + high) / 2
