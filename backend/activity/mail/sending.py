"""The duty that sends what waits: claims a few mails, hands each over, notes at once what came of it.

Who dies between handing over and noting sends that mail again when its lease is over: at least once, with the same
Message-ID, by which mail programs recognise it.
"""

import random
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.activity.mail import queries
from backend.activity.mail.transport import Connection, Refused, connected
from backend.core import events
from backend.core.clock import now
from backend.core.db import Database
from backend.core.mail import Mail, MailState
from backend.core.records import touch
from backend.settings import Settings

AT_ONCE = 20
LEASE_SECONDS = 900
# After each failure, so long until the next try; after the last one we give up, three and a half days after the first.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440)]
JITTER = 0.2
ERROR_LENGTH = 1000
log = structlog.get_logger("mail")


def run(database: Database, settings: Settings) -> int:
    """Send everything that is due; how many mails went out. Without a mail server they wait."""
    if not settings.sends_mail:
        return 0
    sent = 0
    while ids := database.run(lambda session: queries.take_due(session, AT_ONCE, LEASE_SECONDS), write=True):
        sent += _send_all(database, settings, ids)
    return sent


def _send_all(database: Database, settings: Settings, ids: list[str]) -> int:
    sent = 0
    try:
        with connected(settings) as connection:
            for mail_id in ids:
                sent += _send(database, connection, mail_id)
    except Refused as refusal:
        log.error("mail server unavailable", answer=refusal.answer)
        for mail_id in ids:
            _note(database, mail_id, refusal)
    return sent


def _send(database: Database, connection: Connection, mail_id: str) -> bool:
    mail = database.run(lambda session: queries.taken(session, mail_id))
    if mail is None:
        return False
    try:
        connection.send(mail)
    except Refused as refusal:
        _note(database, mail_id, refusal)
        return False
    _note(database, mail_id, None)
    return True


def _note(database: Database, mail_id: str, refusal: Refused | None) -> None:
    def work(session: Session) -> None:
        mail = queries.taken(session, mail_id)
        if mail is None:
            return
        mail.attempts += 1
        mail.claimed_until = None
        if refusal is None:
            # Its text may hold personal links, which nobody needs here any more.
            mail.state, mail.sent_at, mail.last_error = MailState.sent, now(), None
            mail.text, mail.html, mail.calendar = "", "", None
        else:
            mail.last_error = refusal.answer[:ERROR_LENGTH]
            gives_up = refusal.is_final or mail.attempts > len(PAUSES)
            mail.state = MailState.failed if gives_up else MailState.queued
            if not gives_up:
                mail.due_at = next_try(mail.attempts)
        touch(mail)
        if mail.state == MailState.failed:
            # The server's words stay out of the history: they name the address.
            _record_failure(session, mail)

    database.run(work, write=True)


def next_try(attempts: int) -> datetime:
    """When to try again after so many failures: later each time, and never all at once."""
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    return now() + pause * random.uniform(1 - JITTER, 1 + JITTER)


def _record_failure(session: Session, mail: Mail) -> None:
    events.record(
        session,
        SYSTEM,
        "mail.failed",
        events.Subject("mail", mail.id),
        stream_id=mail.alliance_id or events.INSTALLATION,
        alliance_id=mail.alliance_id,
    )
