"""What on a card is somebody's own part: what they were asked, and the steps that are theirs."""

from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from backend.actions.alarms import names
from backend.actions.models import ActionItem, Assignment, AssignmentState, FollowUp, FollowUpState, Step
from backend.actions.parts import queries as part_queries
from backend.core.language import text
from backend.participation import queries


@dataclass
class OwnPart:
    """One person's part of one card, as rows in the card's order; `step_texts` by the steps' ids."""

    assignments: list[Any]
    steps: list[Any]
    next_date: Any
    is_owned: bool
    step_texts: dict[str, str] = field(default_factory=dict)


def part_of(session: Session, item: ActionItem, person_id: str) -> OwnPart:
    """The person's part: their assignments and those of groups they speak for, their steps, the card's next date.

    A step is theirs if they are named for it; or, where nobody is, if they took the whole card or a task that names
    the step.
    """
    steps = part_queries.parts_in(session, Step, item.id)
    assignments = part_queries.parts_in(session, Assignment, item.id)
    parties = queries.parties_of(session, person_id)
    own = [row for row in assignments if row.party_id in parties]
    taken = [row for row in own if row.state != AssignmentState.declined]
    named_steps = {row.step_id for row in taken if row.step_id}
    others = {row.step_id for row in assignments if row.step_id and row.state != AssignmentState.declined}
    whole = [row for row in taken if row.step_id is None]
    return OwnPart(
        assignments=own,
        steps=[
            step
            for step in steps
            if step.id in named_steps
            or (step.id not in others and any(not row.task or names(row.task, step.text) for row in whole))
        ],
        next_date=_next(part_queries.parts_in(session, FollowUp, item.id)),
        is_owned=any(row.state == AssignmentState.accepted for row in assignments),
        step_texts={step.id: step.text for step in steps},
    )


def task_of(row: Any, step_texts: dict[str, str], language: str) -> str:
    """What an assignment is for, in words."""
    return row.task or step_texts.get(row.step_id or "") or text("participation.whole-card", language)


def _next(follow_ups: list[Any]) -> Any:
    open_ones = [row for row in follow_ups if row.state == FollowUpState.open and row.fuzzy_date]
    return min(open_ones, key=lambda row: (row.earliest is None, row.earliest, row.position), default=None)
