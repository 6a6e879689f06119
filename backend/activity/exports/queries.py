"""Every select of exports. Rows come in small portions, so that no export needs more memory for more cards."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.models import ActionItem, Card, Comment
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.duties import queries as duty_queries
from backend.alliances.groups.memberships import queries as membership_queries
from backend.alliances.groups.models import Duty, Group, Membership
from backend.alliances.models import Alliance
from backend.core.events import Event
from backend.ideas.models import Idea
from backend.meetings import queries as meeting_queries
from backend.meetings.decisions import queries as decision_queries
from backend.meetings.decisions.models import Decision
from backend.meetings.models import Meeting
from backend.people import queries as people_queries
from backend.people.models import Organisation, Person
from backend.workshops.cards import queries as workshop_card_queries
from backend.workshops.models import WorkshopCard

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


def portions(session: Session, statement: Select[Any]) -> Iterator[Any]:
    """The records of a statement, a portion at a time; what was read before may be forgotten."""
    yield from session.execute(statement, execution_options={"yield_per": PORTION}).scalars().partitions()


def names(session: Session, alliance_id: str) -> dict[str, str]:
    """By id: the names of the alliance's groups and the numbers of its cards."""
    found = {
        row.id: row.name for row in session.execute(select(Group.id, Group.name).filter_by(alliance_id=alliance_id))
    }
    numbered = (
        select(ActionItem.id, ActionItem.number, Alliance.short_name)
        .join(Alliance, Alliance.id == ActionItem.alliance_id)
        .where(ActionItem.alliance_id == alliance_id)
    )
    found.update({row.id: f"{row.short_name}-{row.number}" for row in session.execute(numbered)})
    return found


def people(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living people, by name."""
    return _living(people_queries.people_visible_to(actor), Person, alliance_id, Person.name)


def organisations(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living organisations, by name."""
    return _living(people_queries.organisations_visible_to(actor), Organisation, alliance_id, Organisation.name)


def groups(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living groups in their order."""
    return _living(group_queries.visible_to(actor), Group, alliance_id, Group.position)


def memberships(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living memberships, group by group."""
    return _living(membership_queries.visible_to(actor), Membership, alliance_id, Membership.group_id)


def duties(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living duties, group by group in their order."""
    return _living(duty_queries.visible_to(actor), Duty, alliance_id, Duty.group_id, Duty.position)


def meetings(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living meetings, earliest first; those without a date come last."""
    dated = Meeting.earliest.is_(None), Meeting.earliest
    return _living(meeting_queries.visible_to(actor), Meeting, alliance_id, *dated)


def decisions(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living decisions, by year and number."""
    return _living(decision_queries.visible_to(actor), Decision, alliance_id, Decision.year, Decision.number)


def workshop_cards(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living cards of workshops, workshop by workshop in their order."""
    order = WorkshopCard.workshop_id, WorkshopCard.position
    return _living(workshop_card_queries.visible_to(actor), WorkshopCard, alliance_id, *order)


def comments(actor: Actor, alliance_id: str) -> Select[Any]:
    """Living comments on living cards, oldest first."""
    cards = action_queries.visible_to(actor).where(ActionItem.deleted_at.is_(None)).with_only_columns(ActionItem.id)
    statement = select(Comment).where(Comment.action_item_id.in_(cards))
    return _living(statement, Comment, alliance_id, Comment.created_at)


def events(_actor: Actor, alliance_id: str) -> Select[Any]:
    """What happened, in order."""
    return select(Event).where(Event.stream_id == alliance_id).order_by(Event.sequence)


def _living(statement: Select[Any], entity: Any, alliance_id: str, *order: Any) -> Select[Any]:
    statement = statement.where(entity.alliance_id == alliance_id, entity.deleted_at.is_(None))
    return statement.order_by(*order, entity.id)
