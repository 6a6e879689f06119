"""Endpoints: the trash of an alliance."""

from typing import Any

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.trash import queries, service
from backend.activity.trash.queries import Trashed
from backend.activity.trash.schemas import RestoredOut, TrashedOut
from backend.alliances import queries as alliance_queries
from backend.core.pagination import Paging, slice_of
from backend.core.problems import AlreadyExists
from backend.core.schemas import Page

routes = Routes("trash")
SORTS = {"deleted_at": Trashed.deleted_at, "title": Trashed.title}


@routes.get("/alliances/{alliance_id}/trash", "trash:read")
def list_trash(session: Session, actor: Actor, request: Request, alliance_id: str, paging: Paging) -> Page[TrashedOut]:
    """List what was removed in the last days and can be brought back, newest first.

    Everything here was removed, so `include_deleted` has nothing to add.
    """
    alliance = alliance_queries.require(session, actor, alliance_id, "trash:read")
    settings = request.app.state.settings
    statement = queries.visible_to(actor, service.since(settings)).where(Trashed.alliance_id == alliance.id)
    paging.include_deleted = True
    found, following = slice_of(session, paging, statement, entity=Trashed, sorts=SORTS, default="-deleted_at")
    items: list[Any] = service.show_all(session, actor, found, settings)
    return Page[TrashedOut](items=items, next=following)


@routes.post("/trash/{record_id}/restoration", "trash:write", status=200, problems=(AlreadyExists,))
def restore_from_trash(session: Session, actor: Actor, request: Request, record_id: str) -> RestoredOut:
    """Bring a removed record back, with its parts as they were."""
    trashed = queries.find(session, actor, record_id, service.since(request.app.state.settings))
    actor.require("trash:write", trashed.alliance_id)
    return service.restore(session, actor, trashed)
