"""Use cases: let a directory in, and out again."""

from datetime import datetime, timedelta

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.provisioning.models import ProvisioningToken
from backend.access.secrets import PROVISIONING, hash_secret, new_secret
from backend.access.single_sign_on.models import IdentityProvider
from backend.access.single_sign_on.providers import queries as provider_queries
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Forbidden, NotFound, invalid
from backend.core.records import touch

VALID_FOR = timedelta(days=365)
HINT_LENGTH = 4
WRITE = "identity-providers:write"


def create(
    session: Session, actor: Actor, provider: IdentityProvider, name: str, expires_at: datetime | None
) -> tuple[ProvisioningToken, str]:
    """A new token and its secret. Raises 422 for an end that has passed."""
    _require(actor, provider)
    moment = now()
    if expires_at is not None and expires_at <= moment:
        raise invalid("#/expires_at", "in_the_past")
    secret = new_secret(PROVISIONING)
    token = ProvisioningToken(
        provider_id=provider.id,
        name=name,
        secret_hash=hash_secret(secret),
        hint=secret[-HINT_LENGTH:],
        expires_at=expires_at or moment + VALID_FOR,
    )
    session.add(token)
    _record(session, actor, "provisioning_token.created", token, provider)
    return token, secret


def find(session: Session, actor: Actor, token_id: str) -> ProvisioningToken:
    """The token by id, if its provider is visible; 404 otherwise."""
    token = session.get(ProvisioningToken, token_id)
    if token is None or token.deleted_at is not None:
        raise NotFound
    provider_queries.find(session, actor, token.provider_id)
    return token


def revoke(session: Session, actor: Actor, token: ProvisioningToken) -> None:
    """Let nobody in with it from now on."""
    provider = session.get_one(IdentityProvider, token.provider_id)
    _require(actor, provider)
    token.deleted_at = now()
    touch(token)
    _record(session, actor, "provisioning_token.revoked", token, provider)


def _require(actor: Actor, provider: IdentityProvider) -> None:
    if provider.municipality_id is not None:
        actor.require_in_municipality(WRITE, provider.municipality_id)
    elif not actor.is_operator:
        raise Forbidden(permission=WRITE)


def _record(
    session: Session, actor: Actor, event_type: str, token: ProvisioningToken, provider: IdentityProvider
) -> None:
    stream = provider.municipality_id or events.INSTALLATION
    subject = events.Subject("provisioning_token", token.id, context_id=provider.id)
    events.record(session, actor, event_type, subject, stream_id=stream)
