"""The demo: an alliance ten weeks after its workshop, so that something is due, late, and coming on any day.

What happened stands in `alliance.json`, in the words of the workshop; names of people are invented. Dates are written
as distances from today: `{day+9}`, `{month+2}`, `{long+160}` (in words), `{year+1}`.
"""

from sqlmodel import Session

from backend.access import queries
from backend.access.models import User
from backend.core.db import Database
from backend.operation.demo import filling
from backend.operation.queries import is_empty

COORDINATION = "koordination@leben-mit-kindern.example"


def host(session: Session) -> User | None:
    """Whom a one-time link on the console signs in: the demo's coordination, else the first operator."""
    user = queries.user_by_email(session, COORDINATION)
    if user is not None and user.disabled_at is None:
        return user
    return queries.first_operator(session)


def fill_empty(database: Database) -> bool:
    """Fill a database in which there is no user and no municipality yet; False if there is."""

    def work(session: Session) -> bool:
        if not is_empty(session):
            return False
        filling.fill(session)
        return True

    return database.run(work, write=True)
