"""Every select about results."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.workshops.models import DotVote, VoteState, Workshop, WorkshopCluster, WorkshopResult


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


def workshops_by_id(session: Session, ids: Collection[str]) -> dict[str, Workshop]:
    """Workshops by id, also removed ones."""
    statement = select(Workshop).where(col(Workshop.id).in_(ids))
    return {one.id: one for one in session.execute(statement).scalars()}


def cluster_titles(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Titles of clusters by id."""
    statement = select(WorkshopCluster.id, WorkshopCluster.title).where(col(WorkshopCluster.id).in_(ids))
    return {row.id: row.title for row in session.execute(statement)}


def kinds_by_card(session: Session, card_ids: Collection[str]) -> dict[str, list[str]]:
    """What became of cards, oldest first; in one statement."""
    statement = select(WorkshopResult.card_id, WorkshopResult.kind).where(col(WorkshopResult.card_id).in_(card_ids))
    found: dict[str, list[str]] = {}
    for row in session.execute(statement.order_by(col(WorkshopResult.id))):
        found.setdefault(row.card_id, []).append(row.kind)
    return found
