"""Use cases: a test delivery, an event again, all events behind a number again."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.activity.webhooks import queries as webhook_queries
from backend.activity.webhooks import service as webhooks
from backend.activity.webhooks.deliveries import queries
from backend.activity.webhooks.models import Delivery, DeliveryState, Webhook, WebhookPosition, WebhookState
from backend.activity.webhooks.payloads import TEST
from backend.activity.webhooks.schemas import ReplayIn, ReplayOut
from backend.core.clock import now
from backend.core.problems import Conflict, invalid
from backend.core.records import touch


class WebhookDisabled(Conflict):
    """Nothing leaves for a webhook that is stopped."""


def test(session: Session, actor: Actor, webhook: Webhook) -> Delivery:
    """Send a message that nothing has happened. Raises 409 for a stopped webhook."""
    _require_active(webhook)
    delivery = Delivery(webhook_id=webhook.id, stream_id=webhook.stream_id, event_type=TEST)
    session.add(delivery)
    webhooks.note(session, actor, "webhook.delivery_requested", webhook)
    return delivery


def again(session: Session, actor: Actor, webhook: Webhook, event_id: str) -> Delivery:
    """Send one event once more, whatever the filter says. Raises 422 for an event of somebody else, 409."""
    _require_active(webhook)
    event = webhook_queries.event_of(session, webhook, event_id)
    if event is None:
        raise invalid("#/event_id", "unknown_reference")
    queries.enqueue(session, webhook.id, [event])
    delivery = queries.of_event(session, webhook.id, event_id)
    assert delivery is not None, "it was put on its way above"
    delivery.state, delivery.attempt_count, delivery.failure = DeliveryState.pending, 0, None
    delivery.next_attempt_at = now()
    touch(delivery)
    webhooks.note(session, actor, "webhook.delivery_requested", webhook)
    return delivery


def replay(session: Session, actor: Actor, webhook: Webhook, body: ReplayIn) -> ReplayOut:
    """Send all events of a stream behind a number again, those the filter lets through. Raises 422, 409."""
    _require_active(webhook)
    stream_id = body.alliance_id or webhook.stream_id
    streams = webhook_queries.streams_of(session, webhook)
    if stream_id not in streams:
        raise invalid("#/alliance_id", "unknown_reference")
    queries.send_again(session, webhook.id, stream_id, body.after, now())
    position = webhook_queries.position(session, webhook.id, stream_id)
    if position is None:
        session.add(WebhookPosition(webhook_id=webhook.id, stream_id=stream_id, sequence=body.after))
    else:
        position.sequence = min(position.sequence, body.after)
    webhooks.note(session, actor, "webhook.replay_requested", webhook, {"after": [None, body.after]})
    return ReplayOut(stream_id=stream_id, after=body.after, until=streams[stream_id])


def _require_active(webhook: Webhook) -> None:
    if webhook.state != WebhookState.active:
        raise WebhookDisabled
