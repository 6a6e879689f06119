"""Endpoints: signing in, who is asking, signing out."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import cookie_name, refuse_foreign_origin, refuse_forged
from backend.access.models import UserSession
from backend.access.routes import Routes
from backend.access.second_factor import pending
from backend.access.second_factor.passkeys.service import PasskeyRefused
from backend.access.second_factor.schemas import SecondFactor, SecondFactorAsked
from backend.access.second_factor.service import AMR
from backend.access.sign_in import answers, cookies, service, steps
from backend.access.sign_in.schemas import SessionOut, SignIn
from backend.access.sign_in.throttle import TooManySignIns
from backend.core.http import Answer
from backend.settings import Settings

routes = Routes("access")


ASKED = {"$ref": "#/components/schemas/SecondFactorAsked"}
TWO_STEPS = {
    "responses": {
        "202": {
            "description": "That was right; the second factor is asked for next (`POST /session/second-factors`)",
            "content": {"application/json": {"schema": ASKED}},
        }
    }
}


@routes.post(
    "/session",
    None,
    response=SessionOut,
    write=False,
    idempotent=False,
    problems=(service.SignInFailed, service.LinkNotValid, PasskeyRefused, TooManySignIns),
    openapi=TWO_STEPS,
)
def sign_in(session: Session, actor: Actor, request: Request, body: SignIn) -> Answer:
    """Sign in with a password, a one-time link or a passkey.

    Answers the session's cookie (HttpOnly), or 202 if a second factor is asked for. An Idempotency-Key has no effect
    here: an answer with a secret is never kept, and signing in twice harms nobody.
    """
    refuse_foreign_origin(request)
    if body.link is not None:
        session.rollback()
        return steps.proceed(session, actor, request, service.by_link(session, body.link), ["link"])
    if body.passkey is not None:
        session.rollback()
        owner = service.by_passkey(session, request.app.state.settings, body.passkey)
        if owner is None:
            return answers.refused(request, PasskeyRefused(headers=service.CHALLENGE))
        return steps.proceed(session, actor, request, owner, AMR["passkey"])
    found = service.by_password(session, request, body.email or "", body.password or "")
    if found is None:
        return answers.refused(request, service.SignInFailed(headers=service.CHALLENGE))
    return steps.proceed(session, actor, request, found, ["pwd"])


@routes.get("/session/second-factors", None)
def read_second_factors(session: Session, actor: Actor, request: Request) -> SecondFactorAsked:
    """Say what the sign-in that this browser has begun still needs; without one, `methods` is empty."""
    try:
        begun = pending.find(session, request)
    except pending.FirstStepMissing:
        return SecondFactorAsked(methods=[], expires_at=None)
    return SecondFactorAsked(methods=pending.methods_of(session, begun.user_id), expires_at=begun.expires_at)


@routes.post(
    "/session/second-factors",
    None,
    response=SessionOut,
    idempotent=False,
    problems=(steps.SecondFactorFailed, pending.FirstStepMissing, TooManySignIns),
)
def send_second_factor(session: Session, actor: Actor, request: Request, body: SecondFactor) -> Answer:
    """Take the second step of signing in.

    Needs the cookie of the first, for ten minutes and five attempts. Answers the session's cookie (HttpOnly).
    """
    refuse_foreign_origin(request)
    return steps.finish(session, actor, request, body)


@routes.get("/session", "session:read")
def read_session(session: Session, actor: Actor, request: Request) -> SessionOut:
    """Say who is asking, what they see and what they may do."""
    return service.show(session, request.app.state.settings, actor)


@routes.delete(
    "/session", None, status=204, openapi={"x-no-precondition": "A session never changes; leaving must always work."}
)
def sign_out(session: Session, actor: Actor, request: Request) -> Answer:
    """Sign out.

    Needs no If-Match, and works without a session too: whoever wants to leave is out. The browser forgets what it
    kept of this site; its cookies are not cleared as a whole, because other services of the domain have some as well.
    """
    settings: Settings = request.app.state.settings
    if cookie_name(settings) in request.cookies:
        refuse_forged(request)
    if actor.session_id is not None and (own := session.get(UserSession, actor.session_id)) is not None:
        service.end(session, actor, own)
    headers = {
        "Set-Cookie": cookies.clearing(settings),
        "Clear-Site-Data": '"cache", "storage"',
        "Cache-Control": "no-store",
    }
    return Answer(b"", status=204, headers=headers)
