"""Use cases of action items: write, change, move, remove; adopt an idea."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries, visibility
from backend.actions.alarms import Day
from backend.actions.cards import queries as card_queries
from backend.actions.cards import service as cards
from backend.actions.models import ActionItem, Part, Step, Visibility
from backend.actions.parts import queries as part_queries
from backend.actions.parts import service as parts
from backend.actions.parts.kinds import KINDS, brief
from backend.actions.policy import Rights
from backend.actions.schemas import ActionItemIn, ActionItemPatch, Position
from backend.core import events
from backend.core.clock import now, today
from backend.core.etags import etag
from backend.core.http import Answer
from backend.core.problems import invalid
from backend.core.records import touch
from backend.ideas import service as ideas
from backend.ideas.models import Idea

STEP = 1024.0
SMALLEST_GAP = 1e-6


def answer(session: Session, actor: Actor, item: ActionItem, card: cards.Kept | None = None) -> Answer:
    """The action item as bytes, from its card."""
    card = card or card_queries.kept_of(session, [item.id])[item.id]
    rights = Rights(session, actor, item.alliance_id)
    body = show(card, item, rights, Day.of(today(), queries.silent_after(session, item.alliance_id)))
    return Answer(body, etag(body, item.version))


def created(session: Session, actor: Actor, item: ActionItem) -> Answer:
    """The answer to a new item, with its address."""
    made = answer(session, actor, item)
    made.headers["Location"] = f"/api/v1/action-items/{item.id}"
    return made


def show(card: cards.Kept, item: ActionItem, rights: Rights, day: Day) -> bytes:
    """One item's bytes with the day's alarms and the actor's rights."""
    can = rights.can_bytes(item.id, item.group_id, item.created_by)
    return cards.with_facts(card.body, card, item.status, item.updated_at, day, can)


def create(session: Session, actor: Actor, alliance_id: str, body: ActionItemIn) -> ActionItem:
    """Write a card with all its parts."""
    return create_all(session, actor, alliance_id, [("#", body)])[0]


def create_all(
    session: Session,
    actor: Actor,
    alliance_id: str,
    bodies: Sequence[tuple[str, ActionItemIn]],
    readers: parts.Readers | None = None,
) -> list[ActionItem]:
    """Write several cards, in a constant number of statements; each body comes with the pointer of what it was sent as.

    `readers` of a document read its dates relative to the day it was written.
    """
    readers = readers or parts.Readers(session, alliance_id)
    if any(body.visibility == Visibility.public for _, body in bodies):
        visibility.require(session, actor, alliance_id)
    number = queries.next_number(session, alliance_id, len(bodies))
    rank = queries.last_rank(session, alliance_id) + STEP
    items: list[ActionItem] = []
    rows: list[Part] = []
    checked: set[str | None] = set()
    for place, (pointer, body) in enumerate(bodies):
        if body.group_id not in checked:
            _check_group(session, alliance_id, body.group_id, pointer)
            checked.add(body.group_id)
        item = ActionItem(
            alliance_id=alliance_id,
            number=number + place,
            rank=rank + place * STEP,
            created_by=actor.id,
            **body.model_dump(exclude=set(KINDS)),
        )
        items.append(item)
        rows += parts.rows_of(item, {plural: getattr(body, plural) for plural in KINDS}, readers, pointer)
    for level in (items, [row for row in rows if isinstance(row, Step)], rows):
        session.add_all(level)
        session.flush()
    prefix = queries.short_name(session, alliance_id)
    happened = [
        (events.Subject("action_item", item.id, f"{prefix}-{item.number}"), {"title": [None, item.title]})
        for item in items
    ]
    events.record_all(session, actor, "action_item.created", happened, stream_id=alliance_id, alliance_id=alliance_id)
    cards.refresh(session, items)
    return items


