"""Use cases: add, change and remove people and organisations.

Renaming or removing somebody changes nothing where they were named: there stands what was written.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import AlreadyExists, invalid
from backend.core.records import touch
from backend.people import policy, queries
from backend.people.models import Organisation, Person
from backend.people.schemas import OrganisationOut, PersonOut

CONTACT_DETAILS = ("email", "phone")


def show_people(session: Session, actor: Actor, people: Sequence[Person]) -> list[PersonOut]:
    """The people with the names of their organisations, in one more statement."""
    names = queries.organisation_names(session, {one.organisation_id for one in people if one.organisation_id})
    shown = []
    for person in people:
        values = person.model_dump()
        if not policy.sees_contact_details(actor, person):
            values.update(dict.fromkeys(CONTACT_DETAILS))
        values.update(organisation_name=names.get(person.organisation_id or ""), can=policy.can(actor, person))
        shown.append(PersonOut.model_validate(values))
    return shown


def show_person(session: Session, actor: Actor, person: Person) -> PersonOut:
    """One person as the list shows them."""
    return show_people(session, actor, [person])[0]


def show_organisation(actor: Actor, organisation: Organisation) -> OrganisationOut:
    """The organisation with what the actor may do with it."""
    return OrganisationOut.model_validate({**organisation.model_dump(), "can": policy.can(actor, organisation)})


def create_person(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Person:
    """Add a person. Namesakes are allowed. Raises 422 for an organisation of another alliance."""
    _check_organisation(session, alliance_id, values.get("organisation_id"))
    person = Person(alliance_id=alliance_id, **_with_consent(values))
    session.add(person)
    _record(session, actor, "person.created", person)
    return person


def change_person(session: Session, actor: Actor, person: Person, values: dict[str, Any]) -> None:
    """Change a person. Raises 422 for an organisation of another alliance."""
    _check_organisation(session, person.alliance_id, values.get("organisation_id"))
    _change(session, actor, "person.changed", person, _with_consent(values, person.contact_consent_at))


def create_organisation(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Organisation:
    """Add an organisation. Raises 409 if the alliance has one of this name, in whatever case."""
    _refuse_taken(session, alliance_id, values["name"])
    organisation = Organisation(alliance_id=alliance_id, **values)
    session.add(organisation)
    _record(session, actor, "organisation.created", organisation)
    return organisation


def change_organisation(session: Session, actor: Actor, organisation: Organisation, values: dict[str, Any]) -> None:
    """Change an organisation. Raises 409 if the alliance has another of this name."""
    if "name" in values:
        _refuse_taken(session, organisation.alliance_id, values["name"], besides=organisation.id)
    _change(session, actor, "organisation.changed", organisation, values)


def delete(session: Session, actor: Actor, record: Person | Organisation) -> None:
    """Leave a tombstone of a person or an organisation."""
    record.deleted_at = now()
    touch(record)
    _record(session, actor, f"{_kind(record)}.deleted", record)


def restore(session: Session, actor: Actor, record: Person | Organisation) -> None:
    """Bring somebody back from the trash. Raises 409 if another organisation has the name by now."""
    if isinstance(record, Organisation):
        _refuse_taken(session, record.alliance_id, record.name)
    record.deleted_at = None
    touch(record)
    _record(session, actor, f"{_kind(record)}.restored", record)


def purge(session: Session, actor: Actor, record: Person | Organisation) -> None:
    """Erase what is known of somebody who was removed; the tombstone stays."""
    record.name, record.note = "", None
    if isinstance(record, Person):
        record.function = record.organisation_id = record.email = record.phone = None
        record.contact_consent_at = record.contact_consent_how = None
    else:
        record.abbreviation = record.kind = record.website = None
    touch(record)
    _record(session, actor, f"{_kind(record)}.purged", record)


def _with_consent(values: dict[str, Any], before: datetime | None = None) -> dict[str, Any]:
    """Consent counts from when it is noted; taken back, nothing of it stays."""
    if "contact_consent" not in values:
        return values
    agrees = values.pop("contact_consent")
    how = {} if agrees else {"contact_consent_how": None}
    return {**values, **how, "contact_consent_at": (before or now()) if agrees else None}


def _change(
    session: Session, actor: Actor, event_type: str, record: Person | Organisation, values: dict[str, Any]
) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    if not events.changes_of(record):
        return
    touch(record)
    _record(session, actor, event_type, record)


def _check_organisation(session: Session, alliance_id: str, organisation_id: str | None) -> None:
    if organisation_id is not None and not queries.organisation_exists(session, alliance_id, organisation_id):
        raise invalid("#/organisation_id", "unknown_reference")


def _refuse_taken(session: Session, alliance_id: str, name: str, besides: str = "") -> None:
    if queries.organisation_name_is_taken(session, alliance_id, name, besides):
        raise AlreadyExists(value=name)


def _kind(record: Person | Organisation) -> str:
    return "person" if isinstance(record, Person) else "organisation"


def _record(session: Session, actor: Actor, event_type: str, record: Person | Organisation) -> None:
    changes = {} if event_type.endswith((".created", ".purged")) else events.changes_of(record)
    # Events are read by everybody in the alliance: that a detail changed is history, the detail is private.
    changes.update({name: [None, None] for name in CONTACT_DETAILS if name in changes})
    subject = events.Subject(_kind(record), record.id)
    alliance = record.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
