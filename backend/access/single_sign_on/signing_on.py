"""Use cases: leave for a provider, come back from it, and connect an identity with an account.

Somebody is known by issuer and subject alone. A mail address only says which account could be theirs: that it is, they
show with its password or by being signed in. Nobody takes over an account by an address that a provider names.
"""

import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta

import orjson
from fastapi import Request
from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.access.models import User
from backend.access.provisioning import queries as provisioning_queries
from backend.access.secrets import SIGN_ON, hash_secret, new_secret
from backend.access.sign_in import service as sign_in
from backend.access.single_sign_on import browser, queries, roles
from backend.access.single_sign_on.claims import Vouched
from backend.access.single_sign_on.exchange import Client
from backend.access.single_sign_on.models import Identity, IdentityProvider, PendingIdentity, SignOnRequest
from backend.access.single_sign_on.providers import service as providers
from backend.core import events
from backend.core.clock import now
from backend.core.records import touch
from backend.core.sealing import seal, unseal
from backend.settings import Settings

FEDERATED = "fed"
PENDING = "pending_identity"
ID_TOKEN = "provider_session.id_token"


class NotLetIn(Exception):
    """Somebody came back and is not let in; `reason` is told to them (`?sign_on=<reason>`)."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail or reason


@dataclass(frozen=True)
class Leaving:
    """What is needed when somebody comes back."""

    state: str
    nonce: str
    code_verifier: str

    @classmethod
    def new(cls) -> "Leaving":
        """Unguessable values: 256 bits each."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))


def client_of(settings: Settings, provider: IdentityProvider) -> Client:
    """Who we are at this provider."""
    return Client(
        issuer=provider.issuer,
        client_id=provider.client_id,
        client_secret=unseal(settings.key, providers.purpose(provider.id), provider.client_secret),
        scopes=tuple(provider.scopes),
        redirect_uri=providers.redirect_uri(settings, provider),
    )


def leave(
    session: Session,
    request: Request,
    actor: Actor,
    provider: IdentityProvider,
    leaving: Leaving,
    return_to: str,
    *,
    connect: bool,
) -> str:
    """Note that this browser is away at the provider; the value of its cookie."""
    secret = browser.secret_of(request) or new_secret(SIGN_ON)
    moment = now()
    queries.forget_expired(session, moment)
    user_id = actor.user_id if connect and actor.session_id else None
    session.add(
        SignOnRequest(
            provider_id=provider.id,
            browser_hash=hash_secret(secret),
            state_hash=hash_secret(leaving.state),
            nonce=leaving.nonce,
            code_verifier=leaving.code_verifier,
            return_to=return_to,
            user_id=user_id,
            expires_at=moment + timedelta(seconds=browser.SECONDS),
        )
    )
    if user_id is not None:
        providers.record(session, actor, "sign_on.began", provider)
    return secret


def arrive(
    session: Session, request: Request, actor: Actor, provider: IdentityProvider, vouched: Vouched, left: SignOnRequest
) -> str | None:
    """Let in whom the provider vouches for; the value of the session's cookie, None if the session stays as it is.

    Raises `NotLetIn`; with the reason `connect` the address has an account and its owner can connect it now.
    """
    settings: Settings = request.app.state.settings
    known = queries.identity(session, vouched.issuer, vouched.subject)
    if known is not None and known.deleted_at is not None:
        known = None
    if left.user_id is not None:
        if actor.user_id != left.user_id:
            raise NotLetIn("expired")
        if known is not None and known.user_id != left.user_id:
            raise NotLetIn("taken")
        user = session.get_one(User, left.user_id)
        _connected(session, provider, vouched, user)
        return None
    account = session.get(User, known.user_id) if known else _user_for(session, request, provider, vouched, left)
    return _signed_in(session, request, actor, provider, vouched, account, settings)


def confirm(session: Session, request: Request, actor: Actor, pending: PendingIdentity, user: User) -> str:
    """Connect what is pending with the account that its owner has shown to be theirs; as `arrive`."""
    settings: Settings = request.app.state.settings
    provider = queries.active_provider(session, pending.provider_id)
    if provider is None or not queries.use_pending(session, pending.id):
        raise NotLetIn("expired")
    vouched = opened(settings, pending)
    return _signed_in(session, request, actor, provider, vouched, user, settings)