def change(
    session: Session, actor: Actor, item: ActionItem, patch: ActionItemPatch, readers: parts.Readers | None = None
) -> cards.Kept:
    """Change facts and whole lists of parts; one event tells all of it."""
    values = patch.changes()
    if "group_id" in values:
        _check_group(session, item.alliance_id, values["group_id"])
    if values.get("visibility", item.visibility) != item.visibility == Visibility.internal:
        visibility.require(session, actor, item.alliance_id)
    whole = {plural: values.pop(plural) for plural in KINDS if plural in values}
    before = _briefs(session, item, list(whole))
    for name, value in values.items():
        setattr(item, name, value)
    changes = events.changes_of(item)
    is_different = bool(changes)
    if whole:
        readers = readers or parts.Readers(session, item.alliance_id)
        for plural, bodies in whole.items():
            is_different |= parts.write_whole(item, KINDS[plural], bodies, readers, f"#/{plural}")
        after = _briefs(session, item, list(whole))
        changes.update({name: [before[name], after[name]] for name in whole if before[name] != after[name]})
    if not is_different:
        kept: cards.Kept = card_queries.kept_of(session, [item.id])[item.id]
        return kept
    touch(item)
    _record(session, actor, "action_item.changed", item, changes)
    if "visibility" in changes:
        visibility.follow(session, actor, item)
    return cards.refresh(session, [item])[0] if whole else cards.renew(session, item)


def show_to(session: Session, actor: Actor, item: ActionItem, whom: Visibility) -> None:
    """Note whom the card is for, after its public version was released or taken back."""
    if item.visibility == whom:
        return
    item.visibility = whom
    changes = events.changes_of(item)
    touch(item)
    _record(session, actor, "action_item.changed", item, changes)
    cards.renew(session, item)


def move(session: Session, actor: Actor, item: ActionItem, position: Position) -> None:
    """Move a card to a column and before another card; null or absent `before`: to the end."""
    column = position.column()
    if "group_id" in column:
        _check_group(session, item.alliance_id, column["group_id"])
    for name, value in column.items():
        setattr(item, name, value)
    item.rank = _rank(session, item, position.before)
    changes = events.changes_of(item)
    touch(item)
    _record(session, actor, "action_item.moved", item, changes)
    cards.renew(session, item)


def delete(session: Session, actor: Actor, item: ActionItem) -> None:
    """Leave a tombstone; the idea behind it stays."""
    item.deleted_at = now()
    touch(item)
    _record(session, actor, "action_item.deleted", item, {"title": [item.title, None]})
    visibility.follow(session, actor, item)


def adopt(session: Session, actor: Actor, idea: Idea, body: dict[str, Any]) -> ActionItem:
    """Make an action item of an idea: its text is the item's idea, its cluster the field of action."""
    ideas.refuse_adopted(idea)
    given = {
        "title": idea.text[:300],
        "idea": idea.text,
        "field_of_action": idea.cluster,
        **body,
    }
    item = create(session, actor, idea.alliance_id, ActionItemIn.model_validate(given))
    ideas.adopt(session, actor, idea, item.id)
    return item


def _rank(session: Session, item: ActionItem, before_key: str | None) -> float:
    if before_key is None:
        return queries.last_rank(session, item.alliance_id) + STEP
    before = queries.in_alliance(session, item.alliance_id, before_key)
    if before is None or before.id == item.id:
        raise invalid("#/before", "unknown_reference")
    previous = queries.rank_before(session, item.alliance_id, before.rank, besides=item.id)
    low = previous if previous is not None else before.rank - 2 * STEP
    if before.rank - low < SMALLEST_GAP:
        return _spread(session, item, before)
    return (low + before.rank) / 2


def _spread(session: Session, item: ActionItem, before: ActionItem) -> float:
    """Midpoints have run out: give every card of the alliance a new rank, and this one a gap."""
    rank = STEP
    for other in queries.ranked(session, item.alliance_id):
        if other.id == item.id:
            continue
        other.rank, rank = rank, rank + STEP
    return before.rank - STEP / 2


def _briefs(session: Session, item: ActionItem, plurals: Sequence[str]) -> dict[str, list[str]]:
    return {
        plural: [brief(KINDS[plural], row) for row in part_queries.parts_in(session, KINDS[plural].table, item.id)]
        for plural in plurals
    }


def _check_group(session: Session, alliance_id: str, group_id: str | None, pointer: str = "#") -> None:
    if group_id is not None and not queries.group_exists(session, alliance_id, group_id):
        raise invalid(f"{pointer}/group_id", "unknown_reference")


def _record(session: Session, actor: Actor, event_type: str, item: ActionItem, changes: dict[str, Any]) -> None:
    number = f"{queries.short_name(session, item.alliance_id)}-{item.number}"
    events.record(
        session,
        actor,
        event_type,
        events.Subject("action_item", item.id, number),
        stream_id=item.alliance_id,
        alliance_id=item.alliance_id,
        changes=changes,
    )
