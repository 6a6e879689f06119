"""Use cases: set up, change, remove a webhook, give it another secret."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlmodel import Session

from backend.access.actors import Actor
from backend.activity.webhooks import queries, signing
from backend.activity.webhooks.deliveries import queries as delivery_queries
from backend.activity.webhooks.models import DisabledReason, Webhook, WebhookPosition, WebhookState
from backend.activity.webhooks.schemas import WebhookOut, WebhookSecretOut
from backend.core import events
from backend.core.clock import now
from backend.core.outbound import AddressNotAllowed, Allowed, check_url
from backend.core.problems import Conflict, invalid
from backend.core.records import touch
from backend.core.sealing import seal, unseal
from backend.settings import Settings

WEBHOOKS_MOST = 50
CONFIDENTIAL = {"secret", "previous_secret", "previous_secret_until", "url"}


class TooManyWebhooks(Conflict):
    """Each change is sent to every webhook; fifty are enough for an alliance."""


def create(
    session: Session,
    settings: Settings,
    actor: Actor,
    values: dict[str, Any],
    *,
    alliance_id: str | None = None,
    municipality_id: str | None = None,
) -> WebhookOut:
    """Set a webhook up that reads from now on; the answer carries its secret. Raises 422, 409."""
    webhook = Webhook(
        **values, alliance_id=alliance_id, municipality_id=municipality_id, made_by=actor.user_id, secret=""
    )
    _check(settings, webhook)
    if queries.count_of(session, webhook.stream_id) >= WEBHOOKS_MOST:
        raise TooManyWebhooks(most=WEBHOOKS_MOST)
    secret = signing.new_secret()
    webhook.secret = seal(settings.key, _purpose(webhook), secret)
    session.add(webhook)
    session.flush()
    for stream_id, sequence in queries.streams_of(session, webhook).items():
        session.add(WebhookPosition(webhook_id=webhook.id, stream_id=stream_id, sequence=sequence))
    _record(session, actor, "webhook.created", webhook)
    return WebhookOut.model_validate({**webhook.model_dump(), "secret": secret})


def show(webhook: Webhook) -> WebhookOut:
    """The webhook without its secrets."""
    return WebhookOut.model_validate({**webhook.model_dump(), "secret": None})


def change(session: Session, settings: Settings, actor: Actor, webhook: Webhook, values: dict[str, Any]) -> None:
    """Change a webhook. Active again, it takes up what waits and what failed. Raises 422."""
    for name, value in values.items():
        setattr(webhook, name, value)
    found = events.changes_of(webhook)
    if not found:
        return
    _check(settings, webhook)
    if "state" in found:
        is_active = webhook.state == WebhookState.active
        webhook.disabled_reason = None if is_active else DisabledReason.by_hand
        if is_active:
            webhook.held_until = webhook.failing_since = None
            delivery_queries.revive(session, webhook.id, now())
    touch(webhook)
    _record(session, actor, "webhook.changed", webhook)


def delete(session: Session, actor: Actor, webhook: Webhook) -> None:
    """Leave a tombstone; nothing is sent any more."""
    webhook.deleted_at = now()
    touch(webhook)
    _record(session, actor, "webhook.deleted", webhook)


def rotate_secret(
    session: Session, settings: Settings, actor: Actor, webhook: Webhook, overlap_hours: int
) -> WebhookSecretOut:
    """Give the webhook a new secret; the old one signs along for the overlap."""
    secret = signing.new_secret()
    webhook.previous_secret = webhook.secret if overlap_hours else None
    webhook.previous_secret_until = now() + timedelta(hours=overlap_hours) if overlap_hours else None
    webhook.secret = seal(settings.key, _purpose(webhook), secret)
    touch(webhook)
    _record(session, actor, "webhook.secret_rotated", webhook)
    return WebhookSecretOut(secret=secret, previous_secret_until=webhook.previous_secret_until)


def secrets_of(settings: Settings, webhook: Webhook) -> list[str]:
    """What messages are signed with at this moment, the newest first. Raises `SealBroken`."""
    sealed = [webhook.secret]
    if webhook.previous_secret and webhook.previous_secret_until and webhook.previous_secret_until > now():
        sealed.append(webhook.previous_secret)
    return [unseal(settings.key, _purpose(webhook), one) for one in sealed]


def host_of(webhook: Webhook) -> str:
    """The receiver's name; the rest of an address often is a password."""
    return urlsplit(webhook.url).hostname or ""


def _purpose(webhook: Webhook) -> str:
    return f"webhook:{webhook.id}"


def _check(settings: Settings, webhook: Webhook) -> None:
    try:
        check_url(webhook.url, Allowed.parse(settings.webhook_allowed))
    except AddressNotAllowed as refused:
        raise invalid("#/url", refused.reason) from refused
    for place, wanted in enumerate(webhook.event_types or []):
        if not any(matches(wanted, known) for known in events.CATALOGUE):
            raise invalid(f"#/event_types/{place}", "unknown_event_type", type=wanted)


def matches(wanted: str, event_type: str) -> bool:
    """Whether a type of a filter (`action_item.moved`, `action_item.*`) means this type."""
    return wanted == event_type or (wanted.endswith(".*") and event_type.startswith(wanted[:-1]))


def _record(session: Session, actor: Actor, event_type: str, webhook: Webhook) -> None:
    changes: dict[str, Any] = {}
    if event_type == "webhook.changed":
        found = events.changes_of(webhook)
        changes = {name: values for name, values in found.items() if name not in CONFIDENTIAL}
        if "url" in found:
            changes["url"] = [urlsplit(url).hostname for url in found["url"]]
    note(session, actor, event_type, webhook, changes)


def note(
    session: Session, actor: Actor, event_type: str, webhook: Webhook, changes: dict[str, Any] | None = None
) -> None:
    """Record what happened to a webhook, in the stream of its alliance or municipality."""
    subject = events.Subject("webhook", webhook.id)
    stream, alliance_id = webhook.stream_id, webhook.alliance_id
    events.record(session, actor, event_type, subject, stream_id=stream, alliance_id=alliance_id, changes=changes or {})
