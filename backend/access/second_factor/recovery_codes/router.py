"""Endpoint: one's own recovery codes."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.access.second_factor import pending, service, step_up
from backend.access.second_factor.recovery_codes import service as recovery
from backend.access.second_factor.recovery_codes.schemas import RecoveryCodesOut

routes = Routes("access")


@routes.post(
    "/recovery-codes",
    "second-factors:write",
    problems=(step_up.ReauthenticationRequired, step_up.ProviderAccount, service.NoSecondFactor),
)
def create_recovery_codes(session: Session, actor: Actor) -> RecoveryCodesOut:
    """Make ten recovery codes; the earlier ones are worthless from then on. They are shown once."""
    user = step_up.require_local(session, actor)
    if not pending.methods_of(session, user.id):
        raise service.NoSecondFactor
    made = recovery.make(session, user.id)
    service.record_of(session, actor, "recovery_codes.created", user.id)
    return made
