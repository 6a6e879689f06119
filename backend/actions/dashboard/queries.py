"""Every select of the dashboard: one a kind of record, whatever their number."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Date, DateTime, column, select, table
from sqlmodel import Session

from backend.actions.models import ActionItem, Assignment, Card, FollowUp, Part, Sponsor, Step
from backend.alliances.groups.models import Group

# The room of obligations stands above this one and is therefore named by table, as in a foreign key.
OBLIGATIONS = table(
    "obligations",
    column("id"),
    column("alliance_id"),
    column("title"),
    column("recipient", JSON),
    column("responsible", JSON),
    column("next_due", Date),
    column("deleted_at", DateTime),
)


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


def obligations(session: Session, alliance_id: str, until: date) -> list[Any]:
    """What is owed until a day and not fulfilled, what is due first in front."""
    owed = OBLIGATIONS.c
    statement = select(OBLIGATIONS).where(
        owed.alliance_id == alliance_id, owed.deleted_at.is_(None), owed.next_due <= until
    )
    return list(session.execute(statement.order_by(owed.next_due, owed.id)).all())


def _parts(session: Session, alliance_id: str, table: type[Part], columns: tuple[Any, ...]) -> list[Any]:
    statement = (
        select(table.id, table.action_item_id, *columns)
        .where(table.alliance_id == alliance_id, table.deleted_at.is_(None))
        .order_by(table.position, table.id)
    )
    return list(session.execute(statement).all())
