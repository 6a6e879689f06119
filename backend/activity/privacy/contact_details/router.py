"""Endpoints: one's own contact details."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.privacy.contact_details import queries
from backend.activity.privacy.contact_details.schemas import ContactDetailsOut, ContactDetailsPatch
from backend.core.etags import IfMatch
from backend.core.language import DEFAULT, text
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.people import service as people
from backend.people.models import Person

routes = Routes("privacy")
SORTS = {"name": Person.name, "updated_at": Person.updated_at, "created_at": Person.created_at}


@routes.get("/contact-details", "session:read")
def list_contact_details(session: Session, actor: Actor, paging: Paging) -> Page[ContactDetailsOut | Tombstone]:
    """List how you are reached in each of your alliances, as the person you are there."""
    return paginate(
        session,
        paging,
        queries.own(actor.user_id),
        entity=Person,
        sorts=SORTS,
        default="name",
        show=ContactDetailsOut.model_validate,
    )


@routes.get("/contact-details/{person_id}", "session:read")
def read_contact_details(session: Session, actor: Actor, person_id: str) -> ContactDetailsOut:
    """Read how you are reached as this person."""
    return ContactDetailsOut.model_validate(queries.find(session, actor.user_id, person_id))


@routes.patch("/contact-details/{person_id}", "session:write")
def change_contact_details(
    session: Session, actor: Actor, person_id: str, body: ContactDetailsPatch, if_match: IfMatch
) -> ContactDetailsOut:
    """Put your address or number right, and say whether everybody in the alliance may see them."""
    person = queries.find(session, actor.user_id, person_id)
    if_match.check(person)
    values: dict[str, Any] = body.changes()
    if values.get("contact_consent"):
        values["contact_consent_how"] = text("privacy.consent_by_oneself", DEFAULT)
    people.change_person(session, actor, person, values)
    return ContactDetailsOut.model_validate(person)
