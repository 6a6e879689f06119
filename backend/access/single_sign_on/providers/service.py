"""Use cases: enter, change and remove an identity provider."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import SYSTEM, Actor
from backend.access.grants.provided import service as provided
from backend.access.models import User
from backend.access.permissions import AllianceRoleName, Role
from backend.access.rights import refuse_exceeding
from backend.access.single_sign_on import queries as sign_on_queries
from backend.access.single_sign_on.models import IdentityProvider
from backend.access.single_sign_on.providers import queries
from backend.access.single_sign_on.providers.schemas import IdentityProviderOut
from backend.core import events, outbound
from backend.core.clock import now
from backend.core.outbound import AddressNotAllowed, Allowed
from backend.core.problems import Forbidden, invalid
from backend.core.records import touch
from backend.core.sealing import seal
from backend.settings import Settings

WRITE = "identity-providers:write"


class MailDomainsByOperator(Forbidden):
    """Whoever vouches for addresses of others could speak for them."""


def purpose(provider_id: str) -> str:
    """What a provider's secret is sealed for."""
    return f"identity_provider.client_secret:{provider_id}"


def show(settings: Settings, provider: IdentityProvider) -> IdentityProviderOut:
    """The provider with the addresses to enter on its side."""
    addresses = {
        "redirect_uri": redirect_uri(settings, provider),
        "post_logout_redirect_uri": f"{settings.base_url}/sign-in",
        "back_channel_logout_uri": f"{settings.base_url}/oidc/back-channel-logout/{provider.id}",
        "provisioning_uri": f"{settings.base_url}/scim/v2",
    }
    return IdentityProviderOut.model_validate({**provider.model_dump(), **addresses})


def redirect_uri(settings: Settings, provider: IdentityProvider) -> str:
    """Where the provider sends people back: an address of its own, so that none can speak for another (RFC 9700)."""
    return f"{settings.base_url}/oidc/callback/{provider.id}"


def create(session: Session, actor: Actor, settings: Settings, values: dict[str, Any]) -> IdentityProvider:
    """Enter a provider. Raises 403 outside one's municipality, 422 for an issuer that may not be asked."""
    municipality_id = values.get("municipality_id")
    if municipality_id is not None and not queries.municipalities(session, {municipality_id}):
        raise invalid("#/municipality_id", "unknown_reference")
    _require(actor, municipality_id)
    _check(session, actor, settings, values, before=[])
    provider = IdentityProvider(**{**values, "client_secret": ""})
    provider.client_secret = seal(settings.key, purpose(provider.id), values["client_secret"])
    session.add(provider)
    record(session, actor, "identity_provider.created", provider)
    return provider


def change(
    session: Session, actor: Actor, settings: Settings, provider: IdentityProvider, values: dict[str, Any]
) -> None:
    """Change a provider. Raises as `create`. One that is no longer active ends its sessions."""
    _require(actor, provider.municipality_id)
    values = {name: value for name, value in values.items() if getattr(provider, name) != value}
    _check(session, actor, settings, values, before=provider.mappings)
    if "client_secret" in values:
        values = {**values, "client_secret": seal(settings.key, purpose(provider.id), values["client_secret"])}
    for name, value in values.items():
        setattr(provider, name, value)
    changes = events.changes_of(provider)
    if not changes:
        return
    if "client_secret" in changes:
        changes["client_secret"] = [None, None]
    touch(provider)
    record(session, actor, "identity_provider.changed", provider, changes)
    if not provider.is_active:
        sign_on_queries.end_sessions_of_provider(session, provider.id)
    if "mappings" in changes:
        _follow_mappings(session, provider)


def delete(session: Session, actor: Actor, provider: IdentityProvider) -> None:
    """Let nobody in by this provider any more, end its sessions and take the roles that it gave."""
    _require(actor, provider.municipality_id)
    provider.deleted_at, provider.is_active, provider.client_secret = now(), False, ""
    touch(provider)
    record(session, actor, "identity_provider.deleted", provider)
    sign_on_queries.end_sessions_of_provider(session, provider.id)
    provided.take_all(session, actor, provider.id)


def record(
    session: Session, actor: Actor, event_type: str, provider: IdentityProvider, changes: dict[str, Any] | None = None
) -> None:
    """Append an event about a provider to its municipality's stream, or the installation's."""
    stream = provider.municipality_id or events.INSTALLATION
    subject = events.Subject("identity_provider", provider.id)
    events.record(session, actor, event_type, subject, stream_id=stream, changes=changes or {})


def _follow_mappings(session: Session, provider: IdentityProvider) -> None:
    """A role that no mapping gives any more ends at once; a new one begins when its holder next signs on."""
    given = {(one.get("alliance_id") or one["municipality_id"], one["role"]) for one in provider.mappings}
    for user, wanted in sign_on_queries.roles_from(session, provider.id).items():
        kept = {
            scope: {place: role for place, role in held.items() if (place, role) in given}
            for scope, held in wanted.items()
        }
        if kept != wanted:
            account = session.get_one(User, user)
            author = provider_actor(provider)
            provided.follow(session, author, provider.id, account, **kept)


def provider_actor(provider: IdentityProvider) -> Actor:
    """Who gives and takes roles in a provider's name."""
    return Actor(kind=SYSTEM.kind, id=None, name=provider.name, is_operator=True)


def _require(actor: Actor, municipality_id: str | None) -> None:
    if municipality_id is None and not actor.is_operator:
        raise Forbidden(permission=WRITE)
    if municipality_id is not None:
        actor.require_in_municipality(WRITE, municipality_id)


def _check(
    session: Session, actor: Actor, settings: Settings, values: dict[str, Any], before: list[dict[str, Any]]
) -> None:
    if values.get("mail_domains") and not actor.is_operator:
        raise MailDomainsByOperator(permission=WRITE)
    if "issuer" in values:
        try:
            outbound.check_url(values["issuer"], Allowed.parse(settings.sign_on_allowed))
        except AddressNotAllowed as refused:
            raise invalid("#/issuer", f"provider_{refused.reason}") from refused
    mappings = values.get("mappings", [])
    alliances = queries.alliances(session, {one["alliance_id"] for one in mappings if one["alliance_id"]})
    places = queries.municipalities(session, {one["municipality_id"] for one in mappings if one["municipality_id"]})
    for index, one in enumerate(mappings):
        if one in before:
            continue  # given by somebody who could
        if one["alliance_id"] is not None:
            if one["alliance_id"] not in alliances or actor.role_in(one["alliance_id"]) is None:
                raise invalid(f"#/mappings/{index}/alliance_id", "unknown_reference")
            _refuse_more_than_held(actor, one["alliance_id"], alliances[one["alliance_id"]], one["role"])
        elif one["municipality_id"] not in places:
            raise invalid(f"#/mappings/{index}/municipality_id", "unknown_reference")
        else:
            actor.require_in_municipality("grants:write", one["municipality_id"])


def _refuse_more_than_held(actor: Actor, alliance_id: str, municipality_id: str, role: str) -> None:
    """An administrator may give every role in the alliances of the municipality; others what they hold themselves."""
    if actor.may_in_municipality("grants:write", municipality_id):
        return
    actor.require("grants:write", alliance_id)
    refuse_exceeding(actor, alliance_id, Role(AllianceRoleName(role).value))
