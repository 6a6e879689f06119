"""Endpoints: how well an account is protected, and that it is still its owner who asks."""

from fastapi import Request
from sqlmodel import Session

from backend.access import passwords, queries
from backend.access.actors import Actor
from backend.access.grants import service as grants
from backend.access.models import User, UserSession
from backend.access.routes import Routes
from backend.access.second_factor import service, step_up
from backend.access.second_factor.schemas import Confirmation, SecurityOut
from backend.access.sign_in import answers, throttle
from backend.core import events
from backend.core.clock import now
from backend.core.http import Answer
from backend.core.problems import invalid
from backend.core.records import touch
from backend.settings import Settings

routes = Routes("access")


@routes.get("/account/security", "second-factors:read")
def read_security(session: Session, actor: Actor, request: Request) -> SecurityOut:
    """Say how well your account is protected, and how you confirm that it is you."""
    return service.overview(session, actor, request.app.state.settings)


@routes.post(
    "/session/confirmations",
    "second-factors:write",
    status=200,
    response=SecurityOut,
    write=False,
    idempotent=False,
    problems=(step_up.ReauthenticationRequired, step_up.ProviderAccount, throttle.TooManySignIns),
)
def confirm_session(session: Session, actor: Actor, request: Request, body: Confirmation) -> SecurityOut | Answer:
    """Confirm that it is still you, before you change what protects your account.

    With the second factor if you have one, else with the password. Holds for ten minutes.
    """
    settings: Settings = request.app.state.settings
    own = step_up.current(session, actor)
    if own.provider_id is not None:
        raise step_up.ProviderAccount
    user = session.get_one(User, own.user_id)
    allowed, stored = service.overview(session, actor, settings).confirm_with, user.password_hash
    email, session_id = user.email, own.id
    given = next(name for name in ("password", "passkey", "code", "recovery_code") if getattr(body, name) is not None)
    if given not in allowed:
        raise invalid(f"#/{given}", "confirm_otherwise")
    counted = throttle.subjects(request, email)[:1] if given == "password" else throttle.for_factor(settings, user.id)
    throttle.refuse_too_many(session, counted, settings.sign_in_attempts)
    # Checking a password takes long by intention: meanwhile no connection is held.
    session.rollback()
    if given == "password":
        proved = ["pwd"] if passwords.verify(stored, body.password or "") else None
    else:
        proved = service.check(session, settings, own.user_id, body)
    if proved is None:
        throttle.note(session, counted)
        return answers.refused(request, invalid(f"#/{given}", f"{given}_wrong"))
    own = session.get_one(UserSession, session_id)
    own.proved_at, own.amr = now(), sorted({*own.amr, *proved})
    touch(own)
    subject = events.Subject("session", own.id, context_id=own.user_id)
    events.record(session, actor, "session.confirmed", subject, stream_id=events.INSTALLATION)
    return service.overview(session, actor, settings)


@routes.delete(
    "/users/{user_id}/second-factors",
    "users:write",
    problems=(grants.AccountWithMoreRights,),
    openapi={"x-no-precondition": "Whatever the user has is lost: all of it goes, however much it is."},
)
def remove_second_factors(session: Session, actor: Actor, request: Request, user_id: str) -> None:
    """Remove all second factors of a user who lost them, unless they may do more than you; their sessions end."""
    user = queries.find_user(session, actor, user_id)
    grants.refuse_more_rights(session, actor, user)
    queries.end_sessions(session, user.id, besides=actor.session_id)
    service.removed_all(session, actor, request.app.state.settings, user)
