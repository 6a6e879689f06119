"""What was refused to somebody who is known goes into the log: who tries doors is to be seen by those who look after it.

Once in ten minutes for the same caller, permission and process: a program that asks for ever must not fill the log.
"""

import threading
from datetime import datetime, timedelta

from fastapi import Request
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.db import Database
from backend.core.problems import Forbidden

QUIET = timedelta(minutes=10)
MOST_REMEMBERED = 10_000


class Remembered:
    """When what was noted last, in this process."""

    def __init__(self) -> None:
        self._noted: dict[tuple[str | None, str], datetime] = {}
        self._lock = threading.Lock()

    def is_new(self, key: tuple[str | None, str]) -> bool:
        """Whether this was not noted in the last minutes; from now on it is."""
        moment = now()
        with self._lock:
            if len(self._noted) >= MOST_REMEMBERED:
                self._noted.clear()
            last = self._noted.get(key)
            if last is not None and last <= moment < last + QUIET:
                return False
            self._noted[key] = moment
            return True


REMEMBERED = Remembered()


def note(request: Request, problem: Forbidden) -> None:
    """Append `access.refused` to the installation's stream, in a transaction of its own.

    A refusal stays one while the database cannot be written: nobody gets in by that.
    """
    actor: Actor | None = request.scope.get("state", {}).get("actor")
    if actor is None or actor.id is None:
        return
    permission = str(problem.values.get("permission") or problem.slug())
    if not REMEMBERED.is_new((actor.id, permission)):
        return
    database: Database = request.app.state.database

    def work(session: Session) -> None:
        subject = events.Subject("user" if actor.user_id else "token", actor.user_id or str(actor.id))
        changes = {"permission": [None, permission], "method": [None, request.method]}
        events.record(session, actor, "access.refused", subject, stream_id=events.INSTALLATION, changes=changes)

    try:
        database.run(work, write=True)
    except OperationalError:
        return
