"""Endpoints: saved filters."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.search.saved_filters import queries, service
from backend.search.saved_filters.models import FilterPage, SavedFilter
from backend.search.saved_filters.schemas import SavedFilterIn, SavedFilterOut, SavedFilterPatch, SubscriptionIn

routes = Routes("search")
SORTS = {"name": SavedFilter.name, "updated_at": SavedFilter.updated_at, "created_at": SavedFilter.created_at}
OfPage = Annotated[FilterPage | None, Query(description="Only views of this page")]


@routes.get("/alliances/{alliance_id}/saved-filters", "search:read")
def list_saved_filters(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, page: OfPage = None
) -> Page[SavedFilterOut | Tombstone]:
    """List one's own saved filters and those that are shared with the alliance."""
    alliance = alliance_queries.require(session, actor, alliance_id, "search:read", invited=True)
    statement = queries.visible_to(actor).where(SavedFilter.alliance_id == alliance.id)
    if page is not None:
        statement = statement.where(SavedFilter.page == page)
    found, following = slice_of(session, paging, statement, entity=SavedFilter, sorts=SORTS, default="name")
    shown = {one.id: one for one in service.show(session, actor, found)}
    items = [Tombstone.model_validate(one) if one.deleted_at else shown[one.id] for one in found]
    return Page[SavedFilterOut | Tombstone](items=items, next=following)


@routes.post("/alliances/{alliance_id}/saved-filters", "saved-filters:write")
def create_saved_filter(session: Session, actor: Actor, alliance_id: str, body: SavedFilterIn) -> SavedFilterOut:
    """Keep a view under a name."""
    alliance = alliance_queries.require(session, actor, alliance_id, "saved-filters:write", invited=True)
    return service.show(session, actor, [service.create(session, actor, alliance, body.model_dump())])[0]


@routes.get("/saved-filters/{filter_id}", "search:read")
def read_saved_filter(session: Session, actor: Actor, filter_id: str) -> SavedFilterOut:
    """Read one saved filter."""
    return service.show(session, actor, [queries.find(session, actor, filter_id)])[0]


@routes.patch("/saved-filters/{filter_id}", "saved-filters:write")
def change_saved_filter(
    session: Session, actor: Actor, filter_id: str, body: SavedFilterPatch, if_match: IfMatch
) -> SavedFilterOut:
    """Change a saved filter: one's own, or as a coordinator a shared one."""
    kept = queries.find(session, actor, filter_id)
    if_match.check(kept)
    service.change(session, actor, kept, body.changes())
    return service.show(session, actor, [kept])[0]


@routes.delete("/saved-filters/{filter_id}", "saved-filters:write")
def delete_saved_filter(session: Session, actor: Actor, filter_id: str, if_match: IfMatch) -> None:
    """Remove a saved filter."""
    kept = queries.find(session, actor, filter_id)
    if_match.check(kept)
    service.delete(session, actor, kept)


@routes.post("/saved-filters/{filter_id}/subscription", "saved-filters:write", status=200)
def subscribe_to_saved_filter(session: Session, actor: Actor, filter_id: str, body: SubscriptionIn) -> SavedFilterOut:
    """Be told by mail what a saved filter newly finds: daily, on Mondays, or no longer."""
    kept = queries.find(session, actor, filter_id)
    service.subscribe(session, actor, kept, body.rhythm)
    return service.show(session, actor, [kept])[0]
