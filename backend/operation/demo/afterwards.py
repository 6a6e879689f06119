"""What happened in the demo since the workshop: an alliance at work, with a history to read."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import service as actions
from backend.actions.comments import service as comments
from backend.actions.models import ActionItem, Status, Step, StepState
from backend.actions.parts import queries as part_queries
from backend.actions.parts import service as parts
from backend.actions.parts.kinds import STEPS
from backend.actions.schemas import ActionItemPatch, Adoption
from backend.ideas.models import Idea

DaysAgo = Callable[[int], AbstractContextManager[None]]


def happen(session: Session, coordinator: Actor, member: Actor, items: list[ActionItem], days_ago: DaysAgo) -> None:
    """Steps were ticked, cards moved and commented; some cards nobody has touched since."""
    spring, autumn, _mentors, companies, health, flyer, _readers = items
    with days_ago(38):
        _tick(session, coordinator, flyer)
        actions.change(session, coordinator, flyer, ActionItemPatch(status=Status.done))
        _say(session, coordinator, flyer, "Der Flyer liegt jetzt in allen Kitas und im Rathaus aus.")
    with days_ago(21):
        _say(session, member, companies, "Beim letzten Treffen kam der Wunsch nach einem Nachmittagstermin.")
        actions.change(session, coordinator, companies, ActionItemPatch(status=Status.in_progress))
    with days_ago(6):
        _tick(session, coordinator, spring)
        _say(session, coordinator, spring, "Die Wohnbau entscheidet nächsten Monat über einen Zuschuss.")
    with days_ago(4):
        _say(session, member, autumn, "Was hat der Präventionsrat beschlossen?")
        actions.change(session, coordinator, autumn, ActionItemPatch(funding="Antrag beim PR-Förderverein"))
    with days_ago(2):
        _say(session, member, health, "Ich frage in der Kinderarztpraxis nach.")
        actions.change(session, coordinator, health, ActionItemPatch(status=Status.planned))


def adopt(session: Session, actor: Actor, idea: Idea, values: dict[str, Any], group_id: str) -> None:
    """An idea from the wall became a card today."""
    body = Adoption.model_validate({**values, "group_id": group_id})
    actions.adopt(session, actor, idea, body.model_dump(exclude_unset=True))


def _tick(session: Session, actor: Actor, item: ActionItem) -> None:
    step = next(step for step in part_queries.parts_in(session, Step, item.id) if step.state == StepState.open)
    parts.change(session, actor, item, STEPS, step, {"state": StepState.done})


def _say(session: Session, actor: Actor, item: ActionItem, text: str) -> None:
    comments.create(session, actor, item, {"text": text, "mentions": []})
