"""Cards: an action item as bytes, and the facts behind its alarms, kept ready in the transaction of every change.

The board is drawn far more often than a card changes (design, section 4, 5); so a card is assembled when it changes,
by `refresh`, and drawing a board is reading one row a card.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol

import orjson
from sqlmodel import Session

from backend.actions import alarms
from backend.actions import queries as action_queries
from backend.actions.cards import queries
from backend.actions.models import ActionItem, AssignmentRole, AssignmentState, FollowUpState
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


@dataclass(slots=True)
class Fresh:
    """A card as it was just written: the columns of its table."""

    action_item_id: str
    alliance_id: str
    body: bytes
    is_closed: bool
    has_owner: bool
    has_next_date: bool
    overdue_after: date | None
    unassigned_steps: int
    next_earliest: date | None
    next_latest: date | None
    owner_kind: str | None
    owner_id: str | None
    owner_name: str | None


def refresh(session: Session, items: Sequence[ActionItem]) -> list[Kept]:
    """Assemble the cards of these items anew, in a constant number of statements. Call after `events.record`."""
    if not items:
        return []
    session.flush()
    ids = [item.id for item in items]
    known = queries.kept_of(session, ids)
    parts = part_queries.parts_of(session, ids)
    number_prefix = action_queries.short_name(session, items[0].alliance_id)
    fresh = [_assemble(item, parts, number_prefix) for item in items]
    rows = [asdict(card) for card in fresh]
    queries.keep(
        session,
        [row for row in rows if row["action_item_id"] not in known],
        [row for row in rows if row["action_item_id"] in known],
    )
    return list(fresh)


def renew(session: Session, item: ActionItem) -> Kept:
    """The card after a change of the item's own members: its parts are as they were. Call after `events.record`."""
    session.flush()
    kept = queries.kept_of(session, [item.id])[item.id]
    body = orjson.loads(kept.body)
    body.update(_own(item))
    card = Fresh(**{**kept._asdict(), "body": orjson.dumps(body), "is_closed": item.status in alarms.CLOSED})
    queries.keep_own(session, item.id, card.body, card.is_closed)
    return card


def with_facts(
    body: bytes, card: alarms.FactsLike, status: str, changed_at: datetime, day: alarms.Day, can: bytes
) -> bytes:
    """The complete action item: the kept body, the day's alarms, and what the actor may do."""
    return with_alarms(body, alarms.alarms(card, status, changed_at, day), can)


def with_alarms(body: bytes, found: tuple[str, ...], can: bytes) -> bytes:
    """The complete action item from alarms that are known already."""
    return b"".join((body[:-1], _alarms_as_json(found), can, b"}"))


@cache
def _alarms_as_json(found: tuple[str, ...]) -> bytes:
    return b',"alarms":' + orjson.dumps(found) + b',"can":'


def _own(item: ActionItem) -> dict[str, Any]:
    return {
        "version": item.version,
        "updated_at": format_timestamp(item.updated_at),
        **{name: getattr(item, name) for name in OWN_MEMBERS},
    }


def _assemble(item: ActionItem, parts: part_queries.Parts, number_prefix: str) -> Fresh:
    steps, assignments = parts.steps[item.id], parts.assignments[item.id]
    follow_ups = parts.follow_ups[item.id]
    of_step: dict[str, list[Any]] = defaultdict(list)
    for row in assignments:
        if row.step_id:
            of_step[row.step_id].append(row)
    owners = _owners(assignments)
    next_follow_up = _next(follow_ups)
    facts = alarms.facts(item.status, steps, assignments, follow_ups)
    body = orjson.dumps(
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
    lead = owners[0] if owners else {"kind": None, "id": None, "name": None}
    return Fresh(
        action_item_id=item.id,
        alliance_id=item.alliance_id,
        body=body,
        **asdict(facts),
        next_earliest=next_follow_up.earliest if next_follow_up else None,
        next_latest=next_follow_up.latest if next_follow_up else None,
        owner_kind=lead["kind"],
        owner_id=lead["id"],
        owner_name=lead["name"],
    )


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
