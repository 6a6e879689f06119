"""Endpoints: templates."""

from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.meetings.templates import queries, service, using
from backend.meetings.templates.models import Template, TemplateKind
from backend.meetings.templates.schemas import (
    SetUp,
    ShippedTemplates,
    TemplateIn,
    TemplateOut,
    TemplatePatch,
    TemplateUse,
)
from backend.meetings.templates.shipped import shipped

routes = Routes("templates")
READ, WRITE = "action-items:read", "templates:write"
SORTS = {"name": Template.name, "updated_at": Template.updated_at, "created_at": Template.created_at}


@routes.get("/alliances/{alliance_id}/templates", READ)
def list_templates(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    kind: Annotated[TemplateKind | None, Query(description="Only templates of this kind")] = None,
) -> Page[TemplateOut | Tombstone]:
    """List the templates of an alliance."""
    alliance = alliance_queries.require(session, actor, alliance_id, READ)
    statement = queries.visible_to(actor).where(Template.alliance_id == alliance.id)
    if kind is not None:
        statement = statement.where(Template.kind == kind)
    return paginate(
        session,
        paging,
        statement,
        entity=Template,
        sorts=SORTS,
        default="name",
        show=lambda template: service.show(actor, template),
    )


@routes.get("/alliances/{alliance_id}/shipped-templates", READ)
def read_shipped_templates(session: Session, actor: Actor, alliance_id: str, request: Request) -> ShippedTemplates:
    """Read the templates that come with Bündniswerk; to use one, take it over as a template of the alliance."""
    alliance_queries.require(session, actor, alliance_id, READ)
    return ShippedTemplates(templates=shipped(negotiate(request.headers.get("accept-language"))))


@routes.post("/alliances/{alliance_id}/templates", WRITE)
def create_template(session: Session, actor: Actor, alliance_id: str, body: TemplateIn) -> TemplateOut:
    """Keep a template: with its content, or made of a group's cards, a meeting's agenda or a card's steps."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    return service.show(actor, service.create(session, actor, alliance.id, body))


@routes.get("/templates/{template_id}", READ)
def read_template(session: Session, actor: Actor, template_id: str) -> TemplateOut:
    """Read one template."""
    return service.show(actor, queries.find(session, actor, template_id))


@routes.patch("/templates/{template_id}", WRITE)
def change_template(
    session: Session, actor: Actor, template_id: str, body: TemplatePatch, if_match: IfMatch
) -> TemplateOut:
    """Change a template: one's own, or as a coordinator any."""
    template = queries.find(session, actor, template_id)
    if_match.check(template)
    service.change(session, actor, template, body.changes())
    return service.show(actor, template)


@routes.delete("/templates/{template_id}", WRITE)
def delete_template(session: Session, actor: Actor, template_id: str, if_match: IfMatch) -> None:
    """Remove a template; what was set up from it stays."""
    template = queries.find(session, actor, template_id)
    if_match.check(template)
    service.delete(session, actor, template)


@routes.post("/templates/{template_id}/uses", "action-items:write")
def use_template(session: Session, actor: Actor, template_id: str, body: TemplateUse) -> SetUp:
    """Set a template up: cards as drafts without an owner, points of an agenda, or steps of a card."""
    template = queries.find(session, actor, template_id)
    return SetUp(created=using.use(session, actor, template, body))
