"""Endpoints: one's own sessions, and those of others for who administers accounts."""

from sqlmodel import Session

from backend.access import queries
from backend.access.actors import Actor
from backend.access.grants import service as grants
from backend.access.models import UserSession
from backend.access.routes import Routes
from backend.access.sign_in import queries as sign_in_queries
from backend.access.sign_in import service
from backend.access.sign_in.schemas import UserSessionOut
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.problems import Forbidden, NotFound
from backend.core.schemas import Page, Tombstone

routes = Routes("access")
SORTS = {"seen_at": UserSession.seen_at, "created_at": UserSession.created_at, "updated_at": UserSession.updated_at}
NO_PRECONDITION = {"x-no-precondition": "Sessions never change; ending them all must always work."}


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


@routes.delete("/sessions", "session:write", openapi=NO_PRECONDITION)
def end_other_sessions(session: Session, actor: Actor) -> None:
    """End all your sessions but the one you are in, for instance after a device was lost."""
    service.end_all(session, actor, _user_id(actor), besides=actor.session_id)


@routes.delete("/sessions/{session_id}", "session:write")
def end_session(session: Session, actor: Actor, session_id: str, if_match: IfMatch) -> None:
    """End one of your own sessions, for instance on a machine you left."""
    own = _own(session, actor, session_id)
    if_match.check(own)
    service.end(session, actor, own)


@routes.get("/users/{user_id}/sessions", "users:read")
def list_user_sessions(
    session: Session, actor: Actor, user_id: str, paging: Paging
) -> Page[UserSessionOut | Tombstone]:
    """List where a user is signed in."""
    return paginate(
        session,
        paging,
        sign_in_queries.sessions_of(queries.find_user(session, actor, user_id).id),
        entity=UserSession,
        sorts=SORTS,
        default="-seen_at",
        show=lambda one: _shown(actor, one),
    )


@routes.delete(
    "/users/{user_id}/sessions",
    "users:write",
    problems=(grants.AccountWithMoreRights,),
    openapi=NO_PRECONDITION,
)
def end_user_sessions(session: Session, actor: Actor, user_id: str) -> None:
    """End all sessions of a user: whoever uses the account has to sign in again."""
    user = queries.find_user(session, actor, user_id)
    grants.refuse_more_rights(session, actor, user)
    service.end_all(session, actor, user.id, besides=actor.session_id)


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
