"""Every statement on the kept cards; rows, never objects."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import Session

from backend.actions.models import Card

# Built once: putting a statement together costs more than running it, and these run with every card.
KEPT = select(Card.__table__).where(Card.action_item_id.in_(bindparam("item_ids", expanding=True)))
KEEP = insert(Card)
KEEP_ANEW = (
    update(Card)
    .where(Card.action_item_id == bindparam("kept_action_item_id"))
    .values({column: bindparam(f"kept_{column.name}") for column in Card.__table__.columns if not column.primary_key})
)
#: What follows from the action item's own members.
KEEP_OWN = (
    update(Card)
    .where(Card.action_item_id == bindparam("kept_action_item_id"))
    .values(body=bindparam("kept_body"), is_closed=bindparam("kept_is_closed"))
)


def kept_of(session: Session, item_ids: Sequence[str]) -> dict[str, Any]:
    """The kept cards of these items, as rows."""
    found = session.connection().execute(KEPT, {"item_ids": list(item_ids)})
    return {row.action_item_id: row for row in found}


def keep(session: Session, new: list[dict[str, Any]], known: list[dict[str, Any]]) -> None:
    """Write whole cards."""
    if new:
        session.connection().execute(KEEP, new)
    if known:
        session.connection().execute(KEEP_ANEW, [_kept(row) for row in known])


def keep_own(session: Session, action_item_id: str, body: bytes, is_closed: bool) -> None:
    """Write what follows from the action item's own members."""
    row = {"action_item_id": action_item_id, "body": body, "is_closed": is_closed}
    session.connection().execute(KEEP_OWN, _kept(row))


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    return {f"kept_{name}": value for name, value in row.items()}
