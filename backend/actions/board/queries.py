"""Every select of the board: three statements whatever the number of cards, never an ORM object."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from backend.actions.models import ActionItem, Card
from backend.alliances.groups.models import Group
from backend.alliances.models import Alliance

# Built once: putting a statement together costs more than running it.
CARDS = (
    select(
        ActionItem.id,
        ActionItem.group_id,
        ActionItem.status,
        ActionItem.field_of_action,
        ActionItem.created_by,
        ActionItem.updated_at,
        Card.body,
        Card.is_closed,
        Card.has_owner,
        Card.has_next_date,
        Card.overdue_after,
        Card.unassigned_steps,
        Card.owner_kind,
        Card.owner_id,
        Card.owner_name,
    )
    .join(Card, Card.action_item_id == ActionItem.id)
    .where(ActionItem.alliance_id == bindparam("alliance_id"), ActionItem.deleted_at.is_(None))
    .order_by(ActionItem.rank, ActionItem.number)
)

GROUPS = (
    select(Group.id, Group.name, Group.kind, Group.until)
    .where(Group.alliance_id == bindparam("alliance_id"), Group.deleted_at.is_(None))
    .order_by(Group.position, Group.name, Group.id)
)
ALLIANCE = select(
    Alliance.id, Alliance.name, Alliance.short_name, Alliance.kind, Alliance.state, Alliance.silent_after_days
).where(Alliance.id == bindparam("alliance_id"), Alliance.deleted_at.is_(None))


def cards(session: Session, alliance_id: str) -> list[Any]:
    """One row a card, in the order of the board."""
    return list(session.connection().execute(CARDS, {"alliance_id": alliance_id}).all())


def groups(session: Session, alliance_id: str) -> list[Any]:
    """Groups that can be columns."""
    return list(session.connection().execute(GROUPS, {"alliance_id": alliance_id}).all())


def alliance(session: Session, alliance_id: str) -> Any:
    """The head of the board."""
    return session.connection().execute(ALLIANCE, {"alliance_id": alliance_id}).one_or_none()
