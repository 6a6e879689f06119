"""Who is asking: a directory with its token."""

from dataclasses import dataclass
from datetime import timedelta

from fastapi import Request
from scim2_models import ForbiddenException, UnauthorizedException
from sqlalchemy import update
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.provisioning import queries
from backend.access.provisioning.models import ProvisioningToken
from backend.access.provisioning.resources import PREFIX
from backend.access.secrets import hash_secret, is_well_formed
from backend.access.single_sign_on.models import IdentityProvider
from backend.access.single_sign_on.queries import active_provider
from backend.core import events
from backend.core.clock import now
from backend.core.db import note

USE_NOTED_EVERY = timedelta(minutes=5)


@dataclass(frozen=True)
class Directory:
    """A directory that may read and write what belongs to its provider."""

    provider: IdentityProvider
    actor: Actor
    base: str

    @property
    def stream_id(self) -> str:
        """Where its events go: the municipality's stream, or the installation's."""
        return self.provider.municipality_id or events.INSTALLATION


def directory(session: Session, request: Request) -> Directory:
    """Whose token it is. Raises 401 for none that is valid, 403 if the provider is not active."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    token = None
    if scheme.lower() == "bearer" and is_well_formed(secret.strip()):
        token = queries.token_by_hash(session, hash_secret(secret.strip()))
    moment = now()
    if token is None or token.expires_at <= moment:
        raise UnauthorizedException(detail="A valid provisioning token is needed")
    provider = active_provider(session, token.provider_id)
    if provider is None:
        raise ForbiddenException(detail="The identity provider is not active")
    if token.last_used_at is None or token.last_used_at < moment - USE_NOTED_EVERY:
        used = update(ProvisioningToken).where(ProvisioningToken.id == token.id).values(last_used_at=moment)  # type: ignore[arg-type]  # column expression
        note(session, used)
    actor = Actor(kind="token", id=token.id, name=token.name, is_operator=True)
    return Directory(provider, actor, request.app.state.settings.base_url + PREFIX)
