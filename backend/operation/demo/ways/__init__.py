"""The four other ways to work, each in a municipality of its own: round table, audit, programme, concept.

What stands in them are the facts of the records that they come from, with functions instead of names and with their
own dates: these processes are over or have run for years, and are there to be read and tried.
"""

from collections.abc import Callable

from sqlmodel import Session

from backend.access.models import User
from backend.operation.demo.ways import audit, concept, programme, round_table

#: Each writes one way down; the user coordinates its alliance.
WAYS: tuple[Callable[[Session, User], None], ...] = (audit.fill, concept.fill, programme.fill, round_table.fill)


def fill(session: Session, user: User) -> None:
    """Write all of them down."""
    for way in WAYS:
        way(session, user)