def opened(settings: Settings, pending: PendingIdentity) -> Vouched:
    """What the provider vouched for, as it was sealed."""
    return Vouched(**orjson.loads(unseal(settings.key, f"{PENDING}:{pending.id}", pending.vouched)))


def refused(session: Session, provider: IdentityProvider, reason: str) -> None:
    """Tell those who keep the provider why somebody was not let in."""
    changes = {"reason": [None, reason]}
    providers.record(session, providers.provider_actor(provider), "identity_provider.refused", provider, changes)


def _user_for(
    session: Session, request: Request, provider: IdentityProvider, vouched: Vouched, left: SignOnRequest
) -> User:
    """The account of somebody who comes for the first time."""
    provisioned = provisioning_queries.account_of(session, provider.id, vouched.directory_ids)
    if provisioned is not None:
        return provisioned
    if vouched.email is None:
        raise NotLetIn("no_address")
    user = access_queries.user_by_email(session, vouched.email)
    if user is not None:
        _keep_pending(session, request, provider, vouched, left, user)
        raise NotLetIn("connect")
    if not provider.allow_creation:
        raise NotLetIn("no_account")
    user = accounts.create(session, providers.provider_actor(provider), vouched.email, vouched.name)
    user.email_verified_at = now()
    return user


def _keep_pending(
    session: Session, request: Request, provider: IdentityProvider, vouched: Vouched, left: SignOnRequest, user: User
) -> None:
    settings: Settings = request.app.state.settings
    pending = PendingIdentity(
        provider_id=provider.id,
        user_id=user.id,
        browser_hash=left.browser_hash,
        vouched="",
        return_to=left.return_to,
        expires_at=now() + timedelta(seconds=browser.SECONDS),
    )
    pending.vouched = seal(settings.key, f"{PENDING}:{pending.id}", orjson.dumps(asdict(vouched)).decode())
    session.add(pending)


def _signed_in(
    session: Session,
    request: Request,
    actor: Actor,
    provider: IdentityProvider,
    vouched: Vouched,
    user: User | None,
    settings: Settings,
) -> str:
    if user is None or user.deleted_at is not None or user.disabled_at is not None:
        raise NotLetIn("disabled")
    if not provisioning_queries.lets_in(session, provider.id, user.id):
        raise NotLetIn("disabled", "deactivated by provisioning")
    _connected(session, provider, vouched, user)
    methods = list(dict.fromkeys([FEDERATED, *vouched.amr]))
    signed_in, secret = sign_in.start(
        session,
        request,
        user,
        previous=actor.session_id,
        amr=methods,
        provider_id=provider.id,
        provider_session=vouched.session,
    )
    assert signed_in.session_id is not None, "a session was just started"
    session.flush()
    sealed = seal(settings.key, f"{ID_TOKEN}:{signed_in.session_id}", vouched.id_token)
    queries.keep_id_token(session, signed_in.session_id, sealed)
    return secret


def _connected(session: Session, provider: IdentityProvider, vouched: Vouched, user: User) -> None:
    """Note the identity and its groups, and let the roles follow."""
    identity = queries.identity(session, vouched.issuer, vouched.subject)
    is_new = identity is None or identity.deleted_at is not None
    if identity is None:
        identity = Identity(user_id=user.id, provider_id=provider.id, issuer=vouched.issuer, subject=vouched.subject)
        session.add(identity)
    identity.user_id, identity.provider_id, identity.deleted_at = user.id, provider.id, None
    identity.values, identity.last_used_at = vouched.values, now()
    touch(identity)
    session.flush()
    if is_new:
        _record(session, providers.provider_actor(provider), "identity.created", identity)
    roles.follow(session, provider, user)


def disconnect(session: Session, actor: Actor, identity: Identity) -> None:
    """Let an identity open the account no more; what its provider vouched for ends, and so do the roles it gave."""
    identity.deleted_at = now()
    touch(identity)
    _record(session, actor, "identity.deleted", identity)
    provider = session.get_one(IdentityProvider, identity.provider_id)
    user = session.get_one(User, identity.user_id)
    roles.take_all(session, provider, user)
    queries.end_sessions_of_provider(session, identity.provider_id, identity.user_id)


def _record(session: Session, actor: Actor, event_type: str, identity: Identity) -> None:
    subject = events.Subject("identity", identity.id, context_id=identity.user_id)
    events.record(session, actor, event_type, subject, stream_id=events.INSTALLATION)
