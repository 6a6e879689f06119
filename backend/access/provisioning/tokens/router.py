"""Endpoints: provisioning tokens."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.provisioning import queries
from backend.access.provisioning.models import ProvisioningToken
from backend.access.provisioning.tokens import service
from backend.access.provisioning.tokens.schemas import ProvisioningTokenIn, ProvisioningTokenOut
from backend.access.routes import Routes
from backend.access.single_sign_on.providers import queries as provider_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("access")
SORTS = {
    "name": ProvisioningToken.name,
    "created_at": ProvisioningToken.created_at,
    "updated_at": ProvisioningToken.updated_at,
}


@routes.get("/identity-providers/{provider_id}/provisioning-tokens", "identity-providers:read")
def list_provisioning_tokens(
    session: Session, actor: Actor, provider_id: str, paging: Paging
) -> Page[ProvisioningTokenOut | Tombstone]:
    """List the tokens of the directory behind a sign-in service."""
    provider = provider_queries.find(session, actor, provider_id)
    return paginate(
        session,
        paging,
        queries.tokens(provider.id),
        entity=ProvisioningToken,
        sorts=SORTS,
        default="name",
        show=ProvisioningTokenOut.model_validate,
    )


@routes.post("/identity-providers/{provider_id}/provisioning-tokens", "identity-providers:write")
def create_provisioning_token(
    session: Session, actor: Actor, provider_id: str, body: ProvisioningTokenIn
) -> ProvisioningTokenOut:
    """Let a directory in by SCIM; the answer carries the token's secret, once."""
    provider = provider_queries.find(session, actor, provider_id)
    token, secret = service.create(session, actor, provider, body.name, body.expires_at)
    return ProvisioningTokenOut.model_validate(token).model_copy(update={"token": secret})


@routes.get("/provisioning-tokens/{token_id}", "identity-providers:read")
def read_provisioning_token(session: Session, actor: Actor, token_id: str) -> ProvisioningTokenOut:
    """Read one token, without its secret."""
    return ProvisioningTokenOut.model_validate(service.find(session, actor, token_id))


@routes.delete("/provisioning-tokens/{token_id}", "identity-providers:write")
def revoke_provisioning_token(session: Session, actor: Actor, token_id: str, if_match: IfMatch) -> None:
    """Revoke a token: it lets nobody in any more."""
    token = service.find(session, actor, token_id)
    if_match.check(token)
    service.revoke(session, actor, token)
