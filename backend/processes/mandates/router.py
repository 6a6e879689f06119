"""Endpoints: the mandate of a process."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.processes import queries as process_queries
from backend.processes.mandates import service
from backend.processes.mandates.schemas import MandateOut, MandatePatch

routes = Routes("mandates")


@routes.get("/processes/{process_id}/mandate", "processes:read")
def read_mandate(session: Session, actor: Actor, process_id: str) -> MandateOut:
    """Read the mandate of a process, also while nothing is entered."""
    process = process_queries.find(session, actor, process_id)
    return service.show(session, actor, service.of(session, process))


@routes.patch("/processes/{process_id}/mandate", "processes:write")
def change_mandate(
    session: Session, actor: Actor, process_id: str, body: MandatePatch, if_match: IfMatch
) -> MandateOut:
    """Write the mandate of a process down, or change it."""
    process = process_queries.require(session, actor, process_id, "processes:write")
    mandate = service.of(session, process)
    if_match.check(mandate)
    service.change(session, actor, mandate, body.changes())
    session.flush()
    return service.show(session, actor, mandate)
