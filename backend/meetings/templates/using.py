"""Use case: set up what a template says. Nobody is named and no date is made up."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions import service as actions
from backend.actions.models import Status
from backend.actions.parts import service as parts
from backend.actions.parts.kinds import STEPS
from backend.actions.parts.schemas import StepIn
from backend.actions.policy import Rights
from backend.actions.schemas import ActionItemIn
from backend.core.problems import NotFound, invalid
from backend.meetings import queries as meeting_queries
from backend.meetings.agenda.templates import copy_template
from backend.meetings.templates import service
from backend.meetings.templates.models import Template, TemplateKind
from backend.meetings.templates.schemas import SetUpRecord, TemplateContent, TemplateStep, TemplateUse


def use(session: Session, actor: Actor, template: Template, wish: TemplateUse) -> list[SetUpRecord]:
    """Set a template up: cards as drafts, points at the end of an agenda, steps behind those of a card."""
    content = TemplateContent.model_validate(template.content)
    set_up = {
        TemplateKind.board: _cards,
        TemplateKind.meeting: _agenda,
        TemplateKind.checklist: _steps,
    }[TemplateKind(template.kind)]
    made = set_up(session, actor, template, content, wish)
    service.record(session, actor, "template.used", template)
    return made


def _cards(
    session: Session, actor: Actor, template: Template, content: TemplateContent, wish: TemplateUse
) -> list[SetUpRecord]:
    actor.require("action-items:write", template.alliance_id, group_id=wish.group_id)
    bodies = [
        ActionItemIn.model_validate(
            {
                **one.model_dump(exclude={"steps"}),
                "group_id": wish.group_id,
                "status": Status.draft,
                "steps": _written(one.steps, wish.starts_on),
            }
        )
        for one in content.cards
    ]
    # The pointers name what was sent: the wish, not the template.
    items = actions.create_all(session, actor, template.alliance_id, [("#", body) for body in bodies])
    return [SetUpRecord(kind="action_item", id=one.id, title=one.title) for one in items]


def _agenda(
    session: Session, actor: Actor, template: Template, content: TemplateContent, wish: TemplateUse
) -> list[SetUpRecord]:
    try:
        meeting = meeting_queries.find(session, actor, wish.meeting_id or "")
    except NotFound:
        raise invalid("#/meeting_id", "unknown_reference" if wish.meeting_id else "missing") from None
    if meeting.alliance_id != template.alliance_id:
        raise invalid("#/meeting_id", "unknown_reference")
    made = copy_template(session, actor, meeting, [one.model_dump(mode="json") for one in content.agenda])
    return [SetUpRecord(kind="agenda_item", id=one.id, title=one.title) for one in made]


def _steps(
    session: Session, actor: Actor, template: Template, content: TemplateContent, wish: TemplateUse
) -> list[SetUpRecord]:
    if wish.action_item_id is None:
        raise invalid("#/action_item_id", "missing")
    item = action_queries.in_alliance(session, template.alliance_id, wish.action_item_id)
    if item is None:
        raise invalid("#/action_item_id", "unknown_reference")
    Rights(session, actor, item.alliance_id).require_part(item, STEPS)
    made = []
    for step in _written(content.steps, wish.starts_on):
        row = parts.add(session, actor, item, "steps", StepIn.model_validate(step))
        made.append(SetUpRecord(kind="step", id=row.id, title=row.text))
    return made


def _written(steps: Sequence[TemplateStep], starts_on: date | None) -> list[dict[str, Any]]:
    """Steps as they are sent to a card; due on a day only if a day was named from which to count."""
    return [
        {"text": one.text, **({"due": _day(starts_on, one.due_days)} if starts_on and one.due_days is not None else {})}
        for one in steps
    ]


def _day(starts_on: date, days: int) -> str:
    try:
        return (starts_on + timedelta(days=days)).isoformat()
    except OverflowError:
        raise invalid("#/starts_on", "date_parsing") from None
