"""Sends what is due: one receiver after its own order, several receivers side by side.

A worker claims a webhook, not a message, so that its messages leave one after the other. Nothing is held in the
database while a receiver thinks; a worker that dies leaves a claim that ends by itself, and its last message is sent
again under the same id.
"""

import threading
import time
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
from backend.activity.webhooks.outcomes import settle
from backend.core import outbound
from backend.core.claims import claim
from backend.core.clock import now
from backend.core.db import Database
from backend.core.events import Event
from backend.core.sealing import SealBroken
from backend.settings import Settings

RECEIVERS_AT_ONCE = 16
MESSAGES_AT_ONCE = 50
log = structlog.get_logger("webhooks")


@dataclass(frozen=True)
class Batch:
    """What goes to one receiver next."""

    webhook: Webhook
    deliveries: list[Delivery]
    events: dict[str, Event]


def run(database: Database, settings: Settings) -> int:
    """Send what is due, each receiver once; how many messages were sent. A duty of the worker."""
    served: list[str] = []
    sent: list[int] = []
    while database.run(lambda session: delivery_queries.is_anything_due(session, now(), served)):
        claimed = database.run(lambda session: _claim(session, settings, served), write=True)
        if not claimed:
            break
        served += claimed
        # One transaction at a time writes down what came of it: the people in front of the screens need the others.
        turn = threading.Lock()
        threads = [
            # Daemons: a process that stops does not wait for receivers.
            threading.Thread(target=lambda one=one: sent.append(serve(database, settings, one, turn)), daemon=True)
            for one in claimed
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return sum(sent)


def sweep(database: Database, settings: Settings) -> int:
    """Forget what arrived or failed long ago. A duty of the worker."""
    before = now() - timedelta(days=settings.webhook_log_days)
    return database.run(lambda session: delivery_queries.sweep(session, before), write=True)


def _claim(session: Session, settings: Settings, served: list[str]) -> list[str]:
    # A turn takes one timeout and the last attempt in it another one; the rest is for names that resolve slowly.
    lease = 3 * settings.webhook_timeout_seconds
    return claim(session, Webhook, delivery_queries.sendable(now(), served), RECEIVERS_AT_ONCE, lease)


def serve(database: Database, settings: Settings, webhook_id: str, turn: threading.Lock) -> int:
    """Send to one receiver until nothing is due, it fails or its turn is over; how many messages were sent."""
    sent, ends = 0, time.monotonic() + settings.webhook_timeout_seconds
    try:
        goes_on = True
        while goes_on and time.monotonic() < ends:
            batch = database.run(lambda session: _batch(session, webhook_id))
            goes_on = bool(batch.deliveries)
            for delivery in batch.deliveries:
                attempt = _send(settings, batch, delivery)
                sent += 1
                with turn:
                    goes_on = database.run(
                        lambda session: settle(session, settings, webhook_id, delivery, attempt),  # noqa: B023 (called within the round)
                        write=True,
                    )
                if not goes_on or time.monotonic() >= ends:
                    break
        with turn:
            database.run(lambda session: queries.note(session, webhook_id, {"claimed_until": None}), write=True)
    except Exception:
        # The claim ends by itself, and everything that was not written down is due again.
        log.exception("webhook failed", webhook=webhook_id)
    return sent


def _batch(session: Session, webhook_id: str) -> Batch:
    webhook = queries.webhook(session, webhook_id)
    due = delivery_queries.next_due(session, webhook_id, now(), MESSAGES_AT_ONCE)
    return Batch(webhook, due, delivery_queries.events_by_id(session, [one.event_id for one in due]))


def _send(settings: Settings, batch: Batch, delivery: Delivery) -> Attempt:
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
