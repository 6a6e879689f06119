"""The duty that deletes old entries of the queue: what was sent, failed or was called off long ago."""

from datetime import timedelta

from backend.activity.mail import queries
from backend.core.clock import now
from backend.core.db import Database
from backend.settings import Settings

KEPT = timedelta(days=90)


def run(database: Database, _settings: Settings) -> int:
    """Delete them; how many there were."""
    return database.run(lambda session: queries.sweep(session, now() - KEPT), write=True)
