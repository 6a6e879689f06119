"""Endpoints: who administers and who audits a municipality."""

from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.access.grants.municipal import queries, service
from backend.access.grants.municipal.schemas import MunicipalityGrantIn, MunicipalityGrantOut, MunicipalityGrantPatch
from backend.access.grants.schemas import GrantUser
from backend.access.models import MunicipalityGrant, User
from backend.access.permissions import Role
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.problems import AlreadyExists, invalid
from backend.core.schemas import Page, Tombstone

routes = Routes("access")
SORTS = {
    "created_at": MunicipalityGrant.created_at,
    "updated_at": MunicipalityGrant.updated_at,
    "role": MunicipalityGrant.role,
}


@routes.get("/municipalities/{municipality_id}/municipality-grants", "grants:read")
def list_municipality_grants(
    session: Session, actor: Actor, municipality_id: str, paging: Paging
) -> Page[MunicipalityGrantOut | Tombstone]:
    """List who administers and who audits a municipality."""
    access_queries.require_municipality(session, actor, municipality_id, "grants:read")
    statement = queries.visible_to(actor, "grants:read").where(MunicipalityGrant.municipality_id == municipality_id)
    grants, following = slice_of(
        session, paging, statement, entity=MunicipalityGrant, sorts=SORTS, default="created_at"
    )
    users = access_queries.users_by_id(session, [grant.user_id for grant in grants])
    items = [Tombstone.model_validate(g) if g.deleted_at else _shown(g, users[g.user_id]) for g in grants]
    return Page[MunicipalityGrantOut | Tombstone](items=items, next=following)


@routes.post("/municipalities/{municipality_id}/municipality-grants", "grants:write", problems=(AlreadyExists,))
def create_municipality_grant(
    session: Session, actor: Actor, municipality_id: str, body: MunicipalityGrantIn
) -> MunicipalityGrantOut:
    """Make somebody who has an account administrator or auditor, for operators; everybody else sends an invitation."""
    access_queries.require_municipality(session, actor, municipality_id, "grants:write")
    accounts.refuse_lesser(actor)
    user = access_queries.user_by_email(session, body.email)
    if user is None:
        raise invalid("#/email", "unknown_reference")
    accounts.refuse_disabled(user)
    return _shown(service.give(session, actor, municipality_id, user, Role(body.role)), user)


@routes.get("/municipality-grants/{grant_id}", "grants:read")
def read_municipality_grant(session: Session, actor: Actor, grant_id: str) -> MunicipalityGrantOut:
    """Read one role in a municipality."""
    grant = queries.find(session, actor, grant_id, "grants:read")
    return _shown(grant, session.get_one(User, grant.user_id))


@routes.patch("/municipality-grants/{grant_id}", "grants:write")
def change_municipality_grant(
    session: Session, actor: Actor, grant_id: str, body: MunicipalityGrantPatch, if_match: IfMatch
) -> MunicipalityGrantOut:
    """Change somebody's role in a municipality."""
    grant = queries.find(session, actor, grant_id, "grants:write")
    if_match.check(grant)
    if "role" in body.model_fields_set and body.role != grant.role:
        service.change(session, actor, grant, Role(body.role))
    return _shown(grant, session.get_one(User, grant.user_id))


@routes.delete("/municipality-grants/{grant_id}", "grants:write")
def delete_municipality_grant(session: Session, actor: Actor, grant_id: str, if_match: IfMatch) -> None:
    """Take somebody's role in a municipality away."""
    grant = queries.find(session, actor, grant_id, "grants:write")
    if_match.check(grant)
    service.take(session, actor, grant)


def _shown(grant: MunicipalityGrant, user: User) -> MunicipalityGrantOut:
    shown = GrantUser(id=user.id, email=user.email, name=user.name, disabled=user.disabled_at is not None)
    return MunicipalityGrantOut.model_validate({**grant.model_dump(), "user": shown})
