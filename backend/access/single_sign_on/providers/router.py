"""Endpoints: identity providers, for operators and administrators."""

from typing import Any

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.access.single_sign_on.discovery import Discovery, ProviderUnavailable
from backend.access.single_sign_on.models import IdentityProvider
from backend.access.single_sign_on.providers import queries, service
from backend.access.single_sign_on.providers.schemas import (
    CheckOut,
    IdentityProviderIn,
    IdentityProviderOut,
    IdentityProviderPatch,
)
from backend.core.etags import IfMatch
from backend.core.language import negotiate, text
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone

routes = Routes("access")
SORTS = {
    "name": IdentityProvider.name,
    "created_at": IdentityProvider.created_at,
    "updated_at": IdentityProvider.updated_at,
}


@routes.get("/identity-providers", "identity-providers:read")
def list_identity_providers(
    session: Session, actor: Actor, request: Request, paging: Paging
) -> Page[IdentityProviderOut | Tombstone]:
    """List the sign-in services of town halls that you keep."""
    return paginate(
        session,
        paging,
        queries.visible_to(actor),
        entity=IdentityProvider,
        sorts=SORTS,
        default="name",
        show=lambda provider: service.show(request.app.state.settings, provider),
    )


@routes.post("/identity-providers", "identity-providers:write", problems=(service.MailDomainsByOperator,))
def create_identity_provider(
    session: Session, actor: Actor, request: Request, body: IdentityProviderIn
) -> IdentityProviderOut:
    """Enter the sign-in service of a town hall.

    Without `municipality_id` it is for the whole installation, which only operators may enter. The secret is sealed
    and never shown.
    """
    settings = request.app.state.settings
    return service.show(settings, service.create(session, actor, settings, body.model_dump(mode="json")))


@routes.get("/identity-providers/{provider_id}", "identity-providers:read")
def read_identity_provider(session: Session, actor: Actor, request: Request, provider_id: str) -> IdentityProviderOut:
    """Read one sign-in service, without its secret."""
    return service.show(request.app.state.settings, queries.find(session, actor, provider_id))


@routes.patch(
    "/identity-providers/{provider_id}", "identity-providers:write", problems=(service.MailDomainsByOperator,)
)
def change_identity_provider(
    session: Session, actor: Actor, request: Request, provider_id: str, body: IdentityProviderPatch, if_match: IfMatch
) -> IdentityProviderOut:
    """Change a sign-in service.

    A role that no mapping gives any more ends at once; a new one begins when its holder next signs on. One that is no
    longer active lets nobody in, and sessions begun with it end.
    """
    settings = request.app.state.settings
    provider = queries.find(session, actor, provider_id)
    if_match.check(provider)
    service.change(session, actor, settings, provider, body.model_dump(mode="json", include=body.model_fields_set))
    return service.show(settings, provider)


@routes.delete("/identity-providers/{provider_id}", "identity-providers:write")
def delete_identity_provider(session: Session, actor: Actor, provider_id: str, if_match: IfMatch) -> None:
    """Remove a sign-in service: it lets nobody in any more, and the roles that it gave end."""
    provider = queries.find(session, actor, provider_id)
    if_match.check(provider)
    service.delete(session, actor, provider)


@routes.post("/identity-providers/{provider_id}/checks", "identity-providers:write", status=200)
def check_identity_provider(session: Session, actor: Actor, request: Request, provider_id: str) -> CheckOut:
    """Ask the sign-in service whether it is there and says what is needed."""
    provider = queries.find(session, actor, provider_id)
    issuer, groups_claim = provider.issuer, provider.groups_claim
    # A provider may take long to answer; meanwhile no connection is held and no writer kept waiting.
    session.rollback()
    discovery: Discovery = request.app.state.discovery
    problem, metadata, keys = None, {}, 0
    try:
        metadata = discovery.metadata(issuer, again=True)
        keys = len(discovery.keys(issuer).keys)
    except ProviderUnavailable as failure:
        problem = text(f"error.{failure.reason}", negotiate(request.headers.get("accept-language")))
    service.record(session, actor, "identity_provider.checked", queries.find(session, actor, provider_id))
    return _checked(problem, metadata, keys, groups_claim)


def _checked(problem: str | None, metadata: dict[str, Any], keys: int, groups_claim: str) -> CheckOut:
    listed = metadata.get("claims_supported")
    return CheckOut(
        is_reachable=problem is None,
        problem=problem,
        authorization_endpoint=metadata.get("authorization_endpoint"),
        keys=keys,
        signs_out="end_session_endpoint" in metadata,
        tells_sign_out=metadata.get("backchannel_logout_supported") is True,
        groups="named" if isinstance(listed, list) and groups_claim.split(".")[0] in listed else "unknown",
    )
