"""What happens to the contact details of a dissolved alliance."""

from collections.abc import Sequence

from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.activity.privacy.retention import queries
from backend.people import service as people


def forget(session: Session, ids: Sequence[str]) -> None:
    """Erase how to reach these people; who did what stays."""
    for person in queries.people(session, ids):
        people.change_person(session, SYSTEM, person, dict.fromkeys(people.CONTACT_DETAILS))
