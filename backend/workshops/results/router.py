"""Endpoints: results."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.goals.policy import AgreementFrozen
from backend.workshops import queries as workshop_queries
from backend.workshops.models import WorkshopResult
from backend.workshops.results import queries, service
from backend.workshops.results.schemas import WorkshopResultIn, WorkshopResultOut, WorkshopResultsOut

routes = Routes("workshops")
SORTS = {"created_at": WorkshopResult.created_at, "updated_at": WorkshopResult.updated_at}


@routes.get("/alliances/{alliance_id}/workshop-results", "workshops:read")
def list_workshop_results(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    workshop_id: str | None = None,
    idea_id: str | None = None,
    goal_id: str | None = None,
    measure_id: str | None = None,
) -> Page[WorkshopResultOut | Tombstone]:
    """List what workshops led to, oldest first; with a filter, from which card of which workshop something came."""
    alliance = alliance_queries.require(session, actor, alliance_id, "workshops:read")
    statement = queries.visible_to(actor).where(WorkshopResult.alliance_id == alliance.id)
    given = {"workshop_id": workshop_id, "idea_id": idea_id, "goal_id": goal_id, "measure_id": measure_id}
    for name, value in given.items():
        if value is not None:
            statement = statement.where(getattr(WorkshopResult, name) == value)
    return paginate(
        session,
        paging,
        statement,
        entity=WorkshopResult,
        sorts=SORTS,
        default="created_at",
        show=WorkshopResultOut.model_validate,
    )


@routes.post("/workshops/{workshop_id}/workshop-results", "workshops:write", problems=(AgreementFrozen,))
def create_workshop_results(
    session: Session, actor: Actor, workshop_id: str, body: WorkshopResultIn
) -> WorkshopResultsOut:
    """Make ideas, goals or measures of cards or of a cluster. Each says where it came from."""
    workshop = workshop_queries.find(session, actor, workshop_id)
    made = service.create(session, actor, workshop, body.model_dump())
    return WorkshopResultsOut(results=[WorkshopResultOut.model_validate(one) for one in made])
