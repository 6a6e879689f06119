"""Starting a process: the template becomes phases, steps and bodies of its own."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import service as groups
from backend.core.problems import NotFound, invalid
from backend.core.records import new_id
from backend.processes.models import Process, ProcessBody, ProcessStep
from backend.processes.runs import queries
from backend.processes.runs.schemas import ProcessIn
from backend.processes.templates import queries as template_queries
from backend.processes.templates.content import PlannedBody, PlannedStep, ProcessTemplateContent
from backend.processes.templates.shipped import shipped


def instantiate(session: Session, actor: Actor, alliance_id: str, body: ProcessIn) -> Process:
    """Make a process of a template. Raises 422 for a template that there is not, or that the actor does not see."""
    content, template_id = _chosen(session, actor, body.template)
    process = Process(
        alliance_id=alliance_id,
        kind=content.kind,
        title=body.title,
        template_id=template_id,
        template_key=content.key,
        template_edition=content.edition,
        template=content.model_dump(mode="json"),
        is_strict=body.is_strict,
        started_on=body.started_on,
    )
    session.add(process)
    session.flush()
    _add_steps(session, process, content)
    _add_bodies(session, actor, process, content, sets_up=body.sets_up_groups)
    return process


def _chosen(session: Session, actor: Actor, name: str) -> tuple[ProcessTemplateContent, str | None]:
    known = shipped().get(name)
    if known is not None:
        return known, None
    try:
        own = template_queries.find(session, actor, name)
    except NotFound:
        raise invalid("#/template", "unknown_template", known=", ".join(shipped())) from None
    return ProcessTemplateContent.model_validate(own.content), own.id


def _add_steps(session: Session, process: Process, content: ProcessTemplateContent) -> None:
    position = 0
    for phase in content.phases:
        parent = _step(process, phase, position, None)
        session.add(parent)
        # A phase has to be there before what points at it.
        session.flush()
        for place, step in enumerate(phase.steps, start=1):
            session.add(_step(process, step, position + place, parent.id))
        position += 1 + len(phase.steps)


def _step(process: Process, planned: PlannedStep, position: int, parent_id: str | None) -> ProcessStep:
    return ProcessStep(
        id=new_id(),
        alliance_id=process.alliance_id,
        process_id=process.id,
        parent_id=parent_id,
        key=planned.key,
        number=planned.number,
        title=planned.title,
        position=position,
        checklist=[{"key": line.key, "text": line.text, "done": False} for line in planned.checklist],
        is_public=planned.is_public,
    )


def _add_bodies(
    session: Session, actor: Actor, process: Process, content: ProcessTemplateContent, *, sets_up: bool
) -> None:
    """A body is the alliance's only living group of its kind, or of its name; else one is set up, if asked for."""
    for position, body in enumerate(content.bodies):
        group_id = queries.group_for(session, process.alliance_id, body.kind, body.name)
        if group_id is None and sets_up:
            group_id = _set_up(session, actor, process, body)
        session.add(
            ProcessBody(
                alliance_id=process.alliance_id,
                process_id=process.id,
                key=body.key,
                position=position,
                group_id=group_id,
            )
        )
    session.flush()


def _set_up(session: Session, actor: Actor, process: Process, body: PlannedBody) -> str:
    values = {"kind": body.kind, "name": body.name, "purpose": body.purpose}
    return groups.create(session, actor, process.alliance_id, values).id
