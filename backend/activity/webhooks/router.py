"""Endpoints: webhooks of an alliance or a municipality."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.webhooks import queries, service
from backend.activity.webhooks.models import Webhook
from backend.activity.webhooks.schemas import WebhookIn, WebhookOut, WebhookPatch, WebhookSecretIn, WebhookSecretOut
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.municipalities import queries as municipality_queries

routes = Routes("webhooks")
SORTS = {"created_at": Webhook.created_at, "updated_at": Webhook.updated_at}


@routes.get("/alliances/{alliance_id}/webhooks", "webhooks:read")
def list_webhooks(session: Session, actor: Actor, alliance_id: str, paging: Paging) -> Page[WebhookOut | Tombstone]:
    """List the webhooks of an alliance."""
    alliance = alliance_queries.require(session, actor, alliance_id, "webhooks:read")
    statement = queries.of_alliance(alliance.id)
    return paginate(session, paging, statement, entity=Webhook, sorts=SORTS, default="created_at", show=service.show)


@routes.post("/alliances/{alliance_id}/webhooks", "webhooks:write", problems=(service.TooManyWebhooks,))
def create_webhook(session: Session, actor: Actor, request: Request, alliance_id: str, body: WebhookIn) -> WebhookOut:
    """Have an alliance's events sent to another system; the answer carries the secret, once."""
    alliance = alliance_queries.require(session, actor, alliance_id, "webhooks:write")
    return service.create(session, request.app.state.settings, actor, body.model_dump(), alliance_id=alliance.id)


@routes.get("/municipalities/{municipality_id}/webhooks", "webhooks:read")
def list_municipality_webhooks(
    session: Session, actor: Actor, municipality_id: str, paging: Paging
) -> Page[WebhookOut | Tombstone]:
    """List the webhooks of a municipality as a whole."""
    municipality = municipality_queries.find(session, actor, municipality_id)
    actor.require_in_municipality("webhooks:read", municipality.id)
    statement = queries.of_municipality(municipality.id)
    return paginate(session, paging, statement, entity=Webhook, sorts=SORTS, default="created_at", show=service.show)


@routes.post("/municipalities/{municipality_id}/webhooks", "webhooks:write", problems=(service.TooManyWebhooks,))
def create_municipality_webhook(
    session: Session, actor: Actor, request: Request, municipality_id: str, body: WebhookIn
) -> WebhookOut:
    """Have the events of a municipality and all its alliances sent to another system."""
    municipality = municipality_queries.find(session, actor, municipality_id)
    actor.require_in_municipality("webhooks:write", municipality.id)
    settings = request.app.state.settings
    return service.create(session, settings, actor, body.model_dump(), municipality_id=municipality.id)


@routes.get("/webhooks/{webhook_id}", "webhooks:read")
def read_webhook(session: Session, actor: Actor, webhook_id: str) -> WebhookOut:
    """Read one webhook, without its secret."""
    return service.show(queries.find(session, actor, webhook_id, "webhooks:read"))


@routes.patch("/webhooks/{webhook_id}", "webhooks:write")
def change_webhook(
    session: Session, actor: Actor, request: Request, webhook_id: str, body: WebhookPatch, if_match: IfMatch
) -> WebhookOut:
    """Change a webhook, stop it or start it again."""
    webhook = queries.find(session, actor, webhook_id, "webhooks:write")
    if_match.check(webhook)
    service.change(session, request.app.state.settings, actor, webhook, body.changes())
    return service.show(webhook)


@routes.delete("/webhooks/{webhook_id}", "webhooks:write")
def delete_webhook(session: Session, actor: Actor, webhook_id: str, if_match: IfMatch) -> None:
    """Remove a webhook: nothing is sent there any more."""
    webhook = queries.find(session, actor, webhook_id, "webhooks:write")
    if_match.check(webhook)
    service.delete(session, actor, webhook)


@routes.post("/webhooks/{webhook_id}/secret", "webhooks:write")
def rotate_webhook_secret(
    session: Session, actor: Actor, request: Request, webhook_id: str, body: WebhookSecretIn
) -> WebhookSecretOut:
    """Give a webhook a new secret; for a while messages carry both signatures."""
    webhook = queries.find(session, actor, webhook_id, "webhooks:write")
    return service.rotate_secret(session, request.app.state.settings, actor, webhook, body.overlap_hours)
