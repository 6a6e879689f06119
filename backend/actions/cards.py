"""Cards: an action item as bytes, and the facts behind its alarms, kept ready in the transaction of every change.

The board is drawn far more often than a card changes (design, section 4, 5); so a card is assembled when it changes,
by `refresh`, and drawing a board is reading one row a card.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol

import orjson
from sqlmodel import Session

from backend.actions import alarms, queries
from backend.actions.models import ActionItem, AssignmentRole, AssignmentState, Card, FollowUpState
from backend.actions.parts import queries as part_queries
from backend.actions.parts import shapes
from backend.core.schemas import format_timestamp
from backend.people.parties import party_of

OWN_MEMBERS = (
    "title",
    "idea",
    "group_id",
    "status",
    "status_label",
    "traffic_light",
    "field_of_action",
    "funding",
    "visibility",
)
LAST_DAY = date.max


class Kept(alarms.FactsLike, Protocol):
    """A card, or the columns of one: bytes and facts."""

    body: bytes


def refresh(session: Session, items: Sequence[ActionItem], *, parts_changed: bool = True) -> list[Card]:
    """Assemble the cards of these items anew, in a constant number of statements. Call after `events.record`.

    With `parts_changed=False` only the item's own members are renewed on the stored card.
    """
    if not items:
        return []
    session.flush()
    stored = queries.cards_of(session, [item.id for item in items])
    if not parts_changed and all(item.id in stored for item in items):
        return [_renew(item, stored[item.id]) for item in items]
    parts = part_queries.parts_of(session, [item.id for item in items])
    number_prefix = queries.short_name(session, items[0].alliance_id)
    cards = []
    for item in items:
        card = stored.get(item.id)
        if card is None:
            card = Card(action_item_id=item.id, alliance_id=item.alliance_id, body=b"")
            session.add(card)
        _assemble(card, item, parts, number_prefix)
        cards.append(card)
    session.flush()
    return cards


def with_facts(
    body: bytes, card: alarms.FactsLike, status: str, changed_at: datetime, day: alarms.Day, can: bytes
) -> bytes:
    """The complete action item: the kept body, the day's alarms, and what the actor may do."""
    return b"".join((body[:-1], _alarms_as_json(alarms.alarms(card, status, changed_at, day)), can, b"}"))


@cache
def _alarms_as_json(found: tuple[str, ...]) -> bytes:
    return b',"alarms":' + orjson.dumps(found) + b',"can":'


def _renew(item: ActionItem, card: Card) -> Card:
    body = orjson.loads(card.body)
    body.update(_own(item))
    card.is_closed = item.status in alarms.CLOSED
    card.body = orjson.dumps(body)
    return card


def _own(item: ActionItem) -> dict[str, Any]:
    return {
        "version": item.version,
        "updated_at": format_timestamp(item.updated_at),
        **{name: getattr(item, name) for name in OWN_MEMBERS},
    }


def _assemble(card: Card, item: ActionItem, parts: part_queries.Parts, number_prefix: str) -> None:
    steps, assignments = parts.steps[item.id], parts.assignments[item.id]
    follow_ups = parts.follow_ups[item.id]
    of_step: dict[str, list[Any]] = defaultdict(list)
    for row in assignments:
        if row.step_id:
            of_step[row.step_id].append(row)
    owners = _owners(assignments)
    next_follow_up = _next(follow_ups)
    facts = alarms.facts(item.status, steps, assignments, follow_ups)
    card.body = orjson.dumps(
        {
            "id": item.id,
            "number": f"{number_prefix}-{item.number}",
            "alliance_id": item.alliance_id,
            **_own(item),
            "steps": [shapes.step(row, of_step[row.id]) for row in steps],
            "assignments": [shapes.assignment(row) for row in assignments if not row.step_id],
            "follow_ups": [shapes.follow_up(row) for row in follow_ups],
            "owners": owners,
            "next_date": next_follow_up.fuzzy_date if next_follow_up else None,
            "partners": [shapes.partner(row) for row in parts.partners[item.id]],
            "sponsors": [shapes.sponsor(row) for row in parts.sponsors[item.id]],
            "created_at": format_timestamp(item.created_at),
        }
    )
    for name in ("is_closed", "has_owner", "has_next_date", "overdue_after", "unassigned_steps"):
        setattr(card, name, getattr(facts, name))
    card.next_earliest = next_follow_up.earliest if next_follow_up else None
    card.next_latest = next_follow_up.latest if next_follow_up else None
    lead = owners[0] if owners else {"kind": None, "id": None, "name": None}
    card.owner_kind, card.owner_id, card.owner_name = lead["kind"], lead["id"], lead["name"]


def _owners(assignments: Iterable[Any]) -> list[dict[str, Any]]:
    """The parties that have agreed, lead first, each once; the card's own before those of its steps."""
    accepted = [row for row in assignments if row.state == AssignmentState.accepted]
    accepted.sort(key=lambda row: (row.step_id is not None, row.role != AssignmentRole.lead))
    owners: list[dict[str, Any]] = []
    for row in accepted:
        party = party_of(row)
        if party not in owners:
            owners.append(party)
    return owners


def _next(follow_ups: Sequence[Any]) -> Any:
    """The earliest open follow-up: by `earliest`, then `latest`, then as written; no date comes last."""
    open_ones = [row for row in follow_ups if row.state == FollowUpState.open and row.fuzzy_date]
    return min(open_ones, key=lambda row: (row.earliest or LAST_DAY, row.latest or LAST_DAY), default=None)
