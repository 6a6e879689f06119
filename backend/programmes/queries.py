"""Every select about programmes and who takes part."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.programmes.accessions.models import Accession
from backend.programmes.models import Admission, Participation, Programme

#: A link holds while both sides name each other: a row that was brought in from elsewhere opens nothing.
LINKED = and_(
    Accession.participation_id == Participation.id,
    Participation.member_alliance_id == Accession.alliance_id,
    col(Accession.left_on).is_(None),
    col(Accession.deleted_at).is_(None),
)


def joined(actor: Actor, column: Any) -> Select[Any]:
    """Ids (of `Participation.id` or `.programme_id`) in which an alliance takes part that the actor sees as a whole."""
    return select(column).join(Accession, LINKED).where(actor.sees(Accession.alliance_id))


def visible_to(actor: Actor) -> Select[Any]:
    """Programmes of the actor's alliances, and those in which one of them takes part."""
    by_linking = col(Programme.id).in_(joined(actor, Participation.programme_id))
    return select(Programme).where(or_(actor.sees(Programme.alliance_id), by_linking))


def find(session: Session, actor: Actor, programme_id: str) -> Programme:
    """The programme by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Programme.id == programme_id, col(Programme.deleted_at).is_(None))
    found: Programme | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_office(actor: Actor, alliance_id: str) -> Select[Any]:
    """The programmes that are run from this alliance."""
    return select(Programme).where(actor.sees(Programme.alliance_id), Programme.alliance_id == alliance_id)


def lock(session: Session, programme_id: str) -> None:
    """Let nobody else give places away until the commit."""
    session.execute(select(Programme.id).where(Programme.id == programme_id).with_for_update())


def participations_visible_to(actor: Actor) -> Select[Any]:
    """Participations in the actor's programmes, and those of their own alliances."""
    own = col(Participation.id).in_(joined(actor, Participation.id))
    return select(Participation).where(or_(actor.sees(Participation.alliance_id), own))


def find_participation(session: Session, actor: Actor, participation_id: str) -> Participation:
    """The participation by id, if visible; 404 otherwise."""
    statement = participations_visible_to(actor).where(Participation.id == participation_id)
    found: Participation | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_programme(session: Session, programme_id: str) -> list[Participation]:
    """Everybody who takes part, waits or has withdrawn, in the order in which they came."""
    statement = select(Participation).where(
        Participation.programme_id == programme_id, col(Participation.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(Participation.queued_at, Participation.id)).scalars())


def name_is_taken(session: Session, programme_id: str, name: str, besides: str = "") -> bool:
    """Whether another participation of the programme is this municipality's."""
    statement = select(Participation.id).where(
        Participation.programme_id == programme_id,
        func.lower(Participation.municipality_name) == name.lower(),
        Participation.id != besides,
    )
    return session.execute(statement).first() is not None


def admitted(session: Session, programme_ids: Collection[str]) -> dict[str, int]:
    """How many places are taken, by programme."""
    statement = (
        select(Participation.programme_id, func.count())
        .where(
            col(Participation.programme_id).in_(sorted(programme_ids)), Participation.admission == Admission.admitted
        )
        .group_by(Participation.programme_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def waiting(session: Session, programme_ids: Collection[str]) -> dict[str, list[str]]:
    """The ids of who waits for a place, first come first, by programme."""
    statement = (
        select(Participation.programme_id, Participation.id)
        .where(
            col(Participation.programme_id).in_(sorted(programme_ids)), Participation.admission == Admission.waitlisted
        )
        .order_by(Participation.queued_at, Participation.id)
    )
    found: dict[str, list[str]] = {}
    for programme_id, participation_id in session.execute(statement):
        found.setdefault(programme_id, []).append(participation_id)
    return found


def first_waiting(session: Session, programme_id: str, count: int) -> list[Participation]:
    """Who moves up next."""
    statement = select(Participation).where(
        Participation.programme_id == programme_id, Participation.admission == Admission.waitlisted
    )
    return list(session.execute(statement.order_by(Participation.queued_at, Participation.id).limit(count)).scalars())


def invited_with(session: Session, invitation_hash: str, moment: datetime) -> Participation | None:
    """The participation that this code opens, while it does."""
    statement = select(Participation).where(
        Participation.invitation_hash == invitation_hash,
        col(Participation.invitation_until) > moment,
        col(Participation.member_alliance_id).is_(None),
    )
    found: Participation | None = session.execute(statement.with_for_update()).scalar_one_or_none()
    return found


def programmes_by_id(session: Session, ids: Collection[str]) -> dict[str, Programme]:
    """Several programmes."""
    statement = select(Programme).where(col(Programme.id).in_(sorted(ids)))
    return {one.id: one for one in session.execute(statement).scalars()}
