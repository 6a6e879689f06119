"""Every select of the board: three statements whatever the number of cards, never an ORM object."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlmodel import Session, col

from backend.actions.board.schemas import BoardBy
from backend.actions.models import ActionItem, Card
from backend.alliances.groups.models import Group
from backend.alliances.models import Alliance

#: So many columns has every row of the board: the card and what its alarms rest on, as `alarms.raised` takes it.
OF_EVERY_CARD = 11


def _cards(*more: Any) -> Select[Any]:
    return (
        select(
            ActionItem.id,
            ActionItem.group_id,
            ActionItem.created_by,
            Card.body,
            ActionItem.status,
            # The database compares faster than moments are read.
            (col(ActionItem.updated_at) < bindparam("silent_before")).label("is_unchanged"),
            Card.is_closed,
            Card.has_owner,
            Card.has_next_date,
            Card.overdue_after,
            Card.unassigned_steps,
            *more,
        )
        .join(Card, Card.action_item_id == ActionItem.id)
        .where(
            ActionItem.alliance_id == bindparam("alliance_id"),
            # Follows from the join; said once more, the cards of other alliances are not even looked at.
            Card.alliance_id == bindparam("alliance_id"),
            ActionItem.deleted_at.is_(None),
        )
        .order_by(ActionItem.rank, ActionItem.number)
    )


# Built once: putting a statement together costs more than running it.
CARDS = {
    BoardBy.group: _cards(),
    BoardBy.status: _cards(),
    BoardBy.field: _cards(ActionItem.field_of_action),
    BoardBy.owner: _cards(Card.owner_kind, Card.owner_id, Card.owner_name),
}
GROUPS = (
    select(Group.id, Group.name, Group.kind, Group.until)
    .where(Group.alliance_id == bindparam("alliance_id"), Group.deleted_at.is_(None))
    .order_by(Group.position, Group.name, Group.id)
)
ALLIANCE = select(
    Alliance.id, Alliance.name, Alliance.short_name, Alliance.kind, Alliance.state, Alliance.silent_after_days
).where(Alliance.id == bindparam("alliance_id"), Alliance.deleted_at.is_(None))


def cards(session: Session, alliance_id: str, by: BoardBy, silent_before: datetime) -> list[Any]:
    """One row a card, in the order of the board, with what its columns are made of."""
    given = {"alliance_id": alliance_id, "silent_before": silent_before}
    return list(session.connection().execute(CARDS[by], given).all())


def groups(session: Session, alliance_id: str) -> list[Any]:
    """Groups that can be columns."""
    return list(session.connection().execute(GROUPS, {"alliance_id": alliance_id}).all())


def alliance(session: Session, alliance_id: str) -> Any:
    """The head of the board."""
    return session.connection().execute(ALLIANCE, {"alliance_id": alliance_id}).one_or_none()
