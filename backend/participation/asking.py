"""The worker's duties of this room: tell people that they were asked, and revoke links that have lost their ground."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

import structlog
from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.core.clock import now
from backend.core.db import Database
from backend.core.mail import InvalidAddress, checked_address
from backend.participation import letters, links, queries
from backend.participation.models import Purpose
from backend.settings import Settings

ASKED_WITHIN = timedelta(days=2)
AT_ONCE = 200
log = structlog.get_logger("participation")


def ask(database: Database, settings: Settings) -> int:
    """Mail everybody who was asked and has no account their links, one mail a person; the number of mails."""
    return database.run(lambda session: _ask(session, settings), write=True)


def tidy(database: Database, _settings: Settings) -> int:
    """Revoke the links of people and cards that are gone, and of people who are no longer named; their number."""
    return database.run(_tidy, write=True)


def _ask(session: Session, settings: Settings) -> int:
    rows = queries.unasked(session, now() - ASKED_WITHIN, AT_ONCE)
    return sum(_tell(session, settings, list(own)) for _, own in groupby(rows, key=lambda row: row[1].id))


def _tell(session: Session, settings: Settings, rows: Sequence[Any]) -> bool:
    person = rows[0][1]
    try:
        checked_address(person.email)
    except InvalidAddress:
        # Whoever wrote the address sees it in the list of people; the mail goes out when it is mended.
        log.warning("address cannot be written to", person_id=person.id)
        return False
    items = {row[2].id: row[2] for row in rows}
    entries = []
    for item in items.values():
        _, url = links.make(session, settings, SYSTEM, item, person, Purpose.asked)
        entries.append(letters.entry(session, item, person, url))
    letters.to_person(session, person, entries, once=True)
    return True


def _tidy(session: Session) -> int:
    found = queries.groundless(session, now(), AT_ONCE)
    for link, person_name in found:
        links.revoke(session, SYSTEM, link, person_name)
    return len(found)
