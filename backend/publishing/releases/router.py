"""Endpoints: releases of cards."""

from typing import Any

from fastapi import Request
from sqlalchemy import Select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions import queries as action_queries
from backend.actions import visibility
from backend.alliances import queries as alliance_queries
from backend.core.language import negotiate
from backend.core.pagination import PageQuery, Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.publishing.releases import queries, service
from backend.publishing.releases.models import Release, ReleaseState
from backend.publishing.releases.preparing import PersonRecognisable
from backend.publishing.releases.schemas import ReleaseIn, ReleaseOut, ReleasePreview, Withdrawal

routes = Routes("releases")
SORTS = {"created_at": Release.created_at, "updated_at": Release.updated_at}
AS_IT_IS, WITHOUT_REASON = ReleaseIn(), Withdrawal()

visibility.KEEPERS.append(service.Versions())


@routes.get("/alliances/{alliance_id}/releases", "releases:read")
def list_releases(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, state: ReleaseState | None = None
) -> Page[ReleaseOut | Tombstone]:
    """List what was proposed, released and taken back in an alliance, newest first."""
    alliance = alliance_queries.require(session, actor, alliance_id, "releases:read")
    statement = queries.visible_to(actor).where(Release.alliance_id == alliance.id)
    if state is not None:
        statement = statement.where(Release.state == state)
    return _page(session, actor, paging, statement)


@routes.get("/action-items/{action_item_id}/releases", "releases:read")
def list_action_item_releases(
    session: Session, actor: Actor, action_item_id: str, paging: Paging
) -> Page[ReleaseOut | Tombstone]:
    """List the releases of a card, newest first."""
    item = action_queries.find(session, actor, action_item_id)
    actor.require("releases:read", item.alliance_id, group_id=item.group_id)
    return _page(session, actor, paging, queries.visible_to(actor).where(Release.action_item_id == item.id))


@routes.get("/action-items/{action_item_id}/release-preview", "releases:read")
def read_release_preview(session: Session, actor: Actor, request: Request, action_item_id: str) -> ReleasePreview:
    """Read a card as everybody would, and where persons can still be recognised in it."""
    item = action_queries.find(session, actor, action_item_id)
    actor.require("releases:read", item.alliance_id, group_id=item.group_id)
    return service.preview(session, item, _language(request), request.app.state.settings.public_url)


@routes.post("/action-items/{action_item_id}/releases", "releases:write", problems=(PersonRecognisable,))
def create_release(
    session: Session, actor: Actor, request: Request, action_item_id: str, body: ReleaseIn = AS_IT_IS
) -> ReleaseOut:
    """Propose the public version of a card, with other words where a person can be recognised."""
    item = action_queries.find(session, actor, action_item_id)
    return service.show(session, actor, service.propose(session, actor, item, _language(request), body.wording))


@routes.get("/releases/{release_id}", "releases:read")
def read_release(session: Session, actor: Actor, release_id: str) -> ReleaseOut:
    """Read one release with the text that everybody reads, or would read."""
    release = queries.find(session, actor, release_id)
    actor.require("releases:read", release.alliance_id, group_id=queries.item_of(session, release).group_id)
    return service.show(session, actor, release)


@routes.post(
    "/releases/{release_id}/approval",
    "publications:write",
    status=200,
    problems=(service.SecondPersonNeeded, service.AlreadyWithdrawn, PersonRecognisable),
)
def approve_release(session: Session, actor: Actor, release_id: str) -> ReleaseOut:
    """Make a proposed version public."""
    release = queries.find(session, actor, release_id)
    service.approve(session, actor, release)
    return service.show(session, actor, release)


@routes.post("/releases/{release_id}/withdrawal", "releases:write", status=200)
def withdraw_release(session: Session, actor: Actor, release_id: str, body: Withdrawal = WITHOUT_REASON) -> ReleaseOut:
    """Take a proposal or the public version of a card back."""
    release = queries.find(session, actor, release_id)
    service.withdraw(session, actor, release, body.reason)
    return service.show(session, actor, release)


def _page(session: Session, actor: Actor, paging: PageQuery, statement: Select[Any]) -> Page[ReleaseOut | Tombstone]:
    releases, following = slice_of(session, paging, statement, entity=Release, sorts=SORTS, default="-created_at")
    return Page[ReleaseOut | Tombstone](items=service.show_all(session, actor, releases), next=following)


def _language(request: Request) -> str:
    return negotiate(request.headers.get("accept-language"))
