"""Endpoints: a forgotten password."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.authentication import refuse_foreign_origin
from backend.access.password_resets import service
from backend.access.password_resets.schemas import NewPasswordIn, PasswordResetIn
from backend.access.routes import Routes
from backend.access.sign_in import steps
from backend.access.sign_in.router import TWO_STEPS
from backend.access.sign_in.schemas import SessionOut
from backend.access.sign_in.service import LinkNotValid
from backend.access.sign_in.throttle import TooManySignIns
from backend.core.http import Answer

routes = Routes("access")


@routes.post("/password-resets", None, status=202, idempotent=False, problems=(TooManySignIns,))
def request_password_reset(session: Session, actor: Actor, request: Request, body: PasswordResetIn) -> Answer:
    """Ask for a link by mail that sets a new password.

    The answer is the same, in the same time, whether the address has an account or not.
    """
    refuse_foreign_origin(request)
    service.ask(session, actor, request, body.email, body.language)
    return Answer(b"{}", status=202, headers={"Cache-Control": "no-store"})


@routes.post(
    "/new-passwords",
    None,
    response=SessionOut,
    write=False,
    idempotent=False,
    problems=(LinkNotValid,),
    openapi=TWO_STEPS,
)
def set_new_password(session: Session, actor: Actor, request: Request, body: NewPasswordIn) -> Answer:
    """Set a new password with the mailed link, and sign in.

    Ends all sessions of the account. Answers the session's cookie (HttpOnly), or 202 if a second factor is asked for.
    """
    refuse_foreign_origin(request)
    user = service.set_password(session, request, body.reset, body.password)
    return steps.proceed(session, actor, request, user, ["link", "pwd"])
