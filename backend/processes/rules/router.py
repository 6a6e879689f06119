"""Endpoints: findings, and passing over a rule."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.processes import queries as process_queries
from backend.processes.rules import queries, service
from backend.processes.rules.models import Finding, FindingState
from backend.processes.rules.schemas import FindingOut, OverrideIn

routes = Routes("processes")
READ, WRITE = "processes:read", "processes:write"
SORTS = {"created_at": Finding.created_at, "updated_at": Finding.updated_at}


@routes.get("/processes/{process_id}/findings", READ)
def list_findings(
    session: Session,
    actor: Actor,
    process_id: str,
    paging: Paging,
    state: Annotated[FindingState | None, Query(description="Only findings in this state")] = None,
) -> Page[FindingOut | Tombstone]:
    """List which rules of a process were not met or passed over, the latest first."""
    process = process_queries.require(session, actor, process_id, READ)
    statement = queries.visible_to(actor).where(Finding.process_id == process.id)
    if state is not None:
        statement = statement.where(Finding.state == state)
    return paginate(session, paging, statement, entity=Finding, sorts=SORTS, default="-updated_at", show=service.show)


@routes.get("/findings/{finding_id}", READ)
def read_finding(session: Session, actor: Actor, finding_id: str) -> FindingOut:
    """Read one finding."""
    return service.show(queries.find(session, actor, finding_id))


@routes.post("/processes/{process_id}/overrides", WRITE)
def override_rule(session: Session, actor: Actor, process_id: str, body: OverrideIn) -> FindingOut:
    """Pass over a rule and say why. The act that it stands before passes from then on."""
    process = process_queries.require(session, actor, process_id, WRITE)
    return service.show(service.override(session, actor, process, body))
