"""Use cases: what waits for a body's next meeting, and why."""

from collections.abc import Sequence

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.meetings.agenda.backlog import queries
from backend.meetings.agenda.backlog.schemas import Reason, WaitingItemOut
from backend.meetings.agenda.items.queries import meetings_by_id
from backend.meetings.agenda.items.showing import show_all
from backend.meetings.agenda.models import AgendaItem, AgendaItemState


def bodies(session: Session, alliance_id: str, group_ids: Sequence[str]) -> set[str]:
    """These groups and those they follow: what waited for last year's group waits for this year's."""
    succession = group_queries.succession(session, [alliance_id])
    return {one for group_id in group_ids for one in (group_id, *succession.predecessors(group_id))}


def of_bodies(session: Session, actor: Actor, alliance_id: str, group_ids: Sequence[str]) -> list[AgendaItem]:
    """What waits for the next meeting of one of these groups."""
    statement = queries.waiting(actor, alliance_id, bodies(session, alliance_id, group_ids))
    return queries.in_order(session, statement)


def show(session: Session, actor: Actor, items: Sequence[AgendaItem]) -> list[WaitingItemOut]:
    """Several items with the reason why they wait."""
    meetings = meetings_by_id(session, {item.meeting_id for item in items if item.meeting_id})
    shown = []
    for item, out in zip(items, show_all(session, actor, items), strict=True):
        meeting = meetings.get(item.meeting_id or "")
        more = {
            "reason": reason(item),
            "meeting_title": meeting.title if meeting else None,
            "on": meeting.earliest if meeting else None,
        }
        shown.append(WaitingItemOut.model_validate({**dict(out), **more}))
    return shown


def reason(item: AgendaItem) -> Reason:
    """Why an item that waits comes back."""
    if item.meeting_id is None:
        return "raised"
    if item.state == AgendaItemState.postponed:
        return "postponed"
    if item.state == AgendaItemState.not_discussed:
        return "not_discussed"
    return "recurring" if item.is_recurring else "open_outcomes"
