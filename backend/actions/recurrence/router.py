"""Endpoints: how a card comes back."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions import queries as action_queries
from backend.actions.policy import Rights
from backend.actions.recurrence import queries, service
from backend.actions.recurrence.schemas import RecurrenceIn, RecurrenceOut
from backend.core.etags import IfMatch
from backend.core.problems import NotFound

routes = Routes("action items")


@routes.get("/action-items/{action_item_id}/recurrence", "action-items:read")
def read_recurrence(session: Session, actor: Actor, action_item_id: str) -> RecurrenceOut:
    """Read how a card comes back, and which cards are before and behind it."""
    return service.show(session, actor, action_queries.find(session, actor, action_item_id))


@routes.put("/action-items/{action_item_id}/recurrence", "action-items:write")
def set_recurrence(
    session: Session, actor: Actor, action_item_id: str, body: RecurrenceIn, if_match: IfMatch
) -> RecurrenceOut:
    """Say how a card comes back. In good time before its day the next card is made, as a draft."""
    item = action_queries.find(session, actor, action_item_id)
    Rights(session, actor, item.alliance_id).require("edit", item)
    queries.hold(session, item.id)
    if_match.check(service.said(session, item))
    service.say(session, actor, item, body)
    session.flush()
    return service.show(session, actor, item)


@routes.delete("/action-items/{action_item_id}/recurrence", "action-items:write")
def delete_recurrence(session: Session, actor: Actor, action_item_id: str, if_match: IfMatch) -> None:
    """Let a card come back no more."""
    item = action_queries.find(session, actor, action_item_id)
    Rights(session, actor, item.alliance_id).require("edit", item)
    known = service.said(session, item)
    if known.recurrence is None or not known.holds:
        raise NotFound
    if_match.check(known)
    service.end(session, actor, item, known.recurrence)
