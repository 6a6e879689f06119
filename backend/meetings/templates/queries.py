"""Every select about templates."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.models import ActionItem, Step
from backend.core.problems import NotFound
from backend.meetings.templates.models import Template


def visible_to(actor: Actor) -> Select[Any]:
    """Templates of the actor's alliances."""
    return select(Template).where(actor.sees(Template.alliance_id))


def find(session: Session, actor: Actor, template_id: str) -> Template:
    """The template by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Template.id == template_id, Template.deleted_at.is_(None))
    found: Template | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def cards_of(session: Session, group_id: str, most: int) -> list[ActionItem]:
    """The living cards of a group in the order of its board, at most so many."""
    statement = select(ActionItem).where(ActionItem.group_id == group_id, ActionItem.deleted_at.is_(None))
    return list(session.execute(statement.order_by(ActionItem.rank, ActionItem.id).limit(most)).scalars())


def steps_of(session: Session, item_ids: list[str]) -> dict[str, list[str]]:
    """The texts of the living steps of cards, in their order, by card."""
    statement = select(Step.action_item_id, Step.text).where(
        Step.action_item_id.in_(item_ids), Step.deleted_at.is_(None)
    )
    found: dict[str, list[str]] = {item_id: [] for item_id in item_ids}
    for row in session.execute(statement.order_by(Step.position, Step.id)):
        found[row.action_item_id].append(row.text)
    return found
