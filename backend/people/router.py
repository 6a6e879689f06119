"""Endpoints: people, organisations, and suggestions of whom to name."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate, slice_of
from backend.core.schemas import Page, Tombstone
from backend.people import queries, service
from backend.people.models import Organisation, Person
from backend.people.schemas import (
    OrganisationIn,
    OrganisationOut,
    OrganisationPatch,
    PartySuggestion,
    PersonIn,
    PersonOut,
    PersonPatch,
)

routes = Routes("people")
Words = Annotated[str | None, Query(max_length=200, description="Words of name, abbreviation or function")]
PEOPLE = {"name": Person.name, "updated_at": Person.updated_at, "created_at": Person.created_at}
ORGANISATIONS = {
    "name": Organisation.name,
    "updated_at": Organisation.updated_at,
    "created_at": Organisation.created_at,
}
NAMES = {"name": queries.Nameable.name}


@routes.get("/alliances/{alliance_id}/people", "people:read")
def list_people(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    q: Words = None,
    organisation_id: str | None = None,
) -> Page[PersonOut | Tombstone]:
    """List the people of an alliance."""
    queries.require_alliance(session, actor, alliance_id, "people:read")
    statement = queries.people_visible_to(actor).where(Person.alliance_id == alliance_id)
    if organisation_id is not None:
        statement = statement.where(Person.organisation_id == organisation_id)
    statement = statement.where(*queries.contains(q, Person.name, Person.function))
    people, following = slice_of(session, paging, statement, entity=Person, sorts=PEOPLE, default="name")
    living = [person for person in people if person.deleted_at is None]
    shown = {person.id: person for person in service.show_people(session, actor, living)}
    return Page(items=[shown.get(person.id) or Tombstone.model_validate(person) for person in people], next=following)


@routes.post("/alliances/{alliance_id}/people", "people:write")
def create_person(session: Session, actor: Actor, alliance_id: str, body: PersonIn) -> PersonOut:
    """Add a person."""
    queries.require_alliance(session, actor, alliance_id, "people:write")
    return service.show_person(session, actor, service.create_person(session, actor, alliance_id, body.model_dump()))


@routes.get("/people/{person_id}", "people:read")
def read_person(session: Session, actor: Actor, person_id: str) -> PersonOut:
    """Read one person."""
    return service.show_person(session, actor, queries.find_person(session, actor, person_id))


@routes.patch("/people/{person_id}", "people:write")
def change_person(session: Session, actor: Actor, person_id: str, body: PersonPatch, if_match: IfMatch) -> PersonOut:
    """Change a person."""
    person = queries.find_person(session, actor, person_id)
    actor.require("people:write", person.alliance_id)
    if_match.check(person)
    service.change_person(session, actor, person, body.changes())
    return service.show_person(session, actor, person)


@routes.delete("/people/{person_id}", "people:write")
def delete_person(session: Session, actor: Actor, person_id: str, if_match: IfMatch) -> None:
    """Remove a person. Where they were named stays what was written."""
    person = queries.find_person(session, actor, person_id)
    actor.require("people:write", person.alliance_id)
    if_match.check(person)
    service.delete(session, actor, person)


@routes.get("/alliances/{alliance_id}/organisations", "people:read")
def list_organisations(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, q: Words = None
) -> Page[OrganisationOut | Tombstone]:
    """List the organisations of an alliance."""
    queries.require_alliance(session, actor, alliance_id, "people:read")
    statement = queries.organisations_visible_to(actor).where(Organisation.alliance_id == alliance_id)
    return paginate(
        session,
        paging,
        statement.where(*queries.contains(q, Organisation.name, Organisation.abbreviation)),
        entity=Organisation,
        sorts=ORGANISATIONS,
        default="name",
        show=lambda organisation: service.show_organisation(actor, organisation),
    )


@routes.post("/alliances/{alliance_id}/organisations", "people:write")
def create_organisation(session: Session, actor: Actor, alliance_id: str, body: OrganisationIn) -> OrganisationOut:
    """Add an organisation."""
    queries.require_alliance(session, actor, alliance_id, "people:write")
    return service.show_organisation(actor, service.create_organisation(session, actor, alliance_id, body.model_dump()))


@routes.get("/organisations/{organisation_id}", "people:read")
def read_organisation(session: Session, actor: Actor, organisation_id: str) -> OrganisationOut:
    """Read one organisation."""
    return service.show_organisation(actor, queries.find_organisation(session, actor, organisation_id))


@routes.patch("/organisations/{organisation_id}", "people:write")
def change_organisation(
    session: Session, actor: Actor, organisation_id: str, body: OrganisationPatch, if_match: IfMatch
) -> OrganisationOut:
    """Change an organisation."""
    organisation = queries.find_organisation(session, actor, organisation_id)
    actor.require("people:write", organisation.alliance_id)
    if_match.check(organisation)
    service.change_organisation(session, actor, organisation, body.changes())
    return service.show_organisation(actor, organisation)


@routes.delete("/organisations/{organisation_id}", "people:write")
def delete_organisation(session: Session, actor: Actor, organisation_id: str, if_match: IfMatch) -> None:
    """Remove an organisation. Where it was named stays what was written."""
    organisation = queries.find_organisation(session, actor, organisation_id)
    actor.require("people:write", organisation.alliance_id)
    if_match.check(organisation)
    service.delete(session, actor, organisation)


@routes.get("/alliances/{alliance_id}/parties", "people:read")
def list_parties(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, q: Words = None
) -> Page[PartySuggestion | Tombstone]:
    """Suggest whom to name: organisations, people and groups of an alliance by name."""
    queries.require_alliance(session, actor, alliance_id, "people:read")
    return paginate(
        session,
        paging,
        queries.suggestions(actor, alliance_id, q),
        entity=queries.Nameable,
        sorts=NAMES,
        default="name",
        show=PartySuggestion.model_validate,
    )
