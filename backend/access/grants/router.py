"""Endpoints: who has access to an alliance."""

from datetime import timedelta

from fastapi import Request
from sqlmodel import Session

from backend.access import queries
from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.access.grants import queries as grants_queries
from backend.access.grants import service
from backend.access.grants.schemas import GrantIn, GrantOut, GrantPatch, GrantUser
from backend.access.models import Grant, User
from backend.access.permissions import AllianceRoleName, Role
from backend.access.routes import Routes
from backend.access.schemas import SignInLinkOut
from backend.access.sign_in import links
from backend.core.clock import now
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.problems import AlreadyExists, invalid
from backend.core.schemas import Page, Tombstone
from backend.settings import Settings

routes = Routes("access")
SORTS = {"created_at": Grant.created_at, "updated_at": Grant.updated_at, "role": Grant.role}


@routes.get("/alliances/{alliance_id}/grants", "grants:read")
def list_grants(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, role: AllianceRoleName | None = None
) -> Page[GrantOut | Tombstone]:
    """List who has access to an alliance."""
    queries.require_alliance(session, actor, alliance_id, "grants:read")
    statement = grants_queries.grants_visible_to(actor).where(Grant.alliance_id == alliance_id)
    if role is not None:
        statement = statement.where(Grant.role == role)

    grants, following = slice_of(session, paging, statement, entity=Grant, sorts=SORTS, default="created_at")
    users = queries.users_by_id(session, [grant.user_id for grant in grants])
    items = [Tombstone.model_validate(g) if g.deleted_at else _shown(g, users[g.user_id]) for g in grants]
    return Page[GrantOut | Tombstone](items=items, next=following)


@routes.post("/alliances/{alliance_id}/grants", "grants:write", problems=(AlreadyExists, accounts.AccountDisabled))
def create_grant(session: Session, actor: Actor, request: Request, alliance_id: str, body: GrantIn) -> GrantOut:
    """Give somebody access at once, for operators; everybody else sends an invitation.

    For a mail address without an account one is opened, and the answer carries a one-time sign-in link, once. Who
    has an account already signs in as always.
    """
    settings: Settings = request.app.state.settings
    queries.require_alliance(session, actor, alliance_id, "grants:write")
    # Who opens an account in somebody's name could use it before them, and would learn whether an address has one.
    accounts.refuse_lesser(actor)
    user = queries.user_by_email(session, body.email)
    opened = user is None
    if user is None:
        if body.name is None:
            raise invalid("#/name", "missing")
        user = accounts.create(session, actor, body.email, body.name)
    accounts.refuse_disabled(user)
    grant = service.give(session, actor, alliance_id, user, Role(body.role), body.person_id)
    shown = _shown(grant, user)
    if opened:
        secret = service.link(session, actor, grant, settings.sign_in_link_hours)
        shown.sign_in_link = links.address(settings.base_url, secret)
    return shown


@routes.get("/grants/{grant_id}", "grants:read")
def read_grant(session: Session, actor: Actor, grant_id: str) -> GrantOut:
    """Read one grant."""
    grant = grants_queries.find_grant(session, actor, grant_id, "grants:read")
    return _shown(grant, session.get_one(User, grant.user_id))


@routes.patch("/grants/{grant_id}", "grants:write", problems=(service.LastCoordinator,))
def change_grant(session: Session, actor: Actor, grant_id: str, body: GrantPatch, if_match: IfMatch) -> GrantOut:
    """Change somebody's role, or say which person they are."""
    grant = grants_queries.find_grant(session, actor, grant_id, "grants:write")
    if_match.check(grant)
    service.change(session, actor, grant, body.changes())
    return _shown(grant, session.get_one(User, grant.user_id))


@routes.delete("/grants/{grant_id}", "grants:write", problems=(service.LastCoordinator,))
def delete_grant(session: Session, actor: Actor, grant_id: str, if_match: IfMatch) -> None:
    """Take somebody's access away."""
    grant = grants_queries.find_grant(session, actor, grant_id, "grants:write")
    if_match.check(grant)
    service.take(session, actor, grant)


@routes.post("/grants/{grant_id}/sign-in-links", "grants:write", problems=(accounts.AccountDisabled,))
def create_grant_sign_in_link(session: Session, actor: Actor, request: Request, grant_id: str) -> SignInLinkOut:
    """Mail somebody a one-time sign-in link, to the address of their account. The answer never carries it."""
    settings: Settings = request.app.state.settings
    grant = grants_queries.find_grant(session, actor, grant_id, "grants:write")
    service.mail_link(session, actor, settings, grant)
    expires_at = now() + timedelta(hours=settings.sign_in_link_hours)
    return SignInLinkOut(sign_in_link=None, expires_at=expires_at)


def _shown(grant: Grant, user: User) -> GrantOut:
    shown = GrantUser(id=user.id, email=user.email, name=user.name, disabled=user.disabled_at is not None)
    return GrantOut.model_validate({**grant.model_dump(), "user": shown})
