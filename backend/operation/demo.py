"""The demo: an alliance that has just come home from its workshop."""

from sqlmodel import Session

from backend.access import queries
from backend.access.models import User

COORDINATION = "koordination@leben-mit-kindern.example"


def host(session: Session) -> User | None:
    """Whom a one-time link on the console signs in: the demo's coordination, else the first operator."""
    user = queries.user_by_email(session, COORDINATION)
    if user is not None and user.disabled_at is None:
        return user
    return queries.first_operator(session)
