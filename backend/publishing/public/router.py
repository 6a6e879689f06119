"""Endpoint: what everybody reads, for programs."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.language import negotiate
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.publishing.cards import PATH
from backend.publishing.public import queries, service
from backend.publishing.public.schemas import PublicActionItem
from backend.publishing.releases.models import PublishedItem

routes = Routes("public")
SORTS = {
    "number": PublishedItem.number,
    "released_at": PublishedItem.released_at,
    "updated_at": PublishedItem.updated_at,
}


@routes.get("/public/alliances/{slug}/action-items", None)
def list_public_action_items(
    session: Session, actor: Actor, request: Request, slug: str, paging: Paging
) -> Page[PublicActionItem | Tombstone]:
    """List the cards that an alliance has released for everybody, as they were released.

    Answers without signing in, if the alliance has a public page. With `include_deleted=true` tombstones tell what
    was taken back.
    """
    alliance = queries.alliance_at(session, slug)
    address = f"{request.app.state.settings.public_url}{PATH}/{alliance.slug}"
    language = negotiate(request.headers.get("accept-language"))
    return paginate(
        session,
        paging,
        queries.of_alliance(alliance.id),
        entity=PublishedItem,
        sorts=SORTS,
        default="number",
        show=lambda item: service.show(item, address, language),
    )
