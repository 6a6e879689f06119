"""Every select of this room."""

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import Session, col

from backend.people.models import Organisation, Person


def functions(session: Session, person_ids: Collection[str]) -> dict[str, str]:
    """By person: their function, else the organisation that they belong to. Who has neither is left out."""
    if not person_ids:
        return {}
    statement = (
        select(Person.id, Person.function, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(col(Person.id).in_(sorted(person_ids)))
    )
    named = {row[0]: row[1] or row[2] for row in session.execute(statement)}
    return {person_id: name for person_id, name in named.items() if name}
