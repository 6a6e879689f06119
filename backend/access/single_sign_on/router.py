"""Endpoints: leave for a provider, connect what came back, one's own identities, signing out there as well."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session

from backend.access import passwords
from backend.access.actors import Actor
from backend.access.authentication import authorise, refuse_foreign_origin, refuse_forged
from backend.access.models import User
from backend.access.routes import Routes
from backend.access.second_factor import pending as second_factors
from backend.access.sign_in import answers, cookies, throttle
from backend.access.sign_in import service as sign_in
from backend.access.single_sign_on import browser, exchange, queries, signing_off, signing_on
from backend.access.single_sign_on.discovery import Discovery, ProviderUnavailable
from backend.access.single_sign_on.models import Identity, IdentityProvider, PendingIdentity
from backend.access.single_sign_on.providers import queries as provider_queries
from backend.access.single_sign_on.schemas import (
    IdentityIn,
    IdentityOut,
    PendingIdentityOut,
    SignInProviderOut,
    SignOnIn,
    SignOnOut,
    SignOutAtProviderOut,
)
from backend.core.clock import now
from backend.core.declarations import declared_problems
from backend.core.etags import IfMatch
from backend.core.http import Answer, Operation
from backend.core.pagination import Paging, paginate
from backend.core.problems import Conflict, Forbidden, NotFound, ServiceUnavailable, invalid
from backend.core.routing import API
from backend.core.schemas import Page, Tombstone
from backend.settings import Settings

routes = Routes("access")
leaving = APIRouter(prefix=API, tags=["access"])
CHOICES = {"name": IdentityProvider.name}
SORTS = {"created_at": Identity.created_at, "updated_at": Identity.updated_at}
Domain = Annotated[
    str | None,
    Query(
        max_length=253, pattern=r"^[A-Za-z0-9.-]+$", description="What stands behind the @", examples=["stadt.example"]
    ),
]


class ProviderNotReachable(ServiceUnavailable):
    """The town hall's sign-in service does not answer as it should."""


class NothingToConnect(Conflict):
    """It waited too long, or was connected already."""


class SignInToConnect(Forbidden):
    """The account has a second factor or no password: its owner signs in as usual and connects then."""


@routes.get("/session/providers", None)
def list_sign_in_providers(
    session: Session, actor: Actor, paging: Paging, domain: Domain = None
) -> Page[SignInProviderOut | Tombstone]:
    """List the sign-in services of town halls, or those for a mail domain.

    Says nothing of accounts: the answer is the same whether somebody has one or not.
    """
    statement = provider_queries.choices(domain.lower() if domain else None)
    show = SignInProviderOut.model_validate
    return paginate(session, paging, statement, entity=IdentityProvider, sorts=CHOICES, default="name", show=show)


@leaving.post(
    "/session/sign-ons",
    status_code=200,
    operation_id="begin_sign_on",
    summary="Begin to sign in at a town hall",
    response_model=SignOnOut,
    responses=declared_problems("POST", (ProviderNotReachable,)),
    openapi_extra={"x-permission": None},
)
async def begin_sign_on(request: Request, body: SignOnIn) -> Response:
    """Answers the address to go to, and a cookie that binds what comes back to this browser for ten minutes."""
    settings: Settings = request.app.state.settings
    database = request.app.state.database
    discovery: Discovery = request.app.state.discovery
    refuse_foreign_origin(request)

    def look(session: Session) -> tuple[Actor, IdentityProvider, exchange.Client]:
        actor = authorise(session, request, "session:write" if body.connect else None)
        provider = queries.active_provider(session, body.provider_id)
        if provider is None:
            raise invalid("#/provider_id", "unknown_reference")
        return actor, provider, signing_on.client_of(settings, provider)

    actor, provider, client = await database.perform(look)
    values = signing_on.Leaving.new()
    try:
        address = await discovery.aside(
            lambda: exchange.authorization_url(
                discovery, client, state=values.state, nonce=values.nonce, code_verifier=values.code_verifier
            )
        )
    except ProviderUnavailable as failure:
        raise ProviderNotReachable(name=provider.name, headers={"Retry-After": "15"}) from failure

    def note(session: Session) -> str:
        return signing_on.leave(session, request, actor, provider, values, body.return_to, connect=body.connect)

    secret = await database.perform(note, write=True)
    headers = {"Set-Cookie": browser.setting(settings, secret), "Cache-Control": "no-store"}
    return Response(SignOnOut(authorization_url=address).model_dump_json(), 200, headers, "application/json")


@routes.get("/session/pending-identity", None)
def read_pending_identity(session: Session, actor: Actor, request: Request) -> PendingIdentityOut:
    """Say whether this browser came back from a town hall and is yet to be connected with an account."""
    waiting = _pending(session, request)
    if waiting is None:
        return PendingIdentityOut(provider_name=None, needs_password=False)
    [name] = queries.provider_names(session, [waiting.provider_id]).values()
    return PendingIdentityOut(provider_name=name, needs_password=actor.user_id != waiting.user_id)


