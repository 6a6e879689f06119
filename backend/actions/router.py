"""Endpoints: action items."""

import orjson
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions import queries, service
from backend.actions.alarms import Day
from backend.actions.cards import queries as card_queries
from backend.actions.filters import Filters
from backend.actions.models import ActionItem, Card
from backend.actions.policy import Rights
from backend.actions.schemas import ActionItemIn, ActionItemOut, ActionItemPatch, Adoption, Position
from backend.alliances import queries as alliance_queries
from backend.core.clock import today
from backend.core.etags import IfMatch, etag
from backend.core.http import Answer
from backend.core.pagination import Paging, chronological, slice_of
from backend.core.schemas import Page, Tombstone
from backend.ideas import queries as idea_queries

routes = Routes("action items")
AS_IT_IS = Adoption()
SORTS = {
    "rank": ActionItem.rank,
    "number": ActionItem.number,
    "title": ActionItem.title,
    "status": ActionItem.status,
    "updated_at": ActionItem.updated_at,
    "created_at": ActionItem.created_at,
    **chronological("next_date", Card.next_earliest, Card.next_latest),
}


@routes.get("/alliances/{alliance_id}/action-items", "action-items:read", response=Page[ActionItemOut | Tombstone])
def list_action_items(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    filters: Filters,
) -> Answer:
    """List the action items of an alliance."""
    alliance = alliance_queries.require(session, actor, alliance_id, "action-items:read", invited=True)
    rights = Rights(session, actor, alliance.id)
    statement = filters.statement(alliance, rights)
    items, following = slice_of(session, paging, statement, entity=ActionItem, sorts=SORTS, default="rank")
    kept = card_queries.kept_of(session, [item.id for item in items if item.deleted_at is None])
    day = Day.of(today(), alliance.silent_after_days)
    shown = [
        Tombstone.model_validate(item).model_dump_json().encode()
        if item.deleted_at
        else service.show(kept[item.id], item, rights, day)
        for item in items
    ]
    body = b'{"items":[' + b",".join(shown) + b'],"next":' + orjson.dumps(following) + b"}"
    return Answer(body, etag(body), headers={"Link": f'<{following}>; rel="next"'} if following else {})


@routes.post("/alliances/{alliance_id}/action-items", "action-items:write", response=ActionItemOut)
def create_action_item(session: Session, actor: Actor, alliance_id: str, body: ActionItemIn) -> Answer:
    """Write a card with all its parts."""
    alliance = alliance_queries.require(session, actor, alliance_id, "action-items:write", group_id=body.group_id)
    item = service.create(session, actor, alliance.id, body)
    return service.created(session, actor, item)


@routes.get("/action-items/{action_item_id}", "action-items:read", response=ActionItemOut)
def read_action_item(session: Session, actor: Actor, action_item_id: str) -> Answer:
    """Read one card, by id or number."""
    return service.answer(session, actor, queries.find(session, actor, action_item_id))


@routes.patch("/action-items/{action_item_id}", "action-items:write", response=ActionItemOut)
def change_action_item(
    session: Session, actor: Actor, action_item_id: str, body: ActionItemPatch, if_match: IfMatch
) -> Answer:
    """Change facts of a card, or whole lists of its parts."""
    item = queries.find(session, actor, action_item_id)
    rights = Rights(session, actor, item.alliance_id)
    rights.require("edit", item)
    if_match.check(item)
    card = service.change(session, actor, item, body)
    return service.answer(session, actor, item, card)


@routes.delete("/action-items/{action_item_id}", "action-items:write")
def delete_action_item(session: Session, actor: Actor, action_item_id: str, if_match: IfMatch) -> None:
    """Remove a card; it leaves a tombstone."""
    item = queries.find(session, actor, action_item_id)
    Rights(session, actor, item.alliance_id).require("delete", item)
    if_match.check(item)
    service.delete(session, actor, item)


@routes.post("/action-items/{action_item_id}/position", "action-items:write", status=200, response=ActionItemOut)
def move_action_item(session: Session, actor: Actor, action_item_id: str, body: Position) -> Answer:
    """Move a card to another column or before another card. Moving never conflicts: the last move counts."""
    item = queries.find(session, actor, action_item_id)
    Rights(session, actor, item.alliance_id).require("move", item)
    service.move(session, actor, item, body)
    return service.answer(session, actor, item)


@routes.post("/ideas/{idea_id}/adoption", "ideas:write", response=ActionItemOut)
def adopt_idea(session: Session, actor: Actor, idea_id: str, body: Adoption = AS_IT_IS) -> Answer:
    """Make an action item of an idea."""
    idea = idea_queries.find(session, actor, idea_id)
    actor.require("action-items:write", idea.alliance_id)
    item = service.adopt(session, actor, idea, body.model_dump(exclude_unset=True))
    return service.created(session, actor, item)
