"""Use cases: copy, change and remove process templates."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import NotFound, invalid
from backend.core.records import new_id, touch
from backend.processes.templates import queries
from backend.processes.templates.checks import check
from backend.processes.templates.content import ProcessTemplateContent
from backend.processes.templates.models import ProcessTemplate
from backend.processes.templates.schemas import ProcessTemplateIn, ProcessTemplateOut
from backend.processes.templates.shipped import shipped

WRITE = "processes:write"


def show_all(session: Session, actor: Actor, templates: Sequence[ProcessTemplate]) -> list[ProcessTemplateOut]:
    """The templates with the number of processes that keep their present edition."""
    uses = queries.uses(session, [template.id for template in templates])
    return [
        ProcessTemplateOut.model_validate(
            {
                **template.model_dump(),
                "in_use": uses.get((template.id, template.edition), 0),
                "can": ["edit", "delete"] if actor.may(WRITE, template.alliance_id) else [],
            }
        )
        for template in templates
    ]


def create(session: Session, actor: Actor, alliance_id: str, body: ProcessTemplateIn) -> ProcessTemplate:
    """Copy a template, or keep a new one. Raises 422 where its content does not hold together."""
    if (body.content is None) == (body.copy_of is None):
        raise invalid("#/content", "process_template_needs_one_source")
    source, copied_from = _source(session, actor, body)
    name = body.name or source.name
    # A key of its own: words that name the kind, and what no other template has.
    key = f"{source.kind}.{new_id()[-12:]}" if body.content is None else source.key
    content = source.model_copy(update={"name": name, "key": key, "edition": 1})
    check(content)
    template = ProcessTemplate(
        alliance_id=alliance_id,
        key=key,
        kind=content.kind,
        name=name,
        copied_from=copied_from,
        content=content.model_dump(mode="json"),
    )
    session.add(template)
    record(session, actor, "process_template.created", template, {"name": [None, name]})
    return template


def change(session: Session, actor: Actor, template: ProcessTemplate, values: dict[str, Any]) -> None:
    """Change a template; after a process was started with it, that is a new edition.

    Raises 422 where the new content does not hold together. What runs keeps its edition.
    """
    before = ProcessTemplateContent.model_validate(template.content)
    content: ProcessTemplateContent = values.get("content") or before
    content = content.model_copy(
        update={"key": template.key, "kind": before.kind, "name": values.get("name") or content.name}
    )
    check(content)
    content = content.model_copy(update={"edition": template.edition})
    if content == before and content.name == template.name:
        return
    if queries.uses(session, [template.id]).get((template.id, template.edition)):
        template.edition += 1
        content = content.model_copy(update={"edition": template.edition})
    template.name, template.content = content.name, content.model_dump(mode="json")
    changes = {name: both for name, both in events.changes_of(template).items() if name != "content"}
    touch(template)
    record(session, actor, "process_template.changed", template, changes)


def delete(session: Session, actor: Actor, template: ProcessTemplate) -> None:
    """Remove a template; what was started with it runs on."""
    template.deleted_at = now()
    touch(template)
    record(session, actor, "process_template.deleted", template)


def restore(session: Session, actor: Actor, template: ProcessTemplate) -> None:
    """Bring a template back from the trash."""
    template.deleted_at = None
    touch(template)
    record(session, actor, "process_template.restored", template)


def purge(session: Session, actor: Actor, template: ProcessTemplate) -> None:
    """Erase the words of a removed template; its tombstone stays."""
    template.name, template.content = "", {}
    touch(template)
    record(session, actor, "process_template.purged", template)


def record(
    session: Session, actor: Actor, event_type: str, template: ProcessTemplate, changes: dict[str, Any] | None = None
) -> None:
    """Append the event of a template."""
    subject, alliance_id = events.Subject("process_template", template.id), template.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance_id, alliance_id=alliance_id, changes=changes)


def _source(session: Session, actor: Actor, body: ProcessTemplateIn) -> tuple[ProcessTemplateContent, str | None]:
    if body.content is not None:
        return body.content, None
    known = shipped().get(body.copy_of or "")
    if known is not None:
        return known, known.key
    try:
        own = queries.find(session, actor, body.copy_of or "")
    except NotFound:
        raise invalid("#/copy_of", "unknown_template", known=", ".join(shipped())) from None
    return ProcessTemplateContent.model_validate(own.content), own.copied_from
