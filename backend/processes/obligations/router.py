"""Endpoints: obligations."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.clock import today
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.obligations import queries, service
from backend.processes.obligations.models import Obligation
from backend.processes.obligations.schemas import (
    FulfilmentIn,
    ObligationIn,
    ObligationOut,
    ObligationPatch,
    ObligationState,
)

routes = Routes("obligations")
SORTS = {
    "next_due": queries.BY_DUE,
    "title": Obligation.title,
    "created_at": Obligation.created_at,
    "updated_at": Obligation.updated_at,
}


@routes.get("/alliances/{alliance_id}/obligations", "processes:read")
def list_obligations(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    state: ObligationState | None = None,
    process_id: str | None = None,
    certificate_id: str | None = None,
) -> Page[ObligationOut | Tombstone]:
    """List the obligations of an alliance, what is due first in front."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:read")
    statement = queries.of_alliance(
        actor, alliance.id, state=state, process_id=process_id, certificate_id=certificate_id, on=today()
    )
    found, following = slice_of(session, paging, statement, entity=Obligation, sorts=SORTS, default="next_due")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/alliances/{alliance_id}/obligations", "processes:write")
def create_obligation(session: Session, actor: Actor, alliance_id: str, body: ObligationIn) -> ObligationOut:
    """Write an obligation down."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:write")
    values = {name: getattr(body, name) for name in ObligationIn.model_fields}
    return service.show(session, actor, service.create(session, actor, alliance.id, values))


@routes.get("/obligations/{obligation_id}", "processes:read")
def read_obligation(session: Session, actor: Actor, obligation_id: str) -> ObligationOut:
    """Read one obligation with its due dates."""
    return service.show(session, actor, queries.find(session, actor, obligation_id))


@routes.patch("/obligations/{obligation_id}", "processes:write")
def change_obligation(
    session: Session, actor: Actor, obligation_id: str, body: ObligationPatch, if_match: IfMatch
) -> ObligationOut:
    """Change an obligation."""
    obligation = queries.find(session, actor, obligation_id)
    actor.require("processes:write", obligation.alliance_id)
    if_match.check(obligation)
    service.change(session, actor, obligation, body.changes())
    return service.show(session, actor, obligation)


@routes.delete("/obligations/{obligation_id}", "processes:write")
def delete_obligation(session: Session, actor: Actor, obligation_id: str, if_match: IfMatch) -> None:
    """Remove an obligation; it waits in the trash."""
    obligation = queries.find(session, actor, obligation_id)
    actor.require("processes:write", obligation.alliance_id)
    if_match.check(obligation)
    service.delete(session, actor, obligation)


@routes.post("/obligations/{obligation_id}/fulfilments", "processes:write", status=200, problems=(service.NothingDue,))
def fulfil_obligation(session: Session, actor: Actor, obligation_id: str, body: FulfilmentIn) -> ObligationOut:
    """Fulfil the next due date of an obligation, by a report, a link or a note; the following one is next then."""
    obligation = queries.find(session, actor, obligation_id)
    actor.require("processes:write", obligation.alliance_id)
    service.fulfil(session, actor, obligation, body)
    return service.show(session, actor, obligation)
