"""Postponing an item: to a certain meeting, where it stands at once, or to whichever comes next."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import invalid
from backend.meetings.agenda.items import queries as item_queries
from backend.meetings.agenda.items import service as items
from backend.meetings.agenda.items.policy import BEFORE
from backend.meetings.agenda.models import AgendaItem, AgendaItemState


def postpone(session: Session, actor: Actor, item: AgendaItem, meeting_id: str | None) -> None:
    """Postpone an item. Raises 422 for a meeting that is over or none of the alliance's."""
    target = None
    if meeting_id is not None:
        target = item_queries.meetings_by_id(session, {meeting_id}).get(meeting_id)
        if target is None or target.alliance_id != item.alliance_id or target.id == item.meeting_id:
            raise invalid("#/postponed_to_id", "unknown_reference")
        if target.state not in BEFORE:
            raise invalid("#/postponed_to_id", "meeting_has_begun")
    items.stop_clock(item)
    item.state, item.postponed_to_id, item.rolls_over = AgendaItemState.postponed, meeting_id, True
    items.record(session, actor, "agenda_item.changed", item)
    if target is not None:
        items.go_on(session, actor, item, target)


def take_back(session: Session, actor: Actor, item: AgendaItem) -> None:
    """Let the item be as it was before. What was put on a later agenda for it is taken off, unless it was worked on."""
    following = item_queries.successor_of(session, item.id) if item.postponed_to_id else None
    if following is not None and following.state == AgendaItemState.open and not following.notes:
        items.delete(session, actor, following)
    item.state = AgendaItemState.discussed if item.seconds else AgendaItemState.open
    item.postponed_to_id = None
    items.record(session, actor, "agenda_item.changed", item)
