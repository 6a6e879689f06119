"""The duty that reminds of obligations in the morning: once when a due date comes, once when it has passed.

Told are the coordinators and who is responsible, by mail; everybody else, also other systems, by the event. What fell
due long before it was written down here is not remembered: who brings an old process in is not woken by it.
"""

from datetime import timedelta
from functools import partial

import structlog
from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.core import mail
from backend.core.clock import GERMANY, now, today
from backend.core.db import Database
from backend.core.mornings import morning
from backend.processes.obligations import queries, service
from backend.processes.obligations.models import Obligation, ObligationReminder
from backend.settings import Settings

PASSED_WITHIN = timedelta(days=60)
log = structlog.get_logger("processes")


def run(database: Database, settings: Settings) -> int:
    """Remind of what is due since this morning; of how many obligations."""
    if morning(now()).astimezone(GERMANY).date() < today():
        return 0
    due = database.run(lambda session: queries.to_remind(session, today()), read=True)
    return sum(_remind_apart(database, settings, obligation_id) for obligation_id in due)


def _remind_apart(database: Database, settings: Settings, obligation_id: str) -> bool:
    """Remind of one. What goes wrong with one is written down and keeps no other from being told."""
    try:
        return database.run(partial(_remind, settings=settings, obligation_id=obligation_id), write=True)
    except Exception:
        log.exception("an obligation could not be reminded of", obligation_id=obligation_id)
        return False


def _remind(session: Session, settings: Settings, obligation_id: str) -> bool:
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
    _tell(session, settings, obligation, kind)
    return True


def _tell(session: Session, settings: Settings, obligation: Obligation, kind: str) -> None:
    alliance, due = queries.alliance_of(session, obligation), obligation.next_due
    assert due is not None, "it is reminded of"
    values = {
        "alliance": alliance.name,
        "title": obligation.title,
        "recipient": (obligation.recipient or {}).get("name"),
        "due": f"{due:%d.%m.%Y}",
        "is_overdue": kind == "overdue",
        "url": f"{settings.base_url}/a/{alliance.slug}/obligations",
    }
    for user in queries.to_tell(session, obligation):
        try:
            mail.queue(
                session,
                to=user.email,
                name=user.name,
                template="obligation",
                language=user.language,
                values=values,
                alliance_id=alliance.id,
                user_id=user.id,
                dedupe_key=f"obligation:{obligation.id}:{due}:{kind}:{user.id}",
            )
        except mail.InvalidAddress:
            log.warning("address cannot be written to", user_id=user.id)
