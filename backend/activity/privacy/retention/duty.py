"""The duty that carries the rules out, once a day."""

from collections import Counter
from datetime import datetime, time

from backend.access.actors import SYSTEM
from backend.activity.privacy.retention import queries, service
from backend.core.clock import GERMANY, today
from backend.core.db import Database
from backend.settings import Settings


def run(database: Database, _settings: Settings) -> int:
    """Carry the rules out unless that was done today; how many records went."""
    midnight = datetime.combine(today(), time.min, GERMANY)
    is_due = database.run(
        lambda session: queries.is_in_use(session) and not queries.has_run_since(session, midnight), read=True
    )
    if not is_due:
        return 0
    counts: Counter[str] = Counter()
    while some := database.run(service.carry_out_some, write=True):
        counts += some
    database.run(lambda session: service.protocol(session, SYSTEM, counts), write=True)
    return counts.total()
