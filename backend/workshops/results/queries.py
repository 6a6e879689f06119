"""Every select about results."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.workshops.models import DotVote, VoteState, WorkshopResult


def visible_to(actor: Actor) -> Select[Any]:
    """Results of the actor's alliances."""
    return select(WorkshopResult).where(actor.sees(WorkshopResult.alliance_id))


def last_closed(session: Session, workshop_id: str, phase: str, subject: str) -> DotVote | None:
    """The latest closed vote about this phase's cards or clusters."""
    statement = select(DotVote).where(
        DotVote.workshop_id == workshop_id,
        DotVote.phase == phase,
        DotVote.subject == subject,
        DotVote.state == VoteState.closed,
        col(DotVote.deleted_at).is_(None),
    )
    return session.execute(statement.order_by(col(DotVote.id).desc()).limit(1)).scalar_one_or_none()
