"""Endpoints: agenda items."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.meetings import queries as meeting_queries
from backend.meetings.agenda.items import policy, queries, service
from backend.meetings.agenda.items.schemas import (
    AgendaItemIn,
    AgendaItemOut,
    AgendaItemPatch,
    AgendaItemWithHistory,
    AgendaPosition,
    WaitingItemIn,
)
from backend.meetings.agenda.items.showing import show, show_all, with_history
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.agenda.notes import service as notes

routes = Routes("agenda")
SORTS = {"position": AgendaItem.position, "updated_at": AgendaItem.updated_at, "created_at": AgendaItem.created_at}
CREATING = (service.AlreadyOnAgenda, policy.AgendaClosed)
CHANGING = (service.MeetingNotRunning, policy.AgendaClosed, notes.NotesTooLarge)


@routes.get("/meetings/{meeting_id}/agenda-items", "meetings:read")
def list_agenda_items(
    session: Session, actor: Actor, meeting_id: str, paging: Paging
) -> Page[AgendaItemOut | Tombstone]:
    """List the agenda of a meeting, in its order."""
    meeting = meeting_queries.find(session, actor, meeting_id)
    statement = queries.of_meeting(actor, meeting.id)
    found, following = slice_of(session, paging, statement, entity=AgendaItem, sorts=SORTS, default="position")
    shown = {item.id: item for item in show_all(session, actor, [item for item in found if not item.deleted_at])}
    items = [shown.get(item.id) or Tombstone.model_validate(item) for item in found]
    return Page[AgendaItemOut | Tombstone](items=items, next=following)


@routes.post("/meetings/{meeting_id}/agenda-items", "agenda-items:write", problems=CREATING)
def create_agenda_item(session: Session, actor: Actor, meeting_id: str, body: AgendaItemIn) -> AgendaItemOut:
    """Put a point on the agenda of a meeting: a new one, or what the proposal or the backlog names."""
    meeting = meeting_queries.find(session, actor, meeting_id)
    return show(session, actor, service.create(session, actor, meeting, _sent(body)))


@routes.post("/alliances/{alliance_id}/agenda-items", "agenda-items:write")
def create_waiting_agenda_item(session: Session, actor: Actor, alliance_id: str, body: WaitingItemIn) -> AgendaItemOut:
    """Raise a matter that waits for the next meeting of a body."""
    alliance = alliance_queries.require(session, actor, alliance_id, "agenda-items:write", group_id=body.body_id)
    return show(session, actor, service.let_wait(session, actor, alliance.id, _sent(body)))


@routes.get("/agenda-items/{agenda_item_id}", "meetings:read")
def read_agenda_item(session: Session, actor: Actor, agenda_item_id: str) -> AgendaItemWithHistory:
    """Read one agenda item, and where its matter was before and after."""
    return with_history(session, actor, queries.find(session, actor, agenda_item_id))


@routes.patch("/agenda-items/{agenda_item_id}", "agenda-items:write", problems=CHANGING)
def change_agenda_item(
    session: Session, actor: Actor, agenda_item_id: str, body: AgendaItemPatch, if_match: IfMatch
) -> AgendaItemOut:
    """Change an agenda item, let its turn come or be over, write its notes."""
    item = queries.find(session, actor, agenda_item_id)
    if_match.check(item)
    meeting = queries.meeting_of(session, item.meeting_id) if item.meeting_id else None
    values = body.changes()
    if "notes" in values:
        notes.rewrite(session, actor, item, meeting, values.pop("notes"))
    service.change(session, actor, item, meeting, values)
    return show(session, actor, item)


@routes.delete("/agenda-items/{agenda_item_id}", "agenda-items:write", problems=(policy.AgendaClosed,))
def delete_agenda_item(session: Session, actor: Actor, agenda_item_id: str, if_match: IfMatch) -> None:
    """Take a point off the agenda. What it went on with waits for a next meeting again."""
    item = queries.find(session, actor, agenda_item_id)
    if_match.check(item)
    meeting = queries.meeting_of(session, item.meeting_id) if item.meeting_id else None
    policy.require(actor, item, meeting, "delete")
    service.delete(session, actor, item)


@routes.post(
    "/agenda-items/{agenda_item_id}/position", "agenda-items:write", status=200, problems=(policy.AgendaClosed,)
)
def move_agenda_item(session: Session, actor: Actor, agenda_item_id: str, body: AgendaPosition) -> AgendaItemOut:
    """Move a point before another one of its agenda, or to the end."""
    item = queries.find(session, actor, agenda_item_id)
    meeting = queries.meeting_of(session, item.meeting_id) if item.meeting_id else None
    policy.require(actor, item, meeting, "move")
    service.move(session, actor, item, body.before)
    return show(session, actor, item)


def _sent(body: AgendaItemIn | WaitingItemIn) -> dict[str, object]:
    """The members that were sent, as validated."""
    return {name: getattr(body, name) for name in body.model_fields_set}
