"""Every select about material."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.meetings.models import Meeting
from backend.processes.material.models import Material, MaterialCollection
from backend.processes.models import Process
from backend.processes.recommendations.models import Recommendation, RecommendationMaterial, RecommendationPaper


def visible_to(actor: Actor) -> Select[Any]:
    """Material of the actor's alliances, as far as its process is there."""
    living = select(Process.id).where(col(Process.deleted_at).is_(None))
    return select(Material).where(actor.sees(Material.alliance_id), col(Material.process_id).in_(living))


def of_process(
    actor: Actor,
    process_id: str,
    *,
    is_taken_up: bool | None = None,
    **columns: str | bool | None,
) -> Select[Any]:
    """Material of one process. `columns` are columns and what they are; None asks for nothing."""
    statement = visible_to(actor).where(Material.process_id == process_id)
    for name, value in columns.items():
        if value is not None:
            statement = statement.where(getattr(Material, name) == value)
    if is_taken_up is not None:
        link = _taken_up().where(RecommendationMaterial.material_id == Material.id)
        statement = statement.where(exists(link) if is_taken_up else ~exists(link))
    return statement


def _taken_up() -> Select[Any]:
    """Pairs of material and a living recommendation of a living paper."""
    return (
        select(RecommendationMaterial.material_id, RecommendationMaterial.recommendation_id)
        .join(Recommendation, col(Recommendation.id) == RecommendationMaterial.recommendation_id)
        .join(RecommendationPaper, col(RecommendationPaper.id) == Recommendation.paper_id)
        .where(col(Recommendation.deleted_at).is_(None), col(RecommendationPaper.deleted_at).is_(None))
    )


def recommendations_on(session: Session, material_ids: Collection[str]) -> dict[str, list[str]]:
    """By id of material: the recommendations that rest on it, in their order."""
    statement = _taken_up().where(col(RecommendationMaterial.material_id).in_(sorted(material_ids)))
    found: dict[str, list[str]] = {}
    for row in session.execute(statement.order_by(Recommendation.position, Recommendation.id)):
        found.setdefault(row.material_id, []).append(row.recommendation_id)
    return found


def find(session: Session, actor: Actor, material_id: str) -> Material:
    """The material by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Material.id == material_id, col(Material.deleted_at).is_(None))
    found: Material | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def in_order(session: Session, process_id: str) -> list[Material]:
    """All living material of a process."""
    statement = select(Material).where(Material.process_id == process_id, col(Material.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Material.position, Material.id)).scalars())


def last_position(session: Session, process_id: str) -> float:
    """The position of the last material of a process."""
    statement = select(func.max(Material.position)).where(Material.process_id == process_id)
    return float(session.execute(statement).scalar_one() or 0.0)


def bundles(session: Session, process_id: str) -> list[str]:
    """The names of the bundles, by the first piece in each."""
    statement = (
        select(Material.bundle)
        .where(Material.process_id == process_id, col(Material.deleted_at).is_(None), col(Material.bundle).is_not(None))
        .group_by(Material.bundle)
        .order_by(func.min(Material.position), Material.bundle)
    )
    return list(session.execute(statement).scalars())


def collection(session: Session, process: Process) -> MaterialCollection:
    """How the material of a process is collected; not stored yet while nothing was set."""
    found = session.get(MaterialCollection, process.id)
    return found or MaterialCollection(
        id=process.id,
        alliance_id=process.alliance_id,
        process_id=process.id,
        created_at=process.created_at,
        updated_at=process.created_at,
    )


def meeting_of(session: Session, alliance_id: str, meeting_id: str | None) -> Meeting | None:
    """A living meeting of the alliance."""
    if meeting_id is None:
        return None
    return session.execute(
        select(Meeting).filter_by(id=meeting_id, alliance_id=alliance_id, deleted_at=None)
    ).scalar_one_or_none()
