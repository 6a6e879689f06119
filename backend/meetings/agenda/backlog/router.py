"""Endpoint: what waits for a next meeting."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.meetings.agenda.backlog import queries, service
from backend.meetings.agenda.backlog.schemas import WaitingItemOut
from backend.meetings.agenda.models import AgendaItem

routes = Routes("agenda")
SORTS = {"created_at": AgendaItem.created_at, "updated_at": AgendaItem.updated_at}


@routes.get("/alliances/{alliance_id}/agenda-backlog", "meetings:read")
def list_agenda_backlog(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    group_id: Annotated[str | None, Query(description="Only what waits for the next meeting of this group")] = None,
) -> Page[WaitingItemOut | Tombstone]:
    """List what waits for a next meeting: raised, postponed, not discussed, recurring, or with something left to do."""
    alliance = alliance_queries.require(session, actor, alliance_id, "meetings:read")
    bodies = None if group_id is None else service.bodies(session, alliance.id, [group_id])
    statement = queries.waiting(actor, alliance.id, bodies)
    found, following = slice_of(session, paging, statement, entity=AgendaItem, sorts=SORTS, default="created_at")
    living = service.show(session, actor, [item for item in found if not item.deleted_at])
    shown = {item.id: item for item in living}
    items = [shown.get(item.id) or Tombstone.model_validate(item) for item in found]
    return Page[WaitingItemOut | Tombstone](items=items, next=following)
