"""Use cases: sign out there as well, and hear that somebody signed out there."""

import hashlib
from datetime import timedelta
from typing import Any

from authlib.common.urls import add_params_to_uri
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import UserSession
from backend.access.sign_in import service as sign_in
from backend.access.single_sign_on import id_tokens, queries
from backend.access.single_sign_on.models import IdentityProvider, LogoutTokenUse
from backend.access.single_sign_on.providers.service import provider_actor
from backend.access.single_sign_on.signing_on import ID_TOKEN
from backend.core.clock import now
from backend.core.sealing import unseal
from backend.settings import Settings

KEPT = timedelta(seconds=2 * (id_tokens.OLDEST_SECONDS + id_tokens.LEEWAY_SECONDS))


class LogoutTokenReplayed(Exception):
    """A logout token works once."""


def provider_of(session: Session, actor: Actor) -> tuple[IdentityProvider, str | None] | None:
    """The provider that vouches for the actor's session, and the sealed ID token; None for a local session."""
    own = session.get(UserSession, actor.session_id) if actor.session_id else None
    if own is None or own.provider_id is None:
        return None
    provider = queries.active_provider(session, own.provider_id)
    return (provider, queries.id_token_of(session, own.id)) if provider else None


def address(
    settings: Settings, metadata: dict[str, Any], client_id: str, session_id: str, sealed: str | None
) -> str | None:
    """Where the provider signs people out (OpenID Connect RP-Initiated Logout 1.0); None if it does not offer that."""
    endpoint = metadata.get("end_session_endpoint")
    if not isinstance(endpoint, str) or not endpoint.startswith(("https://", "http://")):
        return None
    given = [("client_id", client_id), ("post_logout_redirect_uri", f"{settings.base_url}/sign-in")]
    if sealed is not None:
        given.append(("id_token_hint", unseal(settings.key, f"{ID_TOKEN}:{session_id}", sealed)))
    return str(add_params_to_uri(endpoint, given))


def end_told(session: Session, provider: IdentityProvider, claims: dict[str, Any]) -> None:
    """End what a valid logout token names: the session, or all of its subject. Raises `LogoutTokenReplayed`."""
    moment = now()
    jti_hash = hashlib.sha256(str(claims["jti"]).encode()).hexdigest()
    if queries.logout_token_was_used(session, provider.id, jti_hash, moment - KEPT):
        raise LogoutTokenReplayed
    session.add(LogoutTokenUse(provider_id=provider.id, jti_hash=jti_hash, used_at=moment))
    sid = claims.get("sid")
    users = None if sid is not None else queries.users_of_subject(session, provider.issuer, claims["sub"])
    author = provider_actor(provider)
    for ended in queries.sessions_of_provider(session, provider.id, sid=sid, user_ids=users):
        sign_in.end(session, author, ended)
