"""Endpoints: one's own authenticator apps."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.access.second_factor import queries, service, step_up
from backend.access.second_factor.models import AuthenticatorApp
from backend.access.second_factor.one_time_codes import service as codes
from backend.access.second_factor.one_time_codes.schemas import (
    AuthenticatorAppIn,
    AuthenticatorAppOut,
    AuthenticatorAppPatch,
    FirstCode,
)
from backend.access.sign_in import answers, throttle
from backend.core.etags import IfMatch
from backend.core.http import Answer
from backend.core.pagination import Paging, paginate
from backend.core.problems import NotFound, invalid
from backend.core.schemas import Page, Tombstone
from backend.settings import Settings

routes = Routes("access")
SORTS = {
    "name": AuthenticatorApp.name,
    "created_at": AuthenticatorApp.created_at,
    "updated_at": AuthenticatorApp.updated_at,
}
STEP_UP = (step_up.ReauthenticationRequired, step_up.ProviderAccount)


@routes.get("/authenticator-apps", "second-factors:read")
def list_authenticator_apps(session: Session, actor: Actor, paging: Paging) -> Page[AuthenticatorAppOut | Tombstone]:
    """List your own authenticator apps."""
    return paginate(
        session,
        paging,
        queries.apps_of(service.user_id(actor)),
        entity=AuthenticatorApp,
        sorts=SORTS,
        default="name",
        show=codes.shown,
    )


@routes.post("/authenticator-apps", "second-factors:write", problems=STEP_UP)
def create_authenticator_app(
    session: Session, actor: Actor, request: Request, body: AuthenticatorAppIn
) -> AuthenticatorAppOut:
    """Begin to set an authenticator app up; the answer carries its secret, once.

    It counts after its first code (`POST /authenticator-apps/{app_id}/confirmations`).
    """
    user = step_up.require_local(session, actor)
    made, answer = codes.begin(session, request.app.state.settings, user, body.name)
    service.record(session, actor, "authenticator_app.created", made)
    return answer


@routes.get("/authenticator-apps/{app_id}", "second-factors:read")
def read_authenticator_app(session: Session, actor: Actor, app_id: str) -> AuthenticatorAppOut:
    """Read one of your own authenticator apps."""
    return codes.shown(_own(session, actor, app_id))


@routes.patch("/authenticator-apps/{app_id}", "second-factors:write", problems=(step_up.ReauthenticationRequired,))
def change_authenticator_app(
    session: Session, actor: Actor, app_id: str, body: AuthenticatorAppPatch, if_match: IfMatch
) -> AuthenticatorAppOut:
    """Give an authenticator app another name."""
    own = _own(session, actor, app_id)
    if_match.check(own)
    step_up.current(session, actor)
    service.rename(session, actor, "authenticator_app.changed", own, body.changes())
    return codes.shown(own)


@routes.post(
    "/authenticator-apps/{app_id}/confirmations",
    "second-factors:write",
    status=200,
    response=AuthenticatorAppOut,
    problems=(*STEP_UP, throttle.TooManySignIns),
)
def confirm_authenticator_app(
    session: Session, actor: Actor, request: Request, app_id: str, body: FirstCode
) -> AuthenticatorAppOut | Answer:
    """Show that the app counts right; from then on every sign-in asks for a second factor."""
    settings: Settings = request.app.state.settings
    own = _own(session, actor, app_id)
    user = step_up.require_local(session, actor)
    counted = throttle.for_factor(settings, user.id)
    throttle.refuse_too_many(session, counted, settings.sign_in_attempts)
    if not codes.confirm(session, settings, own, body.code):
        throttle.note(session, counted)
        return answers.refused(request, invalid("#/code", "code_wrong"))
    service.added(session, actor, settings, user, "authenticator_app.confirmed", own)
    return codes.shown(own)


@routes.delete("/authenticator-apps/{app_id}", "second-factors:write", problems=(*STEP_UP, service.LastSecondFactor))
def delete_authenticator_app(session: Session, actor: Actor, request: Request, app_id: str, if_match: IfMatch) -> None:
    """Remove an authenticator app: its codes let nobody in any more."""
    own = _own(session, actor, app_id)
    if_match.check(own)
    user = step_up.require_local(session, actor)
    service.removed(session, actor, request.app.state.settings, user, "authenticator_app.deleted", own)


def _own(session: Session, actor: Actor, app_id: str) -> AuthenticatorApp:
    found = session.get(AuthenticatorApp, app_id)
    if found is None or found.deleted_at is not None or found.user_id != actor.user_id:
        raise NotFound
    return found
