"""Every select about contacts of programmes."""

from typing import Any

from sqlalchemy import Select, and_, not_, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.clock import today
from backend.core.problems import NotFound
from backend.programmes.contacts.models import ProgrammeContact
from backend.programmes.models import Participation
from backend.programmes.queries import joined


def visible_to(actor: Actor) -> Select[Any]:
    """Contacts of the actor's programmes, and of those in which one of their alliances takes part."""
    own = col(ProgrammeContact.programme_id).in_(joined(actor, Participation.programme_id))
    return select(ProgrammeContact).where(or_(actor.sees(ProgrammeContact.alliance_id), own))


def of_programme(actor: Actor, programme_id: str, function: str | None, is_current: bool | None) -> Select[Any]:
    """The visible contacts of a programme, with a filter only those of a function, or of today."""
    statement = visible_to(actor).where(ProgrammeContact.programme_id == programme_id)
    if function is not None:
        statement = statement.where(ProgrammeContact.function == function)
    if is_current is not None:
        begun = col(ProgrammeContact.since) <= today()
        held = and_(begun, or_(col(ProgrammeContact.until).is_(None), col(ProgrammeContact.until) >= today()))
        statement = statement.where(held if is_current else not_(held))
    return statement


def find(session: Session, actor: Actor, contact_id: str) -> ProgrammeContact:
    """The contact by id, if visible; 404 otherwise."""
    found: ProgrammeContact | None = session.execute(
        visible_to(actor).where(ProgrammeContact.id == contact_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def holding(session: Session, programme_id: str, function: str) -> list[ProgrammeContact]:
    """Who holds this function until nobody knows when."""
    statement = select(ProgrammeContact).where(
        ProgrammeContact.programme_id == programme_id,
        ProgrammeContact.function == function,
        col(ProgrammeContact.until).is_(None),
    )
    return list(session.execute(statement).scalars())
