"""Endpoints: process templates."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.templates import queries, service
from backend.processes.templates.models import ProcessTemplate
from backend.processes.templates.schemas import (
    ProcessTemplateIn,
    ProcessTemplateOut,
    ProcessTemplatePatch,
    ShippedProcessTemplates,
)
from backend.processes.templates.shipped import shipped

routes = Routes("process templates")
READ, WRITE = "processes:read", "processes:write"
SORTS = {
    "name": ProcessTemplate.name,
    "updated_at": ProcessTemplate.updated_at,
    "created_at": ProcessTemplate.created_at,
}


@routes.get("/alliances/{alliance_id}/process-templates", READ)
def list_process_templates(
    session: Session, actor: Actor, alliance_id: str, paging: Paging
) -> Page[ProcessTemplateOut | Tombstone]:
    """List the municipality's own process templates, as far as you see the alliances that keep them."""
    alliance = alliance_queries.require(session, actor, alliance_id, READ)
    statement = queries.of_municipality(actor, alliance.municipality_id)
    records, following = slice_of(session, paging, statement, entity=ProcessTemplate, sorts=SORTS, default="name")
    living = service.show_all(session, actor, [one for one in records if not one.deleted_at])
    shown = {one.id: one for one in living}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in records], next=following)


@routes.get("/alliances/{alliance_id}/shipped-process-templates", READ)
def read_shipped_process_templates(session: Session, actor: Actor, alliance_id: str) -> ShippedProcessTemplates:
    """Read the process templates that come with Bündniswerk; a process starts with one, or with a copy."""
    alliance_queries.require(session, actor, alliance_id, READ)
    return ShippedProcessTemplates(templates=list(shipped().values()))


@routes.post("/alliances/{alliance_id}/process-templates", WRITE)
def create_process_template(
    session: Session, actor: Actor, alliance_id: str, body: ProcessTemplateIn
) -> ProcessTemplateOut:
    """Copy a process template to change it, or keep a new one."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    return service.show_all(session, actor, [service.create(session, actor, alliance.id, body)])[0]


@routes.get("/process-templates/{template_id}", READ)
def read_process_template(session: Session, actor: Actor, template_id: str) -> ProcessTemplateOut:
    """Read one process template."""
    return service.show_all(session, actor, [queries.find(session, actor, template_id)])[0]


@routes.patch("/process-templates/{template_id}", WRITE)
def change_process_template(
    session: Session, actor: Actor, template_id: str, body: ProcessTemplatePatch, if_match: IfMatch
) -> ProcessTemplateOut:
    """Change a process template; once a process was started with it, that is a new edition. What runs keeps its own."""
    template = queries.find(session, actor, template_id)
    actor.require(WRITE, template.alliance_id)
    if_match.check(template)
    service.change(session, actor, template, body.changes())
    return service.show_all(session, actor, [template])[0]


@routes.delete("/process-templates/{template_id}", WRITE)
def delete_process_template(session: Session, actor: Actor, template_id: str, if_match: IfMatch) -> None:
    """Remove a process template; what was started with it runs on."""
    template = queries.find(session, actor, template_id)
    actor.require(WRITE, template.alliance_id)
    if_match.check(template)
    service.delete(session, actor, template)
