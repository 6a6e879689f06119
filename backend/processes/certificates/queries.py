"""Every select about certificates."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.goals.models import Agreement
from backend.meetings.decisions.models import Decision
from backend.processes.certificates.models import Certificate
from backend.processes.models import Process


def visible_to(actor: Actor) -> Select[Any]:
    """Certificates of the actor's alliances."""
    return select(Certificate).where(actor.sees(Certificate.alliance_id))


def find(session: Session, actor: Actor, certificate_id: str) -> Certificate:
    """The certificate by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Certificate.id == certificate_id, col(Certificate.deleted_at).is_(None))
    found: Certificate | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_process(session: Session, process_id: str) -> list[Certificate]:
    """The living certificates of a process, oldest first."""
    statement = select(Certificate).filter_by(process_id=process_id, deleted_at=None)
    return list(session.execute(statement.order_by(Certificate.awarded_on, Certificate.id)).scalars())


def process_in(session: Session, alliance_id: str, process_id: str) -> Process | None:
    """A living process of the alliance."""
    statement = select(Process).filter_by(id=process_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).scalar_one_or_none()


def agreements(session: Session, alliance_id: str, **wanted: str) -> list[Agreement]:
    """Living agreements of the alliance with these columns, the oldest edition first."""
    statement = select(Agreement).filter_by(alliance_id=alliance_id, deleted_at=None, **wanted)
    return list(session.execute(statement.order_by(Agreement.edition, Agreement.id)).scalars())


def decision_in(session: Session, alliance_id: str, decision_id: str) -> Decision | None:
    """A living decision of the alliance."""
    statement = select(Decision).filter_by(id=decision_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).scalar_one_or_none()


def days_of_decisions(session: Session, ids: Collection[str]) -> dict[str, Any]:
    """When these decisions were taken."""
    statement = select(Decision.id, Decision.decided_on).where(col(Decision.id).in_(sorted(ids)))
    return {row.id: row.decided_on for row in session.execute(statement)}


def days_of_agreements(session: Session, ids: Collection[str]) -> dict[str, Any]:
    """Since when these agreements are binding."""
    statement = select(Agreement.id, Agreement.binding_since).where(col(Agreement.id).in_(sorted(ids)))
    return {row.id: row.binding_since for row in session.execute(statement)}
