"""Every select about a municipality's own side of programmes."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.goals.models import Agreement, AgreementState, Measure, MeasureStatus
from backend.programmes.accessions.models import Accession
from backend.programmes.models import Participation
from backend.programmes.queries import LINKED
from backend.workshops.models import Workshop, WorkshopParticipant

IMPLEMENTED = (MeasureStatus.done, MeasureStatus.ongoing_permanent)


def visible_to(actor: Actor) -> Select[Any]:
    """Accessions of the actor's alliances."""
    return select(Accession).where(actor.sees(Accession.alliance_id))


def find(session: Session, actor: Actor, accession_id: str) -> Accession:
    """The accession by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Accession.id == accession_id, col(Accession.deleted_at).is_(None))
    found: Accession | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def participations(session: Session, accessions: Collection[Accession]) -> dict[str, Participation]:
    """What these accessions are linked with, by their ids; without those that no longer are."""
    statement = (
        select(Accession.id, Participation)
        .join(Participation, LINKED)
        .where(col(Accession.id).in_([one.id for one in accessions]))
    )
    return {row[0]: row[1] for row in session.execute(statement)} if accessions else {}


def takes_part(session: Session, alliance_id: str, programme_id: str) -> bool:
    """Whether the alliance is linked with this programme already."""
    statement = (
        select(Accession.id)
        .join(Participation, LINKED)
        .where(Accession.alliance_id == alliance_id, Participation.programme_id == programme_id)
    )
    return session.execute(statement).first() is not None


def counted(session: Session, alliance_id: str) -> dict[str, int]:
    """What the alliance can count of its own work, in one statement: numbers, and nothing of what they count."""
    held = (Workshop.alliance_id == alliance_id, col(Workshop.deleted_at).is_(None), Workshop.phase != "preparation")
    binding = (
        select(func.count(Measure.id))
        .join(Agreement, Agreement.id == Measure.agreement_id)
        .where(
            Measure.alliance_id == alliance_id,
            col(Measure.deleted_at).is_(None),
            Agreement.state == AgreementState.binding,
        )
    )
    attending = (
        select(func.count(WorkshopParticipant.id))
        .join(Workshop, Workshop.id == WorkshopParticipant.workshop_id)
        .where(*held)
    )
    statement = select(
        select(func.count(Workshop.id)).where(*held).scalar_subquery().label("workshops"),
        attending.scalar_subquery().label("participants"),
        binding.scalar_subquery().label("measures_adopted"),
        binding.where(col(Measure.status).in_(IMPLEMENTED)).scalar_subquery().label("measures_implemented"),
    )
    return dict(session.execute(statement).mappings().one())
