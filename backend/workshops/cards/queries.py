"""Every select about cards."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.workshops.models import WorkshopCard


def visible_to(actor: Actor) -> Select[Any]:
    """Cards of the actor's alliances."""
    return select(WorkshopCard).where(actor.sees(WorkshopCard.alliance_id))


def find(session: Session, actor: Actor, card_id: str) -> WorkshopCard:
    """The card by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(WorkshopCard.id == card_id, col(WorkshopCard.deleted_at).is_(None))
    found: WorkshopCard | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def sent_before(session: Session, participant_id: str, client_ids: Collection[str]) -> set[str]:
    """Which of these the participant has sent already."""
    statement = select(WorkshopCard.client_id).where(
        WorkshopCard.participant_id == participant_id, col(WorkshopCard.client_id).in_(client_ids)
    )
    return set(session.execute(statement).scalars())


def count_of(session: Session, participant_id: str) -> int:
    """How many cards a participant has written."""
    statement = select(func.count()).where(WorkshopCard.participant_id == participant_id)
    return int(session.execute(statement).scalar_one())


def next_position(session: Session, workshop_id: str) -> int:
    """The position behind the last card of a workshop."""
    statement = select(func.max(WorkshopCard.position)).where(WorkshopCard.workshop_id == workshop_id)
    last = session.execute(statement).scalar_one()
    return 0 if last is None else int(last) + 1


def own(session: Session, participant_id: str) -> list[WorkshopCard]:
    """What a participant has written, newest first."""
    statement = select(WorkshopCard).where(
        WorkshopCard.participant_id == participant_id, col(WorkshopCard.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(col(WorkshopCard.id).desc()).limit(50)).scalars())


def of_wall(session: Session, workshop_id: str, after: int = -1) -> list[WorkshopCard]:
    """The cards of a wall that have changed since a revision, also removed ones, in their order."""
    statement = select(WorkshopCard).where(WorkshopCard.workshop_id == workshop_id, WorkshopCard.revision > after)
    return list(session.execute(statement.order_by(col(WorkshopCard.position), col(WorkshopCard.id))).scalars())


def in_cluster(session: Session, cluster_id: str) -> list[WorkshopCard]:
    """The living cards of a cluster, in their order."""
    statement = select(WorkshopCard).where(
        WorkshopCard.cluster_id == cluster_id, col(WorkshopCard.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(col(WorkshopCard.position), col(WorkshopCard.id))).scalars())
