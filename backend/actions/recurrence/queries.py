"""Every select about what comes back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.models import ActionItem
from backend.actions.recurrence.models import Recurrence
from backend.alliances.models import Alliance, AllianceState


def of_item(session: Session, item_id: str) -> Recurrence | None:
    """What was said about a card, also if it does not hold any more."""
    return session.execute(select(Recurrence).filter_by(action_item_id=item_id)).scalar_one_or_none()


def hold(session: Session, item_id: str) -> None:
    """Let nobody else say something about this card until the commit."""
    session.execute(select(ActionItem.id).where(ActionItem.id == item_id).with_for_update())


def next_id(session: Session, item_id: str) -> str | None:
    """The id of the card that was made last because this one comes back."""
    statement = select(Recurrence.action_item_id).where(col(Recurrence.previous_id) == item_id)
    return session.execute(statement.order_by(col(Recurrence.id).desc()).limit(1)).scalar_one_or_none()


def shown(session: Session, actor: Actor, item_ids: Sequence[str]) -> dict[str, ActionItem]:
    """Those of these cards that there are and that the actor sees, by id."""
    statement = action_queries.visible_to(actor).where(ActionItem.id.in_(item_ids), ActionItem.deleted_at.is_(None))
    return {item.id: item for item in session.execute(statement).scalars()}


def due(session: Session, day: date) -> list[str]:
    """The ids of what has to come back on this day or had to before; not in alliances that are not at work."""
    return list(session.execute(_due(day).with_only_columns(Recurrence.id).order_by(Recurrence.id)).scalars())


def locked(session: Session, recurrence_id: str, day: date) -> Recurrence | None:
    """The recurrence, for whoever makes the next card now; None if another worker does, or it is due no longer."""
    statement = _due(day).where(col(Recurrence.id) == recurrence_id).with_for_update(of=Recurrence, skip_locked=True)
    found: Recurrence | None = session.execute(statement.execution_options(populate_existing=True)).scalar_one_or_none()
    return found


def _due(day: date) -> Select[Any]:
    return (
        select(Recurrence)
        .join(ActionItem, ActionItem.id == Recurrence.action_item_id)
        .join(Alliance, col(Alliance.id) == Recurrence.alliance_id)
        .where(
            col(Recurrence.due_on) <= day,
            col(Recurrence.deleted_at).is_(None),
            ActionItem.deleted_at.is_(None),
            col(Alliance.state) == AllianceState.active.value,
            col(Alliance.deleted_at).is_(None),
        )
    )
