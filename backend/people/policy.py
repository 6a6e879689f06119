"""Who may see and do what with people and organisations."""

from backend.access.actors import Actor
from backend.access.permissions import Role
from backend.people.models import Organisation, Person


def sees_contact_details(actor: Actor, person: Person) -> bool:
    """Coordinators and operators see how to reach somebody, and everybody sees it of themselves.

    Who agreed is seen by everybody in the alliance but guests.
    """
    if person.contact_consent_at is not None and not actor.is_guest_in(person.alliance_id):
        return True
    if actor.role_in(person.alliance_id) in (Role.coordinator, Role.operator):
        return True
    return actor.person_in(person.alliance_id) == person.id


def can(actor: Actor, record: Person | Organisation) -> list[str]:
    """What the actor may do with this record, for the interface."""
    return ["edit", "delete"] if actor.may("people:write", record.alliance_id) else []
