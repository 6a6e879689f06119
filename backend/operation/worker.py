"""The worker: does the duties, inside the server's process or as a process of its own (`buendniswerk worker`).

Several workers may run. It relays no event: app processes read the events themselves.
"""

import signal
import threading
from collections.abc import Sequence
from types import FrameType

import structlog
from sqlalchemy.exc import OperationalError

from backend.core.db import Database
from backend.operation.duties import DUTIES, Duty
from backend.settings import Settings

# A stop does not wait for a mail server that does not answer: what was not marked as done is done again.
PATIENCE_SECONDS = 8
log = structlog.get_logger("worker")


class Worker:
    """A thread for each duty."""

    def __init__(self, database: Database, settings: Settings, duties: Sequence[Duty] = DUTIES) -> None:
        self._database = database
        self._settings = settings
        self._stopped = threading.Event()
        self._threads = [
            threading.Thread(target=self._attend, args=(duty,), name=f"worker-{duty.name}", daemon=True)
            for duty in duties
        ]

    def start(self) -> None:
        """Begin; returns at once."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let every duty finish what it is doing, within `PATIENCE_SECONDS` altogether."""
        self._stopped.set()
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS / len(self._threads))

    def _attend(self, duty: Duty) -> None:
        while not self._stopped.is_set():
            try:
                duty.run(self._database, self._settings)
            except OperationalError as failure:
                log.error("database unavailable", duty=duty.name, error=str(failure.orig).strip())
            except Exception:
                # One duty that fails must stop neither the others nor its own next turn.
                log.exception("duty failed", duty=duty.name)
            self._stopped.wait(duty.every_seconds)


def run(database: Database, settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; a database that is away for a while is waited for."""
    stopped = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    worker = Worker(database, settings)
    worker.start()
    log.info("worker started")
    stopped.wait()
    worker.stop()
    log.info("worker stopped")
