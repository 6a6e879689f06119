"""The duty that notes in the morning when the due date of an obligation comes, and when it has passed; each once.

The event tells the alliance and other systems; mails to the coordination and to who is responsible are digests' matter.
What fell due long before it was written down here is not noted: who brings an old process in is not woken by it.
"""

from datetime import timedelta
from functools import partial

import structlog
from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.core.clock import GERMANY, now, today
from backend.core.db import Database
from backend.core.mornings import morning
from backend.processes.obligations import queries, service
from backend.processes.obligations.models import ObligationReminder
from backend.settings import Settings

PASSED_WITHIN = timedelta(days=60)
log = structlog.get_logger("processes")


def run(database: Database, _settings: Settings) -> int:
    """Remind of what is due since this morning; of how many obligations."""
    if morning(now()).astimezone(GERMANY).date() < today():
        return 0
    due = database.run(lambda session: queries.to_remind(session, today()), read=True)
    return sum(_remind_apart(database, obligation_id) for obligation_id in due)


def _remind_apart(database: Database, obligation_id: str) -> bool:
    """Remind of one. What goes wrong with one is written down and keeps no other from being told."""
    try:
        return database.run(partial(_remind, obligation_id=obligation_id), write=True)
    except Exception:
        log.exception("an obligation could not be reminded of", obligation_id=obligation_id)
        return False


def _remind(session: Session, obligation_id: str) -> bool:
    obligation = queries.locked(session, obligation_id)
    due = obligation.next_due if obligation else None
    if obligation is None or due is None or due < today() - PASSED_WITHIN:
        return False
    kind = "overdue" if due < today() else "coming"
    reminder = ObligationReminder(
        alliance_id=obligation.alliance_id, obligation_id=obligation.id, due_on=due, kind=kind
    )
    if not queries.claim(session, reminder):
        return False
    service.record_reminder(session, SYSTEM, f"obligation.{kind}", obligation)
    return True
