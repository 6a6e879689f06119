"""Anchored dates follow their meeting: called by the room of meetings when one was set, moved or cancelled."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.follow_ups import queries
from backend.actions.follow_ups.dates import columns, placed_at
from backend.actions.models import ActionItem, FollowUp, Step
from backend.actions.parts import service as parts
from backend.actions.parts.kinds import FOLLOW_UPS, STEPS, Kind
from backend.core import events
from backend.core.clock import today
from backend.core.dates import FuzzyDate
from backend.core.records import touch


def settle(session: Session, actor: Actor, alliance_id: str) -> list[ActionItem]:
    """Give every open anchored date of the alliance the bounds its meeting has now; the items that moved.

    A date that stands right already is not touched (AL-5: nothing else moves).
    """
    session.flush()
    moved: list[ActionItem] = []
    kinds: tuple[tuple[Kind, type[FollowUp] | type[Step]], ...] = ((FOLLOW_UPS, FollowUp), (STEPS, Step))
    for kind, table in kinds:
        for row in queries.anchored(session, alliance_id, table):
            bounds = _bounds(session, row)
            if (row.earliest, row.latest) != bounds:
                moved.append(_move(session, actor, kind, row, bounds))
    return moved


def _bounds(session: Session, row: Any) -> tuple[Any, Any]:
    if row.anchor_meeting_id:
        found = queries.meeting(session, row.alliance_id, row.anchor_meeting_id)
    else:
        found = queries.next_meeting(session, row.anchor_group_id, row.anchor_since or today())
    return (found.earliest, found.latest) if found else (None, None)


def _move(session: Session, actor: Actor, kind: Kind, row: Any, bounds: tuple[Any, Any]) -> ActionItem:
    anchor = {name: getattr(row, name) for name in ("anchor_group_id", "anchor_meeting_id", "anchor_since")}
    placed = placed_at(FuzzyDate.model_validate(row.fuzzy_date), *bounds)
    for name, value in {**columns(placed), **anchor}.items():
        setattr(row, name, value)
    touch(row)
    changes = {name: change for name, change in events.changes_of(row).items() if name in ("earliest", "latest")}
    item = action_queries.items_by_id(session, [row.action_item_id])[0]
    parts.record(session, actor, item, kind, row, "moved" if kind is FOLLOW_UPS else "changed", changes)
    return item
