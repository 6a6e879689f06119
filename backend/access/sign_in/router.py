"""Endpoints: one's own session, and all one's sessions."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import cookie_name, refuse_foreign_origin, refuse_forged
from backend.access.models import UserSession
from backend.access.routes import Routes
from backend.access.sign_in import answers, cookies, service
from backend.access.sign_in import queries as sign_in_queries
from backend.access.sign_in.schemas import SessionOut, SignIn, UserSessionOut
from backend.access.sign_in.throttle import TooManySignIns
from backend.core.etags import IfMatch
from backend.core.http import Answer
from backend.core.pagination import Paging, paginate
from backend.core.problems import Forbidden, NotFound
from backend.core.schemas import Page, Tombstone
from backend.settings import Settings

routes = Routes("access")
SORTS = {"seen_at": UserSession.seen_at, "created_at": UserSession.created_at, "updated_at": UserSession.updated_at}


@routes.post(
    "/session",
    None,
    response=SessionOut,
    write=False,
    idempotent=False,
    problems=(service.SignInFailed, service.LinkNotValid, TooManySignIns),
)
def sign_in(session: Session, actor: Actor, request: Request, body: SignIn) -> Answer:
    """Sign in with a password or a one-time link.

    Answers the session's cookie (HttpOnly). An Idempotency-Key has no effect here: an answer with a secret is never
    kept, and signing in twice harms nobody.
    """
    refuse_foreign_origin(request)
    if body.link is not None:
        session.rollback()
        user, amr = service.by_link(session, body.link), ["link"]
    else:
        found = service.by_password(session, request, body.email or "", body.password or "")
        if found is None:
            return answers.refused(request, service.SignInFailed(headers=service.CHALLENGE))
        user, amr = found, ["pwd"]
    signed_in, secret = service.start(session, request, user, previous=actor.session_id, amr=amr)
    return answers.signed_in(request, secret, service.show(session, signed_in))


@routes.get("/session", "session:read")
def read_session(session: Session, actor: Actor) -> SessionOut:
    """Say who is asking, what they see and what they may do."""
    return service.show(session, actor)


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


@routes.get("/sessions", "session:read")
def list_sessions(session: Session, actor: Actor, paging: Paging) -> Page[UserSessionOut | Tombstone]:
    """List your own sessions."""
    return paginate(
        session,
        paging,
        sign_in_queries.sessions_of(_user_id(actor)),
        entity=UserSession,
        sorts=SORTS,
        default="-seen_at",
        show=lambda one: _shown(actor, one),
    )


@routes.get("/sessions/{session_id}", "session:read")
def read_user_session(session: Session, actor: Actor, session_id: str) -> UserSessionOut:
    """Read one of your own sessions."""
    return _shown(actor, _own(session, actor, session_id))


@routes.delete("/sessions/{session_id}", "session:write")
def end_session(session: Session, actor: Actor, session_id: str, if_match: IfMatch) -> None:
    """End one of your own sessions, for instance on a machine you left."""
    own = _own(session, actor, session_id)
    if_match.check(own)
    service.end(session, actor, own)


def _own(session: Session, actor: Actor, session_id: str) -> UserSession:
    found = session.get(UserSession, session_id)
    if found is None or found.user_id != _user_id(actor):
        raise NotFound
    return found


def _user_id(actor: Actor) -> str:
    if actor.user_id is None:
        raise Forbidden(permission="session:read")
    return actor.user_id


def _shown(actor: Actor, one: UserSession) -> UserSessionOut:
    return UserSessionOut.model_validate({**one.model_dump(), "is_current": one.id == actor.session_id})
