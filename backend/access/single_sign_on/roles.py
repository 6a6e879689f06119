"""The roles of somebody whom a provider knows: by the groups of the last sign-on and those it provisioned."""

from sqlmodel import Session

from backend.access.grants.provided import service as provided
from backend.access.models import User
from backend.access.provisioning import queries as provisioning_queries
from backend.access.single_sign_on import queries
from backend.access.single_sign_on.mappings import roles_for
from backend.access.single_sign_on.models import IdentityProvider
from backend.access.single_sign_on.providers.service import provider_actor


def follow(session: Session, provider: IdentityProvider, user: User) -> None:
    """Give and take roles until they are what the provider's groups say now."""
    values = set(provisioning_queries.group_values(session, provider.id, user.id))
    if (known := queries.identity_at(session, provider.id, user.id)) is not None:
        values.update(known.values)
    wanted = roles_for(provider, values)
    provided.follow(
        session,
        provider_actor(provider),
        provider.id,
        user,
        alliances=wanted.alliances,
        municipalities=wanted.municipalities,
    )


def take_all(session: Session, provider: IdentityProvider, user: User) -> None:
    """Take the roles that the provider gave somebody."""
    provided.follow(session, provider_actor(provider), provider.id, user, alliances={}, municipalities={})
