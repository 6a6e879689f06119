"""Endpoints: one's own account, and all accounts for operators."""

from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access import passwords, queries
from backend.access.accounts import service
from backend.access.accounts.schemas import AccountOut, AccountPatch, PasswordIn, UserIn, UserOut, UserPatch
from backend.access.actors import Actor
from backend.access.grants import service as grants
from backend.access.models import User
from backend.access.permissions import Role
from backend.access.rights import refuse_exceeding
from backend.access.routes import Routes
from backend.access.schemas import SignInLinkOut
from backend.access.second_factor import step_up
from backend.access.sign_in import answers, links, notices, throttle
from backend.core.etags import IfMatch
from backend.core.http import Answer
from backend.core.pagination import Paging, paginate
from backend.core.problems import invalid
from backend.core.schemas import Page, Tombstone
from backend.settings import Settings

routes = Routes("access")
SORTS = {"name": User.name, "email": User.email, "updated_at": User.updated_at, "created_at": User.created_at}


@routes.get("/account", "session:read")
def read_account(session: Session, actor: Actor) -> AccountOut:
    """Read your own account."""
    return _account(service.own(session, actor))


@routes.patch("/account", "session:write")
def change_account(session: Session, actor: Actor, body: AccountPatch, if_match: IfMatch) -> AccountOut:
    """Change your own name or language."""
    user = service.own(session, actor)
    if_match.check(user)
    service.change(session, actor, user, body.changes())
    return _account(user)


@routes.put(
    "/account/password",
    "session:write",
    status=204,
    write=False,
    problems=(throttle.TooManySignIns, step_up.ReauthenticationRequired, step_up.ProviderAccount),
    openapi={"x-no-precondition": "The current password is a stronger one; the stored one cannot be read."},
)
def set_password(session: Session, actor: Actor, request: Request, body: PasswordIn) -> Answer:
    """Set your password.

    Needs the current one, or to have signed in within ten minutes if none was set, and no If-Match. Your other sessions end, open sign-in links become
    worthless. Any 12 to 256 characters that are not easily guessed will do.
    """
    settings: Settings = request.app.state.settings
    user = service.own(session, actor)
    user_id, email, name, stored = user.id, user.email, user.name, user.password_hash
    if stored is None:
        # There is no current password to ask for; an old session is not enough to put one there.
        step_up.require_local(session, actor)
    counted = throttle.subjects(request, email)
    throttle.refuse_too_many(session, counted, settings.sign_in_attempts)
    # Checking and hashing take long by intention: meanwhile no connection is held.
    session.rollback()
    if stored is not None and body.current_password is None:
        raise invalid("#/current_password", "missing")
    if stored is not None and not passwords.verify(stored, body.current_password or ""):
        throttle.note(session, counted)
        return answers.refused(request, invalid("#/current_password", "password_wrong"))
    passwords.refuse_weak(body.password, "#/password", email, name)
    hashed = passwords.hash_password(body.password)
    changed = session.get_one(User, user_id)
    service.set_password(session, actor, changed, stored, hashed)
    notices.send(session, settings, changed, "password-changed")
    return Answer(b"", status=204, headers={"Cache-Control": "no-store"})


@routes.get("/users", "users:read")
def list_users(
    session: Session,
    actor: Actor,
    paging: Paging,
    q: Annotated[str | None, Query(max_length=200, description="Part of name or mail address")] = None,
) -> Page[UserOut | Tombstone]:
    """List accounts: all for operators, those with a role in their municipality for administrators."""
    return paginate(session, paging, queries.users(actor, q), entity=User, sorts=SORTS, default="name", show=_user)


@routes.post("/users", "users:write")
def create_user(session: Session, actor: Actor, request: Request, body: UserIn) -> UserOut:
    """Open an account, for operators; the answer carries a one-time sign-in link, once."""
    settings: Settings = request.app.state.settings
    service.refuse_lesser(actor)
    if body.is_operator:
        refuse_exceeding(actor, None, Role.operator)
    user = service.create(session, actor, body.email, body.name, is_operator=body.is_operator)
    secret = links.issue(session, actor, user, settings.sign_in_link_hours)
    return _user(user).model_copy(update={"sign_in_link": links.address(settings.base_url, secret)})


@routes.get("/users/{user_id}", "users:read")
def read_user(session: Session, actor: Actor, user_id: str) -> UserOut:
    """Read one account."""
    return _user(queries.find_user(session, actor, user_id))


@routes.patch("/users/{user_id}", "users:write")
def change_user(session: Session, actor: Actor, user_id: str, body: UserPatch, if_match: IfMatch) -> UserOut:
    """Change an account, lock it (its sessions end) or open it again."""
    user = queries.find_user(session, actor, user_id)
    if_match.check(user)
    changes = body.changes()
    # Locking somebody out, or naming them anew, reaches wherever they have a role.
    grants.refuse_more_rights(session, actor, user)
    if changes.get("is_operator"):
        refuse_exceeding(actor, None, Role.operator)
    disabled = changes.pop("disabled", None)
    if changes:
        service.change(session, actor, user, changes)
    if disabled is not None:
        service.set_disabled(session, actor, user, disabled)
    return _user(user)


@routes.post(
    "/users/{user_id}/sign-in-links",
    "users:write",
    problems=(grants.AccountWithMoreRights, service.AccountDisabled),
)
def create_user_sign_in_link(session: Session, actor: Actor, request: Request, user_id: str) -> SignInLinkOut:
    """Make a one-time sign-in link for an account, for operators, unless it may do more than you."""
    settings: Settings = request.app.state.settings
    service.refuse_lesser(actor)
    user = queries.find_user(session, actor, user_id)
    service.refuse_disabled(user)
    grants.refuse_more_rights(session, actor, user)
    return SignInLinkOut.of(settings, links.issue(session, actor, user, settings.sign_in_link_hours))


def _account(user: User) -> AccountOut:
    return AccountOut.model_validate({**user.model_dump(), "has_password": user.password_hash is not None})


def _user(user: User) -> UserOut:
    return UserOut.model_validate({**user.model_dump(), "has_password": user.password_hash is not None})
