"""Every select of the dashboard: one a kind of record, whatever their number."""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from backend.actions.models import ActionItem, Assignment, Card, FollowUp, Part, Sponsor, Step
from backend.alliances.groups.models import Group


def items(session: Session, alliance_id: str) -> list[Any]:
    """The living cards with the facts behind their alarms."""
    statement = (
        select(
            ActionItem.id,
            ActionItem.number,
            ActionItem.title,
            ActionItem.group_id,
            ActionItem.status,
            ActionItem.field_of_action,
            ActionItem.updated_at,
            ActionItem.created_at,
            Group.name.label("group_name"),
            Card.is_closed,
            Card.has_owner,
            Card.has_next_date,
            Card.overdue_after,
            Card.unassigned_steps,
        )
        .join(Card, Card.action_item_id == ActionItem.id)
        .join(Group, Group.id == ActionItem.group_id, isouter=True)
        .where(ActionItem.alliance_id == alliance_id, ActionItem.deleted_at.is_(None))
        .order_by(ActionItem.number)
    )
    return list(session.execute(statement).all())


def follow_ups(session: Session, alliance_id: str) -> list[Any]:
    """Open next dates without a result."""
    return _parts(
        session,
        alliance_id,
        FollowUp,
        (FollowUp.purpose, FollowUp.fuzzy_date, FollowUp.earliest, FollowUp.latest, FollowUp.state, FollowUp.outcome),
    )


def steps(session: Session, alliance_id: str) -> list[Any]:
    """All steps."""
    return _parts(session, alliance_id, Step, (Step.text, Step.state))


def assignments(session: Session, alliance_id: str) -> list[Any]:
    """All assignments, of cards and of steps."""
    return _parts(
        session,
        alliance_id,
        Assignment,
        (Assignment.step_id, Assignment.task, Assignment.state, Assignment.party_name, Assignment.updated_at),
    )


def sponsors(session: Session, alliance_id: str) -> list[Any]:
    """All sponsors."""
    return _parts(session, alliance_id, Sponsor, (Sponsor.party_name, Sponsor.state, Sponsor.created_at))


def _parts(session: Session, alliance_id: str, table: type[Part], columns: tuple[Any, ...]) -> list[Any]:
    statement = (
        select(table.id, table.action_item_id, *columns)
        .where(table.alliance_id == alliance_id, table.deleted_at.is_(None))
        .order_by(table.position, table.id)
    )
    return list(session.execute(statement).all())
