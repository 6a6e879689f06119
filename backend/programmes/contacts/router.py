"""Endpoints: contacts of programmes."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.programmes import policy
from backend.programmes import queries as programme_queries
from backend.programmes.contacts import queries, service
from backend.programmes.contacts.models import ProgrammeContact
from backend.programmes.contacts.schemas import ProgrammeContactIn, ProgrammeContactOut, ProgrammeContactPatch

routes = Routes("programmes")
SORTS = {
    "function": ProgrammeContact.function,
    "since": ProgrammeContact.since,
    "updated_at": ProgrammeContact.updated_at,
    "created_at": ProgrammeContact.created_at,
}


@routes.get("/programmes/{programme_id}/programme-contacts", "programmes:read")
def list_programme_contacts(
    session: Session,
    actor: Actor,
    programme_id: str,
    paging: Paging,
    function: Annotated[str | None, Query(max_length=200, description="As it is written")] = None,
    is_current: Annotated[
        bool | None, Query(description="Only who holds a function today, or only who does not")
    ] = None,
) -> Page[ProgrammeContactOut | Tombstone]:
    """List who holds which function in a programme, and who did: also for municipalities that take part."""
    programme = programme_queries.find(session, actor, programme_id)
    return paginate(
        session,
        paging,
        queries.of_programme(actor, programme.id, function, is_current),
        entity=ProgrammeContact,
        sorts=SORTS,
        default="-since",
        show=lambda contact: service.show(actor, contact),
    )


@routes.post("/programmes/{programme_id}/programme-contacts", "programmes:write")
def create_programme_contact(
    session: Session, actor: Actor, programme_id: str, body: ProgrammeContactIn
) -> ProgrammeContactOut:
    """Let somebody take a function over; all municipalities see it at once, the history stays."""
    programme = policy.of_office(session, actor, programme_id, "programmes:write")
    return service.show(actor, service.take_over(session, actor, programme, body))


@routes.get("/programme-contacts/{contact_id}", "programmes:read")
def read_programme_contact(session: Session, actor: Actor, contact_id: str) -> ProgrammeContactOut:
    """Read one contact."""
    return service.show(actor, queries.find(session, actor, contact_id))


@routes.patch("/programme-contacts/{contact_id}", "programmes:write")
def change_programme_contact(
    session: Session, actor: Actor, contact_id: str, body: ProgrammeContactPatch, if_match: IfMatch
) -> ProgrammeContactOut:
    """Change how to reach somebody, or end their function."""
    contact = queries.find(session, actor, contact_id)
    actor.require("programmes:write", contact.alliance_id)
    if_match.check(contact)
    service.change(session, actor, contact, body.changes())
    return service.show(actor, contact)
