"""Use cases: plan events, register somebody, let the next ones move up, note who came."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import SYSTEM, Actor
from backend.core.clock import today
from backend.core.problems import Conflict, Forbidden, NotFound, invalid
from backend.people import queries as people_queries
from backend.people.parties import Directory, PartyReference, party_of
from backend.programmes import queries as programme_queries
from backend.programmes import recording
from backend.programmes.accessions import queries as accession_queries
from backend.programmes.accessions import service as accessions
from backend.programmes.models import Participation, Programme
from backend.programmes.programme_events import queries
from backend.programmes.programme_events.models import (
    ProgrammeEvent,
    ProgrammeEventState,
    Registration,
    RegistrationState,
)
from backend.programmes.programme_events.schemas import ProgrammeEventOut, RegistrationIn, RegistrationOut


class RegistrationClosed(Conflict):
    """What is over or cancelled takes no registrations."""


def shown(session: Session, actor: Actor, found: Sequence[ProgrammeEvent]) -> list[ProgrammeEventOut]:
    """Events with how many come, in a constant number of statements."""
    taken = queries.taken(session, [one.id for one in found])
    own = set(session.execute(queries.taking_part(actor)).scalars())
    return [
        ProgrammeEventOut.model_validate(
            {
                **one.model_dump(),
                "registered": taken.get(one.id, (0, 0))[0],
                "municipalities": taken.get(one.id, (0, 0))[1],
                "takes_part": one.id in own,
                "can": ["edit"] if actor.may("programmes:write", one.alliance_id) else [],
            }
        )
        for one in found
    ]


def show(session: Session, actor: Actor, event: ProgrammeEvent) -> ProgrammeEventOut:
    """One event."""
    return shown(session, actor, [event])[0]


def show_registration(actor: Actor, registration: Registration, host_id: str) -> RegistrationOut:
    """The registration; `host_id` is the alliance whose event it is."""
    is_host = actor.may("programmes:write", host_id)
    can = ["cancel"] if is_host or actor.may("programmes:write", registration.alliance_id) else []
    values = {**registration.model_dump(), "party": party_of(registration)}
    return RegistrationOut.model_validate({**values, "can": [*can, "attend"] if is_host else can})


def create(session: Session, actor: Actor, programme: Programme, values: dict[str, Any]) -> ProgrammeEvent:
    """Plan an event."""
    event = ProgrammeEvent(alliance_id=programme.alliance_id, programme_id=programme.id, **values)
    recording.created(session, actor, "programme_event", event, context_id=programme.id)
    return event


def change(session: Session, actor: Actor, event: ProgrammeEvent, values: dict[str, Any]) -> None:
    """Change an event; those who wait move up if there are more places."""
    queries.lock(session, event.id)
    recording.changed(session, actor, "programme_event.changed", event, values, context_id=event.programme_id)
    _move_up(session, event)


def register(session: Session, actor: Actor, event: ProgrammeEvent, body: RegistrationIn) -> Registration:
    """Register somebody, with a place while there is one. Raises 409 when it is over or cancelled, 422 for nobody."""
    alliance_id, participation_id, name = _for_whom(session, actor, event, body)
    if event.state != ProgrammeEventState.planned or (event.on_day is not None and event.on_day < today()):
        raise RegistrationClosed
    party = _party(session, actor, alliance_id, body)
    queries.lock(session, event.id)
    is_free = event.capacity is None or queries.taken(session, [event.id]).get(event.id, (0, 0))[0] < event.capacity
    registration = Registration(
        alliance_id=alliance_id,
        programme_event_id=event.id,
        participation_id=participation_id,
        user_id=actor.user_id if body.is_self else None,
        municipality_name=name,
        function=body.function,
        state=RegistrationState.registered if is_free else RegistrationState.waitlisted,
        queued_at=queries.last_in_queue(session, event.id) + 1,
        **party,
    )
    recording.created(session, actor, "registration", registration, context_id=event.id)
    return registration


def change_registration(
    session: Session, actor: Actor, event: ProgrammeEvent, registration: Registration, values: dict[str, Any]
) -> None:
    """Cancel, come back or note who was there, which the office alone does. Who cancels gives the place on."""
    is_host = actor.may("programmes:write", event.alliance_id)
    if not is_host and ("attendance" in values or not actor.may("programmes:write", registration.alliance_id)):
        raise Forbidden(permission="programmes:write")
    queries.lock(session, event.id)
    state = values.get("state")
    if state == RegistrationState.registered and registration.state != RegistrationState.registered:
        # Who comes back waits behind the others; with a place that is free they move up at once.
        queue = queries.last_in_queue(session, event.id) + 1
        values |= {"state": RegistrationState.waitlisted, "queued_at": queue}
    # In the history of another alliance the office is nobody by name.
    author = actor if actor.role_in(registration.alliance_id) else SYSTEM
    recording.changed(session, author, "registration.changed", registration, values, context_id=event.id)
    _move_up(session, event)


def _move_up(session: Session, event: ProgrammeEvent) -> None:
    session.flush()
    taken = queries.taken(session, [event.id]).get(event.id, (0, 0))[0]
    most = 1000 if event.capacity is None else event.capacity - taken
    if most <= 0 or event.state != ProgrammeEventState.planned:
        return
    for one in queries.first_waiting(session, event.id, most):
        values = {"state": RegistrationState.registered}
        recording.changed(session, SYSTEM, "registration.changed", one, values, context_id=event.id)


def _for_whom(
    session: Session, actor: Actor, event: ProgrammeEvent, body: RegistrationIn
) -> tuple[str, str | None, str]:
    """The alliance that registers, for which participation, under which name."""
    if body.accession_id is not None:
        if body.participation_id is not None:
            raise invalid("#/participation_id", "one_municipality")
        try:
            accession = accession_queries.find(session, actor, body.accession_id)
        except NotFound as missing:
            raise invalid("#/accession_id", "unknown_reference") from missing
        actor.require("programmes:write", accession.alliance_id)
        own = accessions.linked_with(session, accession)
        if own.programme_id != event.programme_id:
            raise invalid("#/accession_id", "unknown_reference")
        return accession.alliance_id, own.id, own.municipality_name
    actor.require("programmes:write", event.alliance_id)
    if body.participation_id is None:
        return event.alliance_id, None, session.get_one(Programme, event.programme_id).title
    known = {one.id: one for one in programme_queries.of_programme(session, event.programme_id)}
    found: Participation | None = known.get(body.participation_id)
    if found is None:
        raise invalid("#/participation_id", "unknown_reference")
    return event.alliance_id, found.id, found.municipality_name


def _party(session: Session, actor: Actor, alliance_id: str, body: RegistrationIn) -> dict[str, Any]:
    directory = Directory(session, alliance_id)
    if body.party is not None:
        return directory.read(body.party, "#/party")
    if not body.is_self:
        raise invalid("#/party", "missing")
    person_id = actor.person_in(alliance_id)
    if person_id is None:
        return {"party_kind": "person", "party_id": None, "party_name": actor.name}
    name = people_queries.find_person(session, actor, person_id).name
    return directory.read(PartyReference(id=person_id, name=name), "#/party")
