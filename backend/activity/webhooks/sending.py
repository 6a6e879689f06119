"""Sends what is due: one receiver after its own order, several receivers side by side.

A worker claims a webhook, not a message, so that its messages leave one after the other. Nothing is held in the
database while a receiver thinks; a worker that dies leaves a claim that ends by itself, and its last message is sent
again under the same id.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import httpx
import structlog
from sqlmodel import Session

from backend import __version__
from backend.activity.webhooks import attempts, payloads, queries, service, signing
from backend.activity.webhooks.attempts import Attempt
from backend.activity.webhooks.deliveries import queries as delivery_queries
from backend.activity.webhooks.models import Delivery, Webhook, WebhookFormat
from backend.activity.webhooks.outcomes import lease, settle
from backend.core import outbound
from backend.core.claims import claim
from backend.core.clock import now
from backend.core.db import Database, Result
from backend.core.events import Event
from backend.core.sealing import SealBroken
from backend.settings import Settings

RECEIVERS_AT_ONCE = 16
MESSAGES_AT_ONCE = 50
TURN_SECONDS = 15.0
log = structlog.get_logger("webhooks")


@dataclass(frozen=True)
class Batch:
    """What goes to one receiver next."""

    webhook: Webhook
    deliveries: list[Delivery]
    events: dict[str, Event]


def run(database: Database, settings: Settings) -> int:
    """Send what is due, each receiver once; how many messages were sent. A duty of the worker."""
    return Turn(database, settings).take()


def sweep(database: Database, settings: Settings) -> int:
    """Forget what arrived or failed long ago. A duty of the worker."""
    before = now() - timedelta(days=settings.webhook_log_days)
    return database.run(lambda session: delivery_queries.sweep(session, before), write=True)


class Turn:
    """One turn of the worker: every receiver that something is due for has its own thread."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._served: list[str] = []
        self._sent: list[int] = []
        # One transaction at a time writes down what came of it: the people in front of the screens need the others.
        self._writing = threading.Lock()

    def take(self) -> int:
        """Serve every receiver; how many messages were sent."""
        while self._database.run(self._is_anything_due):
            claimed = self._database.run(self._claim, write=True)
            if not claimed:
                break
            self._served += claimed
            # Daemons: a process that stops does not wait for receivers.
            threads = [threading.Thread(target=self._serve, args=(one,), daemon=True) for one in claimed]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        return sum(self._sent)

    def _is_anything_due(self, session: Session) -> bool:
        return delivery_queries.is_anything_due(session, now(), self._served)

    def _claim(self, session: Session) -> list[str]:
        seconds = lease(self._settings).total_seconds()
        return claim(session, Webhook, delivery_queries.sendable(now(), self._served), RECEIVERS_AT_ONCE, seconds)

    def _serve(self, webhook_id: str) -> None:
        """Send to one receiver until nothing is due, something fails or its time is over."""
        ends = time.monotonic() + TURN_SECONDS
        try:
            while time.monotonic() < ends:
                batch = self._database.run(lambda session: _batch(session, webhook_id))
                if not batch.deliveries or not self._send_all(batch, ends):
                    break
            self._write(lambda session: queries.note(session, webhook_id, {"claimed_until": None}))
        except Exception:
            # The claim ends by itself, and everything that was not written down is due again.
            log.exception("webhook failed", webhook=webhook_id)

    def _send_all(self, batch: Batch, ends: float) -> bool:
        """Whether there may be more for this receiver."""
        return all(time.monotonic() < ends and self._send(batch, delivery) for delivery in batch.deliveries)

    def _send(self, batch: Batch, delivery: Delivery) -> bool:
        """Whether the next message may follow."""
        attempt = _attempt(self._settings, batch, delivery)
        self._sent.append(1)
        return self._write(lambda session: settle(session, self._settings, batch.webhook.id, delivery, attempt))

    def _write(self, work: Callable[[Session], Result]) -> Result:
        with self._writing:
            return self._database.run(work, write=True)


def _batch(session: Session, webhook_id: str) -> Batch:
    webhook = queries.webhook(session, webhook_id)
    due = delivery_queries.next_due(session, webhook_id, now(), MESSAGES_AT_ONCE)
    return Batch(webhook, due, delivery_queries.events_by_id(session, [one.event_id for one in due]))


def _attempt(settings: Settings, batch: Batch, delivery: Delivery) -> Attempt:
    webhook, event = batch.webhook, batch.events.get(delivery.event_id or "")
    if event is not None:
        message_id, body = event.id, payloads.body_of(event, webhook.format, settings.base_url)
    else:
        message_id, body = delivery.id, payloads.body_of_test(delivery, webhook.format, settings.base_url)
    try:
        secrets = service.secrets_of(settings, webhook)
    except SealBroken:
        return Attempt(now(), 0, failure="secret_unreadable")
    headers = {
        "content-type": payloads.MEDIA_TYPES[WebhookFormat(webhook.format)],
        "user-agent": f"Buendniswerk/{__version__}",
        "accept-encoding": "identity",
        **signing.headers(message_id, now(), body, secrets),
    }
    client = _client(settings.webhook_allowed, settings.webhook_timeout_seconds)
    return attempts.send(client, webhook.url, headers, body)


@lru_cache(maxsize=4)
def _client(allowed: str, seconds: float) -> httpx.Client:
    return outbound.client(outbound.Allowed.parse(allowed), seconds)
