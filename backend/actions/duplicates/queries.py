"""Every select about what is entered twice."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.models import ActionItem
from backend.ideas import queries as idea_queries
from backend.ideas.models import Idea


def cards(session: Session, actor: Actor, alliance_id: str) -> list[Any]:
    """Id, number, title and status of the living cards of an alliance that the actor sees."""
    statement = action_queries.visible_to(actor).where(
        ActionItem.alliance_id == alliance_id, ActionItem.deleted_at.is_(None)
    )
    columns = (ActionItem.id, ActionItem.number, ActionItem.title, ActionItem.status)
    return list(session.execute(statement.with_only_columns(*columns).order_by(ActionItem.number)))


def ideas(session: Session, actor: Actor, alliance_id: str) -> list[Any]:
    """Id, text, state and card of the living ideas of an alliance that the actor sees."""
    statement = idea_queries.visible_to(actor).where(Idea.alliance_id == alliance_id, Idea.deleted_at.is_(None))
    columns = (Idea.id, Idea.text, Idea.state, Idea.action_item_id)
    return list(session.execute(statement.with_only_columns(*columns).order_by(Idea.position, Idea.id)))
