"""What comes of an attempt: delivered, tried again later, or the end of a webhook whose receiver is gone."""

import random
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.activity.webhooks import attempts, queries, service
from backend.activity.webhooks.attempts import Attempt
from backend.activity.webhooks.deliveries import queries as delivery_queries
from backend.activity.webhooks.models import Delivery, DeliveryState, DisabledReason, Webhook, WebhookState
from backend.core import mail
from backend.core.clock import now
from backend.settings import Settings

ATTEMPTS_KEPT = 30
HOLD_MOST = 300.0
JITTER = 0.1


def settle(session: Session, settings: Settings, webhook_id: str, delivery: Delivery, attempt: Attempt) -> bool:
    """Store an attempt and what follows from it; whether the next message may go to this receiver now."""
    webhook = queries.webhook(session, webhook_id)
    moment = now()
    count = delivery.attempt_count + 1
    log = [*delivery.attempts, attempt.as_row()][-ATTEMPTS_KEPT:]
    values: dict[str, Any] = {"attempt_count": count, "attempts": log, "failure": attempt.failure, "updated_at": moment}
    of_webhook: dict[str, Any] = {"claimed_until": moment + lease(settings)}
    if attempt.failure is None:
        values |= {"state": DeliveryState.delivered, "delivered_at": moment, "next_attempt_at": None}
        of_webhook |= {"last_success_at": moment, "failing_since": None, "held_until": None}
    else:
        of_webhook["failing_since"] = webhook.failing_since or attempt.at
        wait = _wait(settings, count, attempt)
        if wait is None and attempt.failure != attempts.GONE:
            values |= {"state": DeliveryState.failed, "next_attempt_at": None}
        else:
            values["next_attempt_at"] = moment + timedelta(seconds=wait or 0)
        if attempt.failure not in attempts.OF_MESSAGE:
            held = max(min(wait or 0.0, HOLD_MOST), attempt.retry_after)
            of_webhook["held_until"] = moment + timedelta(seconds=held)
    if not delivery_queries.note(session, delivery.id, delivery.attempt_count, values):
        # Somebody has asked for it once more, or another worker was faster.
        return webhook.state == WebhookState.active and webhook.deleted_at is None
    queries.note(session, webhook.id, of_webhook)
    if attempt.failure is None and webhook.failing_since is not None:
        delivery_queries.release(session, webhook.id, moment)
    if attempt.failure == attempts.GONE:
        disable(session, settings, webhook, DisabledReason.gone)
        return False
    if values.get("state") == DeliveryState.failed and _nothing_arrived_since(webhook, log[-count:][0]["at"]):
        disable(session, settings, webhook, DisabledReason.failing)
        return False
    is_open = webhook.state == WebhookState.active and webhook.deleted_at is None
    return is_open and (attempt.failure is None or attempt.failure in attempts.OF_MESSAGE)


def lease(settings: Settings) -> timedelta:
    """How long a claim holds after each message: for the next attempt, and for names that resolve slowly."""
    return timedelta(seconds=3 * settings.webhook_timeout_seconds)


def _wait(settings: Settings, count: int, attempt: Attempt) -> float | None:
    """Seconds until the next attempt, a little more than the schedule says; None if that was the last one."""
    schedule = settings.webhook_schedule
    if count >= len(schedule):
        return None
    # Receivers that went down together should not get everything at the same moment.
    jitter = 1 + random.random() * JITTER
    return max(schedule[count] * jitter, attempt.retry_after)


def _nothing_arrived_since(webhook: Webhook, first_attempt: str) -> bool:
    return webhook.last_success_at is None or webhook.last_success_at < datetime.fromisoformat(first_attempt)


def disable(session: Session, settings: Settings, webhook: Webhook, reason: DisabledReason) -> None:
    """Stop a webhook and tell those who answer for it. What waits is kept for the day it is active again."""
    if webhook.state != WebhookState.active:
        return
    moment = now()
    webhook.state, webhook.disabled_reason, webhook.updated_at = WebhookState.disabled, reason, moment
    service.note(session, SYSTEM, "webhook.disabled", webhook, {"disabled_reason": [None, reason.value]})
    alliance = queries.alliance(session, webhook)
    for user in queries.to_be_told(session, webhook):
        mail.queue(
            session,
            to=user.email,
            name=user.name,
            template="webhook_disabled",
            language=user.language,
            values={
                "reason": reason.value,
                "webhook": webhook.description or service.host_of(webhook),
                "alliance": alliance.name if alliance else "",
                "days": max(1, round(sum(settings.webhook_schedule) / 86_400)),
                "url": f"{settings.base_url}/a/{alliance.slug}/settings?tab=webhooks"
                if alliance
                else settings.base_url,
            },
            alliance_id=webhook.alliance_id,
            user_id=user.id,
            dedupe_key=f"webhook-disabled:{webhook.id}:{user.id}:{moment.timestamp():.0f}",
        )
