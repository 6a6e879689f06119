"""Endpoints: whether the installation is set up, and the first run."""

from fastapi import Request
from sqlmodel import Session

from backend import __version__
from backend.access.actors import Actor
from backend.access.authentication import refuse_foreign_origin
from backend.access.routes import Routes
from backend.access.sign_in import answers
from backend.access.sign_in import service as sign_in
from backend.access.sign_in.schemas import SessionOut
from backend.core.http import Answer
from backend.operation import first_run
from backend.operation.schemas import FirstRun, InstallationOut

routes = Routes("operation")


@routes.get("/installation", None)
def read_installation(session: Session, actor: Actor) -> InstallationOut:
    """Say whether the installation is set up, to anybody."""
    return InstallationOut(initialised=first_run.is_initialised(session), version=__version__)


@routes.post(
    "/installation",
    None,
    response=SessionOut,
    idempotent=False,
    problems=(first_run.AlreadyInitialised, first_run.WrongSetupKey),
)
def set_up_installation(session: Session, actor: Actor, request: Request, body: FirstRun) -> Answer:
    """Set an empty installation up, and sign its founder in.

    Works once, with the key that the server prints on its console. Answers the session's cookie, and is therefore
    not kept for an Idempotency-Key.
    """
    refuse_foreign_origin(request)
    founder = first_run.set_up(session, request.app.state.settings, body)
    signed_in, secret = sign_in.start(session, request, founder, amr=["pwd"])
    return answers.signed_in(request, secret, sign_in.show(session, request.app.state.settings, signed_in))
