"""The worker: what is due without anybody asking.

For now that is sweeping: sessions and links that have ended, answers kept for retries, counted failures of signing
in. It relays no event: app processes read the events themselves. Several workers may run; they sweep twice, no more.
"""

import signal
import threading
from datetime import timedelta
from types import FrameType

import structlog
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from backend.core.clock import now
from backend.core.db import Database
from backend.core.idempotency import KEPT
from backend.operation import queries

EVERY_SECONDS = 60
FAILURES_KEPT = timedelta(days=1)
log = structlog.get_logger("worker")


def run(database: Database, idle_days: int) -> None:
    """Sweep every minute until SIGTERM or SIGINT; a database that is away for a while is waited for."""
    stopped = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    log.info("worker started")
    while not stopped.is_set():
        try:
            swept = database.run(lambda session: sweep(session, idle_days), write=True)
            if any(swept.values()):
                log.info("swept", **swept)
        except OperationalError as failure:
            log.error("database unavailable", error=str(failure.orig).strip())
        stopped.wait(EVERY_SECONDS)
    log.info("worker stopped")


def sweep(session: Session, idle_days: int) -> dict[str, int]:
    """Delete what has ended; how many rows of each kind."""
    moment = now()
    return {
        "sessions": queries.sweep_sessions(session, moment, moment - timedelta(days=idle_days)),
        "links": queries.sweep_links(session, moment),
        "answers": queries.sweep_answers(session, moment - KEPT),
        "failures": queries.sweep_failures(session, moment - FAILURES_KEPT),
    }
