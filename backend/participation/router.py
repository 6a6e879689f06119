"""Endpoints: personal links of a card, and the QR code of its address."""

from typing import Any

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions import queries as action_queries
from backend.core.etags import IfMatch, etag
from backend.core.http import Answer
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.participation import letters, links, policy, queries, service
from backend.participation.models import PersonalLink
from backend.participation.schemas import PersonalLinkIn, PersonalLinkOut

routes = Routes("personal links")
SORTS = {"created_at": PersonalLink.created_at, "updated_at": PersonalLink.updated_at}
IMAGE: dict[str, Any] = {
    "responses": {"200": {"description": "The image", "content": {"image/svg+xml": {"schema": {"type": "string"}}}}}
}


@routes.get("/action-items/{action_item_id}/personal-links", "personal-links:read")
def list_personal_links(
    session: Session, actor: Actor, action_item_id: str, paging: Paging
) -> Page[PersonalLinkOut | Tombstone]:
    """List who can act on a card without an account, newest first."""
    item = action_queries.find(session, actor, action_item_id)
    policy.require(session, actor, item, "personal-links:read")
    statement = queries.of_item(actor, item.id)
    found, following = slice_of(session, paging, statement, entity=PersonalLink, sorts=SORTS, default="-created_at")
    living = service.show_all(session, actor, [link for link in found if link.deleted_at is None])
    shown = {link.id: link for link in living}
    return Page(items=[shown.get(link.id) or Tombstone.model_validate(link) for link in found], next=following)


@routes.post("/action-items/{action_item_id}/personal-links", "personal-links:write")
def create_personal_link(
    session: Session, actor: Actor, request: Request, action_item_id: str, body: PersonalLinkIn
) -> PersonalLinkOut:
    """Give somebody who is named on a card a link to their part, by mail or shown once."""
    item = action_queries.find(session, actor, action_item_id)
    policy.require(session, actor, item, "personal-links:write")
    return service.create(session, request.app.state.settings, actor, item, body)


@routes.get("/personal-links/{personal_link_id}", "personal-links:read")
def read_personal_link(session: Session, actor: Actor, personal_link_id: str) -> PersonalLinkOut:
    """Read one personal link."""
    return service.show(session, actor, _managed(session, actor, personal_link_id, "personal-links:read"))


@routes.delete("/personal-links/{personal_link_id}", "personal-links:write")
def revoke_personal_link(session: Session, actor: Actor, personal_link_id: str, if_match: IfMatch) -> None:
    """Revoke a personal link: whoever has it can do nothing with it from now on."""
    link = _managed(session, actor, personal_link_id, "personal-links:write")
    if_match.check(link)
    service.revoke(session, actor, link)


@routes.get("/action-items/{action_item_id}/qr-code", "action-items:read", response=Answer, openapi=IMAGE)
def read_action_item_qr_code(session: Session, actor: Actor, request: Request, action_item_id: str) -> Answer:
    """Draw the address of a card as a QR code, for people who sign in."""
    item = action_queries.find(session, actor, action_item_id)
    actor.require("action-items:read", item.alliance_id, invited=True)
    alliance = queries.alliance_of(session, item.alliance_id)
    image = links.qr_svg(letters.card_address(request.app.state.settings, alliance, item)).encode()
    return Answer(image, etag(image), media_type="image/svg+xml")


def _managed(session: Session, actor: Actor, link_id: str, permission: str) -> PersonalLink:
    link = queries.find(session, actor, link_id)
    [item] = action_queries.items_by_id(session, [link.action_item_id])
    policy.require(session, actor, item, permission)
    return link
