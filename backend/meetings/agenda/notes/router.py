"""Endpoint: notes that several people write at once."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.meetings.agenda.items import policy, queries
from backend.meetings.agenda.notes import service
from backend.meetings.agenda.notes.schemas import NotesExchange, NotesOut

routes = Routes("agenda")


@routes.post(
    "/agenda-items/{agenda_item_id}/notes",
    "agenda-items:write",
    status=200,
    problems=(service.NotesTooLarge, policy.AgendaClosed),
)
def exchange_notes(session: Session, actor: Actor, agenda_item_id: str, body: NotesExchange) -> NotesOut:
    """Merge what was typed into the notes of an item, and get what others typed.

    Changes commute: no precondition is needed, they may come twice, late and in any order.
    """
    item = queries.find(session, actor, agenda_item_id, lock=True)
    meeting = queries.meeting_of(session, item.meeting_id) if item.meeting_id else None
    return service.exchange(session, actor, item, meeting, body)
