"""Endpoints: workshops and the course of their phases."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.workshops import queries, service
from backend.workshops.models import Workshop
from backend.workshops.phases import PhaseOutOfOrder
from backend.workshops.schemas import PhaseIn, WorkshopIn, WorkshopOut, WorkshopPatch
from backend.workshops.service import PhaseHasCards

routes = Routes("workshops")
SORTS = {
    "title": Workshop.title,
    "created_at": Workshop.created_at,
    "updated_at": Workshop.updated_at,
}


@routes.get("/alliances/{alliance_id}/workshops", "workshops:read")
def list_workshops(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, process_id: str | None = None
) -> Page[WorkshopOut | Tombstone]:
    """List the workshops of an alliance, newest first."""
    alliance = alliance_queries.require(session, actor, alliance_id, "workshops:read")
    statement = queries.visible_to(actor).where(Workshop.alliance_id == alliance.id)
    if process_id is not None:
        statement = statement.where(Workshop.process_id == process_id)
    found, following = slice_of(session, paging, statement, entity=Workshop, sorts=SORTS, default="-created_at")
    living = service.show_all(session, actor, [one for one in found if not one.deleted_at])
    shown = {one.id: one for one in living}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/alliances/{alliance_id}/workshops", "workshops:write")
def create_workshop(
    session: Session, actor: Actor, request: Request, alliance_id: str, body: WorkshopIn
) -> WorkshopOut:
    """Prepare a workshop. Without phases it has those of a future workshop, in the caller's language."""
    alliance = alliance_queries.require(session, actor, alliance_id, "workshops:write")
    language = negotiate(request.headers.get("accept-language"))
    return service.show(session, actor, service.create(session, actor, alliance.id, body.model_dump(), language))


@routes.get("/workshops/{workshop_id}", "workshops:read")
def read_workshop(session: Session, actor: Actor, workshop_id: str) -> WorkshopOut:
    """Read one workshop."""
    return service.show(session, actor, queries.find(session, actor, workshop_id))


@routes.patch("/workshops/{workshop_id}", "workshops:write", problems=(PhaseHasCards,))
def change_workshop(
    session: Session, actor: Actor, workshop_id: str, body: WorkshopPatch, if_match: IfMatch
) -> WorkshopOut:
    """Change a workshop: its words, phases and tables, and whether cards can be written now."""
    workshop = queries.find(session, actor, workshop_id)
    if_match.check(workshop)
    values = body.model_dump(include=body.model_fields_set)
    service.change(session, actor, workshop, values)
    return service.show(session, actor, workshop)


@routes.post("/workshops/{workshop_id}/phase", "workshops:write", status=200, problems=(PhaseOutOfOrder,))
def go_to_phase(session: Session, actor: Actor, workshop_id: str, body: PhaseIn) -> WorkshopOut:
    """Go on to the next phase, or back to an earlier one. Writing opens where the phase takes cards."""
    workshop = queries.find(session, actor, workshop_id)
    service.go_to(session, actor, workshop, body.phase, body.is_writing_open)
    return service.show(session, actor, workshop)


@routes.delete("/workshops/{workshop_id}", "workshops:write")
def delete_workshop(session: Session, actor: Actor, workshop_id: str, if_match: IfMatch) -> None:
    """Remove a workshop with its wall. It waits in the trash."""
    workshop = queries.find(session, actor, workshop_id)
    if_match.check(workshop)
    service.delete(session, actor, workshop)
