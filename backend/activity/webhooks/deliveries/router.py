"""Endpoints: the log of deliveries, deliveries by hand, replays."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.webhooks import queries as webhook_queries
from backend.activity.webhooks.deliveries import queries, service
from backend.activity.webhooks.deliveries.schemas import DeliveryIn, DeliveryOut
from backend.activity.webhooks.models import Delivery, DeliveryState
from backend.activity.webhooks.schemas import ReplayIn, ReplayOut
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("webhooks")
SORTS = {"created_at": Delivery.created_at, "updated_at": Delivery.updated_at}


@routes.get("/webhooks/{webhook_id}/deliveries", "webhooks:read")
def list_deliveries(
    session: Session, actor: Actor, webhook_id: str, paging: Paging, state: DeliveryState | None = None
) -> Page[DeliveryOut | Tombstone]:
    """Read the log of a webhook: what was sent, what the receiver answered, what is still to come."""
    webhook = webhook_queries.find(session, actor, webhook_id, "webhooks:read")
    statement = queries.of_webhook(webhook.id, state)
    show = DeliveryOut.model_validate
    return paginate(session, paging, statement, entity=Delivery, sorts=SORTS, default="-created_at", show=show)


@routes.post("/webhooks/{webhook_id}/deliveries", "webhooks:write", problems=(service.WebhookDisabled,))
def create_delivery(session: Session, actor: Actor, webhook_id: str, body: DeliveryIn) -> DeliveryOut:
    """Send a test message, or one event again."""
    webhook = webhook_queries.find(session, actor, webhook_id, "webhooks:write")
    if body.event_id is None:
        return DeliveryOut.model_validate(service.test(session, actor, webhook))
    return DeliveryOut.model_validate(service.again(session, actor, webhook, body.event_id))


@routes.get("/deliveries/{delivery_id}", "webhooks:read")
def read_delivery(session: Session, actor: Actor, delivery_id: str) -> DeliveryOut:
    """Read one delivery with its attempts."""
    delivery = queries.find(session, delivery_id)
    webhook_queries.find(session, actor, delivery.webhook_id, "webhooks:read")
    return DeliveryOut.model_validate(delivery)


@routes.post("/webhooks/{webhook_id}/replays", "webhooks:write", problems=(service.WebhookDisabled,))
def create_replay(session: Session, actor: Actor, webhook_id: str, body: ReplayIn) -> ReplayOut:
    """Send all events behind a number again, in their order."""
    webhook = webhook_queries.find(session, actor, webhook_id, "webhooks:write")
    return service.replay(session, actor, webhook, body)
