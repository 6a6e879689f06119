"""Every select about workshops and who takes part in them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, column, func, select, table, update
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.meetings.models import Meeting
from backend.workshops.models import Workshop, WorkshopCard, WorkshopParticipant


def visible_to(actor: Actor) -> Select[Any]:
    """Workshops of the actor's alliances."""
    return select(Workshop).where(actor.sees(Workshop.alliance_id))


def find(session: Session, actor: Actor, workshop_id: str) -> Workshop:
    """The workshop by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Workshop.id == workshop_id, col(Workshop.deleted_at).is_(None))
    found: Workshop | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def living(session: Session, workshop_id: str) -> Workshop | None:
    """The workshop as it is stored now, unless it was removed."""
    statement = _living().where(Workshop.id == workshop_id)
    return session.execute(statement.execution_options(populate_existing=True)).scalar_one_or_none()


def by_join_hash(session: Session, join_hash: str) -> Workshop | None:
    """The workshop that a code opens, or did before its time was over."""
    return session.execute(_living().where(Workshop.join_hash == join_hash)).scalar_one_or_none()


def _living() -> Select[Any]:
    """Workshops that were not removed, nor their alliances: phones ask without an actor who would see neither."""
    there = select(Alliance.id).where(Alliance.id == Workshop.alliance_id, Alliance.deleted_at.is_(None))
    return select(Workshop).where(col(Workshop.deleted_at).is_(None), there.exists())


def participant_by_secret(session: Session, workshop_id: str, secret_hash: str) -> WorkshopParticipant | None:
    """The participant of this workshop that a phone's token names."""
    statement = select(WorkshopParticipant).where(
        WorkshopParticipant.secret_hash == secret_hash, WorkshopParticipant.workshop_id == workshop_id
    )
    return session.execute(statement).scalar_one_or_none()


def participants(session: Session, workshop_ids: Collection[str]) -> dict[str, dict[str | None, int]]:
    """How many take part at which table, by workshop; in one statement."""
    statement = (
        select(WorkshopParticipant.workshop_id, WorkshopParticipant.table_name, func.count())
        .where(col(WorkshopParticipant.workshop_id).in_(workshop_ids))
        .group_by(col(WorkshopParticipant.workshop_id), col(WorkshopParticipant.table_name))
    )
    found: dict[str, dict[str | None, int]] = {}
    for workshop_id, name, count in session.execute(statement):
        found.setdefault(workshop_id, {})[name] = count
    return found


def card_counts(session: Session, workshop_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """How many cards there are in which phase, by workshop; in one statement."""
    statement = (
        select(WorkshopCard.workshop_id, WorkshopCard.phase, func.count())
        .where(col(WorkshopCard.workshop_id).in_(workshop_ids), col(WorkshopCard.deleted_at).is_(None))
        .group_by(col(WorkshopCard.workshop_id), col(WorkshopCard.phase))
    )
    found: dict[str, dict[str, int]] = {}
    for workshop_id, phase, count in session.execute(statement):
        found.setdefault(workshop_id, {})[phase] = count
    return found


def next_revision(session: Session, workshop_id: str) -> int:
    """The wall's next revision. Until the unit ends, whoever else writes on this wall waits."""
    session.flush()
    raised = (
        update(Workshop)
        .where(col(Workshop.id) == workshop_id)
        .values(wall_revision=col(Workshop.wall_revision) + 1)
        .returning(col(Workshop.wall_revision))
        .execution_options(synchronize_session=False)
    )
    return int(session.execute(raised).scalar_one())


def meeting_exists(session: Session, alliance_id: str, meeting_id: str) -> bool:
    """Whether the meeting is one of this alliance's."""
    statement = select(Meeting.id).where(
        Meeting.id == meeting_id, Meeting.alliance_id == alliance_id, col(Meeting.deleted_at).is_(None)
    )
    return session.execute(statement).first() is not None


#: The room of processes stands beside this one and is therefore named by table, as in a foreign key.
PROCESSES = table("processes", column("id"), column("alliance_id"), column("deleted_at"))


def process_exists(session: Session, alliance_id: str, process_id: str) -> bool:
    """Whether the process is one of this alliance's."""
    of_alliance = PROCESSES.c.alliance_id == alliance_id
    statement = select(PROCESSES.c.id).where(
        PROCESSES.c.id == process_id, of_alliance, PROCESSES.c.deleted_at.is_(None)
    )
    return session.execute(statement).first() is not None


def cards_of(session: Session, workshop_id: str) -> list[WorkshopCard]:
    """All cards of a workshop, also removed ones."""
    statement = select(WorkshopCard).where(WorkshopCard.workshop_id == workshop_id)
    return list(session.execute(statement).scalars())
