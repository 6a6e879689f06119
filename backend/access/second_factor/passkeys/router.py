"""Endpoints: challenges, and one's own passkeys."""

from contextlib import suppress

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import refuse_foreign_origin
from backend.access.routes import Routes
from backend.access.second_factor import pending, queries, service, step_up
from backend.access.second_factor.models import Passkey
from backend.access.second_factor.passkeys import service as passkeys
from backend.access.second_factor.passkeys.schemas import (
    PasskeyChallengeOut,
    PasskeyIn,
    PasskeyOut,
    PasskeyPatch,
    PasskeyRegistrationOut,
)
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.problems import NotFound
from backend.core.schemas import Page, Tombstone
from backend.settings import Settings

routes = Routes("access")
SORTS = {"name": Passkey.name, "created_at": Passkey.created_at, "updated_at": Passkey.updated_at}


@routes.post("/passkey-challenges", None, idempotent=False)
def create_passkey_challenge(session: Session, actor: Actor, request: Request) -> PasskeyChallengeOut:
    """Ask for a challenge that a passkey signs; each request gets one of its own, also with an Idempotency-Key.

    To sign in anybody's passkey will do; in the second step of signing in, and to confirm a session, only one's own.
    """
    refuse_foreign_origin(request)
    user_id = actor.user_id if actor.session_id else None
    with suppress(pending.FirstStepMissing):
        user_id = user_id or pending.find(session, request).user_id
    return passkeys.challenge(session, request.app.state.settings, user_id)


@routes.post(
    "/passkey-registrations",
    "second-factors:write",
    idempotent=False,
    problems=(step_up.ReauthenticationRequired, step_up.ProviderAccount),
)
def create_passkey_registration(session: Session, actor: Actor, request: Request) -> PasskeyRegistrationOut:
    """Ask for a challenge that a device signs to become your passkey; each request gets one of its own."""
    return passkeys.registration(session, request.app.state.settings, step_up.require_local(session, actor))


@routes.get("/passkeys", "second-factors:read")
def list_passkeys(session: Session, actor: Actor, paging: Paging) -> Page[PasskeyOut | Tombstone]:
    """List your own passkeys."""
    return paginate(
        session,
        paging,
        queries.passkeys_of(service.user_id(actor)),
        entity=Passkey,
        sorts=SORTS,
        default="name",
        show=PasskeyOut.model_validate,
    )


@routes.post("/passkeys", "second-factors:write", problems=(step_up.ReauthenticationRequired, step_up.ProviderAccount))
def create_passkey(session: Session, actor: Actor, request: Request, body: PasskeyIn) -> PasskeyOut:
    """Register a passkey; from then on every sign-in asks for a second factor."""
    user = step_up.require_local(session, actor)
    settings: Settings = request.app.state.settings
    made = passkeys.register(session, settings, user, body)
    service.added(session, actor, settings, user, "passkey.created", made)
    return PasskeyOut.model_validate(made)


@routes.get("/passkeys/{passkey_id}", "second-factors:read")
def read_passkey(session: Session, actor: Actor, passkey_id: str) -> PasskeyOut:
    """Read one of your own passkeys."""
    return PasskeyOut.model_validate(_own(session, actor, passkey_id))


@routes.patch("/passkeys/{passkey_id}", "second-factors:write", problems=(step_up.ReauthenticationRequired,))
def change_passkey(
    session: Session, actor: Actor, passkey_id: str, body: PasskeyPatch, if_match: IfMatch
) -> PasskeyOut:
    """Give a passkey another name."""
    own = _own(session, actor, passkey_id)
    if_match.check(own)
    step_up.current(session, actor)
    service.rename(session, actor, "passkey.changed", own, body.changes())
    return PasskeyOut.model_validate(own)


@routes.delete(
    "/passkeys/{passkey_id}",
    "second-factors:write",
    problems=(step_up.ReauthenticationRequired, service.LastSecondFactor),
)
def delete_passkey(session: Session, actor: Actor, request: Request, passkey_id: str, if_match: IfMatch) -> None:
    """Remove a passkey: its device lets nobody in any more."""
    own = _own(session, actor, passkey_id)
    if_match.check(own)
    user = step_up.require_local(session, actor)
    service.removed(session, actor, request.app.state.settings, user, "passkey.deleted", own)


def _own(session: Session, actor: Actor, passkey_id: str) -> Passkey:
    found = session.get(Passkey, passkey_id)
    if found is None or found.deleted_at is not None or found.user_id != actor.user_id:
        raise NotFound
    return found
