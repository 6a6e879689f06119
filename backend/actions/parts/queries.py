"""Every select of the parts of action items."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.models import ActionItem, Assignment, Comment, FollowUp, Part, Partner, Sponsor, Step
from backend.actions.queries import open_to
from backend.core.problems import NotFound


@dataclass
class Parts:
    """The parts of several items, by item, in their order."""

    steps: dict[str, list[Any]]
    assignments: dict[str, list[Any]]
    follow_ups: dict[str, list[Any]]
    partners: dict[str, list[Any]]
    sponsors: dict[str, list[Any]]


def find_part(session: Session, actor: Actor, table: type[Part], part_id: str) -> Any:
    """A part by id, if its item is visible and not deleted; 404 otherwise."""
    statement = (
        select(table)
        .join(ActionItem, ActionItem.id == table.action_item_id)
        .where(
            table.id == part_id,
            actor.sees(table.alliance_id, invited=lambda people: table.action_item_id.in_(open_to(people))),
            table.deleted_at.is_(None),
            ActionItem.deleted_at.is_(None),
        )
    )
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def parts_visible(actor: Actor, table: type[Part], item_id: str) -> Select[Any]:
    """The parts of one kind of one item."""
    return select(table).where(
        actor.sees(table.alliance_id, invited=lambda people: table.action_item_id.in_(open_to(people))),
        table.action_item_id == item_id,
    )


def parts_of(session: Session, item_ids: Sequence[str]) -> Parts:
    """All parts of these items, in one statement a kind."""
    kinds: tuple[type[Part], ...] = (Step, Assignment, FollowUp, Partner, Sponsor)
    return Parts(*(_by_item(session, kind, item_ids) for kind in kinds))


def parts_in(session: Session, table: type[Part], item_id: str) -> list[Any]:
    """The living parts of one kind of one item, in their order."""
    return _by_item(session, table, [item_id])[item_id]


def erase_parts(session: Session, item_id: str) -> None:
    """Erase everything that hangs on one card, tombstones included."""
    for kind in (Assignment, Step, FollowUp, Partner, Sponsor, Comment):
        session.execute(delete(kind).where(kind.action_item_id == item_id))


def _by_item(session: Session, table: Any, item_ids: Sequence[str]) -> dict[str, list[Any]]:
    statement = (
        select(table)
        .where(table.action_item_id.in_(item_ids), table.deleted_at.is_(None))
        .order_by(table.position, table.id)
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(statement).scalars():
        found[row.action_item_id].append(row)
    return found
