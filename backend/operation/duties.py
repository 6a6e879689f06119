"""The duties of the worker: what is due without anybody asking, a line each.

A room that has work for the worker offers a function `(database, settings) -> int`, which opens its own units of work
and gives how much it did. Every duty has a thread of its own, and several workers may run the same duty at once: what
must happen once is claimed (`core/claims.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from backend.access.password_resets import service as password_resets
from backend.actions.recurrence import repeating
from backend.activity.mail import sending
from backend.activity.mail import sweeping as mails
from backend.activity.mail.digests import duty as digests
from backend.activity.privacy.retention import duty as retention
from backend.activity.trash import service as trash
from backend.activity.webhooks import outbox
from backend.activity.webhooks import sending as webhooks
from backend.core.db import Database
from backend.documents import sweeping as documents
from backend.meetings.participants.invitations import service as invitations
from backend.operation import sweeping
from backend.participation import asking
from backend.processes.obligations import reminding as obligations
from backend.search import indexing
from backend.search.saved_filters import telling
from backend.settings import Settings


@dataclass(frozen=True)
class Duty:
    """Something to do every few seconds."""

    name: str
    every_seconds: float
    run: Callable[[Database, Settings], int]


DUTIES: list[Duty] = [
    Duty("sweep", 60, sweeping.run),
    Duty("asking", 15, asking.ask),
    Duty("personal links", 60, asking.tidy),
    Duty("recurring cards", 60, repeating.run),
    Duty("changed meetings", 5, invitations.tell),
    Duty("trash", 3600, trash.purge),
    Duty("retention", 900, retention.run),
    Duty("documents", 3600, documents.run),
    Duty("password resets", 3, password_resets.run),
    Duty("mail", 5, sending.run),
    Duty("digests", 60, digests.run),
    Duty("mail log", 3600, mails.run),
    Duty("search", 0.5, indexing.run),
    Duty("saved filters", 60, telling.run),
    Duty("obligations", 60, obligations.run),
    Duty("webhook outbox", 1, outbox.run),
    Duty("webhooks", 1, webhooks.run),
    Duty("webhook log", 3600, webhooks.sweep),
]
