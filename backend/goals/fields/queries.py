"""Every select about fields of action, their inventory, and the cards that name them."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.goals import queries as goal_queries
from backend.goals.fields.models import InventoryEntry
from backend.goals.models import Agreement, FieldOfAction, Goal


def visible_to(actor: Actor) -> Select[Any]:
    """Fields of action of the actor's alliances."""
    return select(FieldOfAction).where(actor.sees(FieldOfAction.alliance_id))


def entries_visible_to(actor: Actor) -> Select[Any]:
    """Findings in the living fields of the actor's alliances."""
    living = select(InventoryEntry).join(FieldOfAction, col(FieldOfAction.id) == InventoryEntry.field_of_action_id)
    return living.where(actor.sees(InventoryEntry.alliance_id), col(FieldOfAction.deleted_at).is_(None))


def find(session: Session, actor: Actor, field_id: str) -> FieldOfAction:
    """The field of action by id, if visible; 404 otherwise."""
    return goal_queries.one_of(session, visible_to(actor), FieldOfAction, field_id)  # type: ignore[no-any-return]  # of its table


def find_entry(session: Session, actor: Actor, entry_id: str) -> InventoryEntry:
    """The finding by id, if visible; 404 otherwise."""
    return goal_queries.one_of(session, entries_visible_to(actor), InventoryEntry, entry_id)  # type: ignore[no-any-return]  # of its table


def entries_of(session: Session, alliance_id: str) -> list[InventoryEntry]:
    """All living findings of the alliance, in their order."""
    statement = select(InventoryEntry).where(
        InventoryEntry.alliance_id == alliance_id, col(InventoryEntry.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(InventoryEntry.position, InventoryEntry.id)).scalars())


def label_is_taken(session: Session, alliance_id: str, label: str, besides: str = "") -> bool:
    """Whether another living field of the alliance has this label, whatever its case."""
    statement = select(FieldOfAction.id).where(
        FieldOfAction.alliance_id == alliance_id,
        func.lower(FieldOfAction.label) == label.lower(),
        col(FieldOfAction.deleted_at).is_(None),
        FieldOfAction.id != besides,
    )
    return session.execute(statement).first() is not None


def is_used(session: Session, field_id: str) -> bool:
    """Whether a living goal of a living agreement is in this field."""
    statement = select(Goal.id).join(Agreement, col(Agreement.id) == Goal.agreement_id)
    statement = statement.where(
        Goal.field_of_action_id == field_id, col(Goal.deleted_at).is_(None), col(Agreement.deleted_at).is_(None)
    )
    return session.execute(statement).first() is not None


def cards_of(session: Session, alliance_id: str, label: str) -> list[ActionItem]:
    """The living cards that name a field by this label."""
    statement = select(ActionItem).where(
        ActionItem.alliance_id == alliance_id,
        ActionItem.field_of_action == label,
        col(ActionItem.deleted_at).is_(None),
    )
    return list(session.execute(statement.order_by(ActionItem.number)).scalars())


def cards_by_label(session: Session, alliance_id: str) -> dict[str, int]:
    """How many living cards name which field."""
    statement = select(ActionItem.field_of_action, func.count()).where(
        ActionItem.alliance_id == alliance_id,
        col(ActionItem.field_of_action).is_not(None),
        col(ActionItem.deleted_at).is_(None),
    )
    return {row[0]: row[1] for row in session.execute(statement.group_by(ActionItem.field_of_action))}
