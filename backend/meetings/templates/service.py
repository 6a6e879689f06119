"""Use cases: keep, change and remove templates."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.alliances.groups import queries as group_queries
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Forbidden, NotFound, invalid
from backend.core.records import touch
from backend.meetings import queries as meeting_queries
from backend.meetings.agenda.items import queries as agenda_queries
from backend.meetings.templates import policy, queries
from backend.meetings.templates.models import Template, TemplateKind
from backend.meetings.templates.schemas import (
    CARDS_MOST,
    STEPS_MOST,
    TemplateCard,
    TemplateContent,
    TemplateIn,
    TemplateOut,
    TemplatePoint,
    TemplateStep,
)

#: Which list of its content a template of a kind has.
LISTS = {TemplateKind.board: "cards", TemplateKind.meeting: "agenda", TemplateKind.checklist: "steps"}
SOURCE = "#/source_id"


def show(actor: Actor, template: Template) -> TemplateOut:
    """The template with what the actor may do with it."""
    return TemplateOut.model_validate({**template.model_dump(), "can": policy.can(actor, template)})


def create(session: Session, actor: Actor, alliance_id: str, body: TemplateIn) -> Template:
    """Keep a template of what was sent or of what there is. Raises 422 if it would set nothing up."""
    if (body.content is None) == (body.source_id is None):
        raise invalid("#/content", "template_needs_one_source")
    if body.source_id is not None:
        content, pointer = _made_of(session, actor, alliance_id, body.kind, body.source_id), SOURCE
    else:
        content, pointer = body.content or TemplateContent(), "#/content"
    _check(body.kind, content, pointer)
    template = Template(
        alliance_id=alliance_id,
        kind=body.kind,
        name=body.name,
        content=content.model_dump(mode="json"),
        created_by=actor.id,
    )
    session.add(template)
    record(session, actor, "template.created", template)
    return template


def change(session: Session, actor: Actor, template: Template, values: dict[str, Any]) -> None:
    """Rename a template, or replace what it sets up."""
    _require(actor, template, "edit")
    if "content" in values:
        _check(TemplateKind(template.kind), values["content"], "#/content")
        values["content"] = values["content"].model_dump(mode="json")
    for name, value in values.items():
        setattr(template, name, value)
    if session.is_modified(template):
        touch(template)
        record(session, actor, "template.changed", template)


def delete(session: Session, actor: Actor, template: Template) -> None:
    """Remove a template; what was set up from it stays."""
    _require(actor, template, "delete")
    template.deleted_at = now()
    touch(template)
    record(session, actor, "template.deleted", template)


def record(session: Session, actor: Actor, event_type: str, template: Template) -> None:
    """Append the event of a template."""
    subject = events.Subject("template", template.id)
    alliance_id = template.alliance_id
    changes = {"name": [None, template.name]} if event_type == "template.created" else {}
    events.record(session, actor, event_type, subject, stream_id=alliance_id, alliance_id=alliance_id, changes=changes)


def _made_of(session: Session, actor: Actor, alliance_id: str, kind: TemplateKind, source_id: str) -> TemplateContent:
    """What there is, without people, dates and states."""
    if kind == TemplateKind.board:
        if not group_queries.exists_in(session, alliance_id, source_id):
            raise invalid(SOURCE, "unknown_reference")
        items = queries.cards_of(session, source_id, CARDS_MOST)
        steps = queries.steps_of(session, [item.id for item in items])
        return TemplateContent(
            cards=[
                TemplateCard(
                    title=item.title, idea=item.idea, field_of_action=item.field_of_action, steps=_steps(steps[item.id])
                )
                for item in items
            ]
        )
    if kind == TemplateKind.checklist:
        card = action_queries.in_alliance(session, alliance_id, source_id)
        if card is None:
            raise invalid(SOURCE, "unknown_reference")
        return TemplateContent(steps=_steps(queries.steps_of(session, [card.id])[card.id]))
    try:
        meeting = meeting_queries.find(session, actor, source_id)
    except NotFound:
        raise invalid(SOURCE, "unknown_reference") from None
    if meeting.alliance_id != alliance_id:
        raise invalid(SOURCE, "unknown_reference")
    points = agenda_queries.on_agenda(session, meeting.id)
    return TemplateContent(
        agenda=[
            TemplatePoint.model_validate(one.model_dump(include=set(TemplatePoint.model_fields))) for one in points[:50]
        ]
    )


def _steps(texts: list[str]) -> list[TemplateStep]:
    return [TemplateStep(text=one) for one in texts[:STEPS_MOST]]


def _check(kind: TemplateKind, content: TemplateContent, pointer: str) -> None:
    filled = [name for name in LISTS.values() if getattr(content, name)]
    if filled != [LISTS[kind]]:
        raise invalid(pointer, "template_content_of_kind", member=LISTS[kind])


def _require(actor: Actor, template: Template, right: str) -> None:
    if right not in policy.can(actor, template):
        raise Forbidden(permission="alliances:write")
