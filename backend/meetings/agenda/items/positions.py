"""The order of an agenda."""

from sqlmodel import Session

from backend.core import positions
from backend.meetings.agenda.items import queries
from backend.meetings.agenda.models import AgendaItem


def between(session: Session, meeting_id: str, before_id: str | None, moved: AgendaItem | None = None) -> float:
    """The position before an item (None: behind the last) for a new one or the moved one. 422 for a foreign item."""
    others = [item for item in queries.on_agenda(session, meeting_id) if moved is None or item.id != moved.id]
    return positions.between(others, before_id)