@routes.post(
    "/session/identities",
    None,
    response=IdentityOut,
    write=False,
    idempotent=False,
    problems=(sign_in.SignInFailed, NothingToConnect, SignInToConnect, throttle.TooManySignIns),
)
def connect_identity(session: Session, actor: Actor, request: Request, body: IdentityIn) -> Answer:
    """Connect what came back from a town hall with the account of its address, and sign in.

    Whose account it is they show by its password, or by being signed in to it.
    """
    settings: Settings = request.app.state.settings
    refuse_foreign_origin(request)
    waiting = _pending(session, request)
    if waiting is None:
        raise NothingToConnect
    user = session.get_one(User, waiting.user_id)
    if actor.user_id == waiting.user_id:
        refuse_forged(request)
    else:
        if user.password_hash is None or second_factors.methods_of(session, user.id):
            raise SignInToConnect(permission="session:write")
        if not _is_password(session, request, user, body.password or ""):
            return answers.refused(request, sign_in.SignInFailed(headers=sign_in.CHALLENGE))
    try:
        secret = signing_on.confirm(session, request, actor, waiting, session.get_one(User, user.id))
    except signing_on.NotLetIn as refusal:
        raise NothingToConnect from refusal
    identity = queries.identity_at(session, waiting.provider_id, user.id)
    assert identity is not None, "it was just connected"
    headers = {"Set-Cookie": cookies.setting(settings, secret), "Cache-Control": "no-store"}
    return Answer(_shown(session, identity).model_dump_json().encode(), status=201, headers=headers)


@routes.get("/identities", "session:read")
def list_identities(session: Session, actor: Actor, paging: Paging) -> Page[IdentityOut | Tombstone]:
    """List the sign-in services that open your own account."""
    user_id = _user_id(actor)
    statement, names = queries.identities_of(user_id), queries.provider_names_of(session, user_id)
    return paginate(
        session,
        paging,
        statement,
        entity=Identity,
        sorts=SORTS,
        default="created_at",
        show=lambda identity: _named(identity, names),
    )


@routes.get("/identities/{identity_id}", "session:read")
def read_identity(session: Session, actor: Actor, identity_id: str) -> IdentityOut:
    """Read one of your own identities."""
    return _shown(session, queries.own_identity(session, actor.user_id, identity_id))


@routes.delete("/identities/{identity_id}", "session:write")
def disconnect_identity(session: Session, actor: Actor, identity_id: str, if_match: IfMatch) -> None:
    """Let a sign-in service open your account no more. The roles that it gave end, and sessions begun with it."""
    identity = queries.own_identity(session, actor.user_id, identity_id)
    if_match.check(identity)
    signing_on.disconnect(session, actor, identity)


@routes.get("/session/provider-sign-out", "session:read")
def read_provider_sign_out(session: Session, actor: Actor, request: Request) -> SignOutAtProviderOut:
    """Say where to go after signing out here, so that one is signed out at the town hall as well."""
    settings: Settings = request.app.state.settings
    discovery: Discovery = request.app.state.discovery
    found = signing_off.provider_of(session, actor)
    if found is None or actor.session_id is None:
        return SignOutAtProviderOut(address=None)
    provider, sealed = found
    issuer, client_id, session_id = provider.issuer, provider.client_id, actor.session_id
    session.rollback()
    try:
        metadata: dict[str, Any] = discovery.metadata(issuer)
    except ProviderUnavailable:
        return SignOutAtProviderOut(address=None)
    return SignOutAtProviderOut(address=signing_off.address(settings, metadata, client_id, session_id, sealed))


def _pending(session: Session, request: Request) -> PendingIdentity | None:
    browser_hash = browser.hash_of(request)
    return queries.pending(session, browser_hash, now()) if browser_hash else None


def _is_password(session: Session, request: Request, user: User, password: str) -> bool:
    """Whether the password is right; a failure is counted. No connection is held while it is checked."""
    settings: Settings = request.app.state.settings
    counted = throttle.subjects(request, user.email)
    throttle.refuse_too_many(session, counted, settings.sign_in_attempts)
    stored = user.password_hash if user.disabled_at is None else None
    session.rollback()
    if passwords.verify(stored, password):
        return True
    throttle.note(session, counted)
    return False


def _user_id(actor: Actor) -> str:
    if actor.user_id is None:
        raise NotFound
    return actor.user_id


def _shown(session: Session, identity: Identity) -> IdentityOut:
    return _named(identity, queries.provider_names(session, [identity.provider_id]))


def _named(identity: Identity, names: dict[str, str]) -> IdentityOut:
    return IdentityOut.model_validate({**identity.model_dump(), "provider_name": names[identity.provider_id]})


begin_sign_on.operation = Operation("POST", "/session/sign-ons", None, begin_sign_on, idempotent=False)  # type: ignore[attr-defined]  # read by contract tests
