"""Every select of exports. Rows come in small portions, so that no export needs more memory for more cards."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from backend.actions.models import ActionItem, Card
from backend.alliances.groups.models import Group
from backend.ideas.models import Idea

PORTION = 200


def items(session: Session, statement: Select[Any]) -> Iterator[Any]:
    """The action items of `statement` (joined with their cards), with their kept JSON and the name of their group."""
    rows = (
        statement.where(ActionItem.deleted_at.is_(None))
        .join(Group, Group.id == ActionItem.group_id, isouter=True)
        .with_only_columns(
            ActionItem.id,
            ActionItem.group_id,
            ActionItem.created_by,
            ActionItem.status,
            ActionItem.updated_at,
            Group.name.label("group_name"),
            Card.body,
            Card.is_closed,
            Card.has_owner,
            Card.has_next_date,
            Card.overdue_after,
            Card.unassigned_steps,
        )
        .order_by(ActionItem.rank, ActionItem.id)
    )
    yield from session.execute(rows, execution_options={"yield_per": PORTION})


def group_name(session: Session, group_id: str | None) -> str | None:
    """The name of a group."""
    return session.execute(select(Group.name).where(Group.id == group_id)).scalar_one_or_none()


def ideas(session: Session, alliance_id: str) -> Iterator[Any]:
    """The ideas of an alliance in their order, with what each stands under and the card that took it up."""
    parent = aliased(Idea)
    rows = (
        select(
            Idea.id,
            Idea.question,
            Idea.cluster,
            Idea.text,
            Idea.state,
            Idea.parent_id,
            Idea.position,
            parent.text.label("parent_text"),
            ActionItem.number,
        )
        .join(parent, parent.id == Idea.parent_id, isouter=True)
        .join(ActionItem, ActionItem.id == Idea.action_item_id, isouter=True)
        .where(Idea.alliance_id == alliance_id, Idea.deleted_at.is_(None))
        .order_by(Idea.position, Idea.id)
    )
    yield from session.execute(rows, execution_options={"yield_per": PORTION})
