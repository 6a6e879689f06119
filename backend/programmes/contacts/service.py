"""Use cases: let somebody take a function over, change how to reach them."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.clock import today
from backend.core.dates.periods import reached
from backend.core.problems import invalid
from backend.people.parties import Directory, party_of
from backend.programmes import recording
from backend.programmes.contacts import queries
from backend.programmes.contacts.models import ProgrammeContact
from backend.programmes.contacts.schemas import ProgrammeContactIn, ProgrammeContactOut
from backend.programmes.models import Programme


def show(actor: Actor, contact: ProgrammeContact) -> ProgrammeContactOut:
    """The contact; without address and telephone once somebody else holds the function."""
    is_current = contact.since <= today() and (contact.until is None or contact.until >= today())
    values = {**contact.model_dump(), "party": party_of(contact), "is_current": is_current}
    if contact.until is not None and contact.until < today():
        values |= {"email": None, "phone": None}
    can = ["edit"] if actor.may("programmes:write", contact.alliance_id) else []
    return ProgrammeContactOut.model_validate({**values, "can": can})


def take_over(session: Session, actor: Actor, programme: Programme, body: ProgrammeContactIn) -> ProgrammeContact:
    """Somebody holds a function from a day on. Raises 422 for a day before the one who holds it now began."""
    since = body.since or today()
    for before in queries.holding(session, programme.id, body.function):
        _end(session, actor, before, since)
    contact = ProgrammeContact(
        alliance_id=programme.alliance_id,
        programme_id=programme.id,
        since=since,
        **body.model_dump(exclude={"party", "since"}),
        **Directory(session, programme.alliance_id).read(body.party, "#/party"),
    )
    recording.created(session, actor, "programme_contact", contact, context_id=programme.id)
    return contact


def change(session: Session, actor: Actor, contact: ProgrammeContact, values: dict[str, Any]) -> None:
    """Change how to reach somebody, or end their function."""
    party = values.pop("party", None)
    if party is not None:
        values |= Directory(session, contact.alliance_id).read(party, "#/party")
    if values.get("until") is not None and values["until"] < contact.since:
        raise invalid("#/until", "ends_before_it_starts")
    recording.changed(session, actor, "programme_contact.changed", contact, values, context_id=contact.programme_id)


def _end(session: Session, actor: Actor, before: ProgrammeContact, since: date) -> None:
    if since <= before.since:
        raise invalid("#/since", "function_held_since", since=f"{before.since:%d.%m.%Y}")
    values = {"until": reached(since, days=-1)}
    recording.changed(session, actor, "programme_contact.changed", before, values, context_id=before.programme_id)
