"""Sweeping: what has ended is deleted. Sessions and links, answers kept for retries, counted failures of signing in."""

from datetime import timedelta

import structlog
from sqlmodel import Session

from backend.core.clock import now
from backend.core.db import Database
from backend.core.idempotency import KEPT
from backend.operation import queries
from backend.settings import Settings

FAILURES_KEPT = timedelta(days=1)
log = structlog.get_logger("worker")


def run(database: Database, settings: Settings) -> int:
    """Sweep once; how many rows went."""
    swept = database.run(lambda session: sweep(session, settings.session_idle_days), write=True)
    if any(swept.values()):
        log.info("swept", **swept)
    return sum(swept.values())


def sweep(session: Session, idle_days: int) -> dict[str, int]:
    """Delete what has ended; how many rows of each kind."""
    moment = now()
    return {
        "sessions": queries.sweep_sessions(session, moment, moment - timedelta(days=idle_days)),
        "links": queries.sweep_links(session, moment),
        "answers": queries.sweep_answers(session, moment - KEPT),
        "failures": queries.sweep_failures(session, moment - FAILURES_KEPT),
    }
