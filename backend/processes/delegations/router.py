"""Endpoints: the delegation chain of a process, and who executes for whom."""

from datetime import date
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.processes import queries as process_queries
from backend.processes.delegations import queries, service
from backend.processes.delegations.models import Delegation
from backend.processes.delegations.schemas import DelegationIn, DelegationOut, DelegationPatch, Executions

routes = Routes("mandates")
SORTS = {
    "position": Delegation.position,
    "created_at": Delegation.created_at,
    "updated_at": Delegation.updated_at,
}


@routes.get("/processes/{process_id}/delegations", "processes:read")
def list_delegations(
    session: Session, actor: Actor, process_id: str, paging: Paging
) -> Page[DelegationOut | Tombstone]:
    """List the delegation chain of a process, in its order."""
    process = process_queries.find(session, actor, process_id)
    return paginate(
        session,
        paging,
        queries.visible_to(actor).where(Delegation.process_id == process.id),
        entity=Delegation,
        sorts=SORTS,
        default="position",
        show=lambda delegation: service.show(actor, delegation),
    )


@routes.post("/processes/{process_id}/delegations", "processes:write")
def create_delegation(session: Session, actor: Actor, process_id: str, body: DelegationIn) -> DelegationOut:
    """Add a link to the delegation chain of a process."""
    process = process_queries.require(session, actor, process_id, "processes:write")
    values = {name: getattr(body, name) for name in DelegationIn.model_fields}
    return service.show(actor, service.create(session, actor, process, values))


@routes.get("/delegations/{delegation_id}", "processes:read")
def read_delegation(session: Session, actor: Actor, delegation_id: str) -> DelegationOut:
    """Read one link of a delegation chain."""
    return service.show(actor, queries.find(session, actor, delegation_id))


@routes.patch("/delegations/{delegation_id}", "processes:write")
def change_delegation(
    session: Session, actor: Actor, delegation_id: str, body: DelegationPatch, if_match: IfMatch
) -> DelegationOut:
    """Change or move a link of a delegation chain."""
    delegation = queries.find(session, actor, delegation_id)
    actor.require("processes:write", delegation.alliance_id)
    if_match.check(delegation)
    service.change(session, actor, delegation, body.changes())
    return service.show(actor, delegation)


@routes.delete("/delegations/{delegation_id}", "processes:write")
def delete_delegation(session: Session, actor: Actor, delegation_id: str, if_match: IfMatch) -> None:
    """Take a link out of a delegation chain."""
    delegation = queries.find(session, actor, delegation_id)
    actor.require("processes:write", delegation.alliance_id)
    if_match.check(delegation)
    service.delete(session, actor, delegation)


@routes.get("/alliances/{alliance_id}/executions", "processes:read")
def read_executions(
    session: Session,
    actor: Actor,
    alliance_id: str,
    party: Annotated[str | None, Query(max_length=300, description="Only for the party of this name or id")] = None,
    starting: Annotated[date | None, Query(description="Only what holds on this day or later")] = None,
    ending: Annotated[date | None, Query(description="Only what holds on this day or earlier")] = None,
) -> Executions:
    """Read who executes something on behalf of somebody else, for the reports of the represented."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:read")
    return Executions(executions=service.executions(session, alliance.id, party, starting, ending))
