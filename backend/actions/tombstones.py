"""Removed cards: bring one back with its parts as they were, or keep nothing of it but that it was there."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries, visibility
from backend.actions.cards import service as cards
from backend.actions.documents.queries import SUBJECT
from backend.actions.follow_ups import anchors
from backend.actions.models import ActionItem, Status
from backend.actions.parts import queries as part_queries
from backend.core import events
from backend.core.records import touch
from backend.documents import queries as document_queries
from backend.documents import service as documents


def restore(session: Session, actor: Actor, item: ActionItem) -> None:
    """Bring a card back. Dates on it that follow a meeting stand where the meeting stands now."""
    item.deleted_at = None
    touch(item)
    _record(session, actor, "action_item.restored", item, {"title": [None, item.title]})
    cards.refresh(session, [item])
    anchors.settle(session, actor, item.alliance_id)


def purge(session: Session, actor: Actor, item: ActionItem) -> None:
    """Erase what was written on a removed card, with its parts, comments and files; id, number and moment stay."""
    part_queries.erase_parts(session, item.id)
    for document in document_queries.on_record(session, SUBJECT, item.id):
        documents.purge(session, actor, document)
    item.title, item.status = "", Status.dropped
    item.idea = item.status_label = item.traffic_light = item.field_of_action = item.funding = item.created_by = None
    visibility.forget(session, item)
    touch(item)
    _record(session, actor, "action_item.purged", item, {})
    cards.refresh(session, [item])


def _record(
    session: Session, actor: Actor, event_type: str, item: ActionItem, changes: dict[str, list[str | None]]
) -> None:
    number = f"{queries.short_name(session, item.alliance_id)}-{item.number}"
    subject = events.Subject("action_item", item.id, number)
    alliance = item.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
