"""Every select about clusters."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.workshops.models import WorkshopCard, WorkshopCluster


def visible_to(actor: Actor) -> Select[Any]:
    """Clusters of the actor's alliances."""
    return select(WorkshopCluster).where(actor.sees(WorkshopCluster.alliance_id))


def find(session: Session, actor: Actor, cluster_id: str) -> WorkshopCluster:
    """The cluster by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(WorkshopCluster.id == cluster_id, col(WorkshopCluster.deleted_at).is_(None))
    found: WorkshopCluster | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_workshop(session: Session, workshop_id: str) -> list[WorkshopCluster]:
    """The clusters of a wall, in their order."""
    statement = select(WorkshopCluster).where(
        WorkshopCluster.workshop_id == workshop_id, col(WorkshopCluster.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(col(WorkshopCluster.position), col(WorkshopCluster.id))).scalars())


def exists_in(session: Session, workshop_id: str, phase: str, cluster_id: str) -> bool:
    """Whether the cluster is one of this phase of this workshop."""
    statement = select(WorkshopCluster.id).where(
        WorkshopCluster.id == cluster_id,
        WorkshopCluster.workshop_id == workshop_id,
        WorkshopCluster.phase == phase,
        col(WorkshopCluster.deleted_at).is_(None),
    )
    return session.execute(statement).first() is not None


def card_counts(session: Session, cluster_ids: Collection[str]) -> dict[str, int]:
    """How many living cards are in which cluster; in one statement."""
    statement = (
        select(WorkshopCard.cluster_id, func.count())
        .where(col(WorkshopCard.cluster_id).in_(cluster_ids), col(WorkshopCard.deleted_at).is_(None))
        .group_by(col(WorkshopCard.cluster_id))
    )
    return {str(cluster): count for cluster, count in session.execute(statement)}
