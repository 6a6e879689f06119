"""Every select about events of programmes, registrations and notes."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.people.models import PartyKind
from backend.programmes.models import Participation
from backend.programmes.programme_events.models import (
    CoachingNote,
    ProgrammeEvent,
    Registration,
    RegistrationState,
)
from backend.programmes.queries import joined


def visible_to(actor: Actor) -> Select[Any]:
    """Events of the actor's programmes, and of those in which one of their alliances takes part."""
    own = col(ProgrammeEvent.programme_id).in_(joined(actor, Participation.programme_id))
    return select(ProgrammeEvent).where(or_(actor.sees(ProgrammeEvent.alliance_id), own))


def find(session: Session, actor: Actor, event_id: str) -> ProgrammeEvent:
    """The event by id, if visible; 404 otherwise."""
    found: ProgrammeEvent | None = session.execute(
        visible_to(actor).where(ProgrammeEvent.id == event_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def lock(session: Session, event_id: str) -> None:
    """Let nobody else take a place until the commit."""
    session.execute(select(ProgrammeEvent.id).where(ProgrammeEvent.id == event_id).with_for_update())


def registrations_visible_to(actor: Actor) -> Select[Any]:
    """Registrations of the actor's alliances, and all for the events of their own programmes."""
    hosted = select(ProgrammeEvent.id).where(actor.sees(ProgrammeEvent.alliance_id))
    return select(Registration).where(
        or_(actor.sees(Registration.alliance_id), col(Registration.programme_event_id).in_(hosted))
    )


def find_registration(session: Session, actor: Actor, registration_id: str) -> Registration:
    """The registration by id, if visible; 404 otherwise."""
    statement = registrations_visible_to(actor).where(Registration.id == registration_id)
    found: Registration | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def taken(session: Session, event_ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """How many are registered for events, and from how many municipalities."""
    statement = (
        select(Registration.programme_event_id, func.count(), func.count(Registration.participation_id.distinct()))
        .where(
            col(Registration.programme_event_id).in_(sorted(event_ids)),
            Registration.state == RegistrationState.registered,
        )
        .group_by(Registration.programme_event_id)
    )
    return {row[0]: (row[1], row[2]) for row in session.execute(statement)}


def last_in_queue(session: Session, event_id: str) -> int:
    """The number of who came last."""
    statement = select(func.max(Registration.queued_at)).where(Registration.programme_event_id == event_id)
    return int(session.execute(statement).scalar_one() or 0)


def first_waiting(session: Session, event_id: str, count: int) -> list[Registration]:
    """Who moves up next."""
    statement = select(Registration).where(
        Registration.programme_event_id == event_id, Registration.state == RegistrationState.waitlisted
    )
    return list(session.execute(statement.order_by(Registration.queued_at, Registration.id).limit(count)).scalars())


def is_the_actor(actor: Actor) -> ColumnElement[bool]:
    """Whether a registration is the actor's own: they registered themselves, or as the person they are there."""
    own: list[ColumnElement[bool]] = [col(Registration.user_id) == actor.user_id] if actor.user_id else []
    people = sorted((key, held.person_id) for key, held in actor.roles.items() if held.person_id)
    own += [
        and_(
            Registration.alliance_id == alliance_id,
            Registration.party_kind == PartyKind.person,
            Registration.party_id == person_id,
        )
        for alliance_id, person_id in people
    ]
    return or_(*own) if own else col(Registration.id).is_(None)


def taking_part(actor: Actor) -> Select[Any]:
    """Ids of the events that the actor is registered for with a place."""
    return select(Registration.programme_event_id).where(
        is_the_actor(actor), Registration.state == RegistrationState.registered
    )


def takes_part(session: Session, actor: Actor, event_id: str) -> bool:
    """Whether the actor is registered for the event, with a place."""
    return session.execute(taking_part(actor).where(Registration.programme_event_id == event_id)).first() is not None


def notes_visible_to(actor: Actor) -> Select[Any]:
    """Notes of events that the actor is registered for: nobody else reads them, whatever their role.

    Who has left the programme, or whose alliance has, reads them no more.
    """
    event_id = col(CoachingNote.programme_event_id)
    seen = visible_to(actor).with_only_columns(ProgrammeEvent.id)
    return select(CoachingNote).where(event_id.in_(taking_part(actor)), event_id.in_(seen))


def find_note(session: Session, actor: Actor, note_id: str) -> CoachingNote:
    """The note by id, for who took part; 404 otherwise."""
    found: CoachingNote | None = session.execute(
        notes_visible_to(actor).where(CoachingNote.id == note_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found
