"""The alarms of an action item, computed here and nowhere else.

`facts` looks at the parts when they change; `alarms` adds the day. Both are plain functions of what is stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol, TypeVar

from backend.actions.models import AssignmentState, FollowUpState, Status, StepState
from backend.core.clock import GERMANY

CLOSED = frozenset({Status.done, Status.dropped, Status.replaced, Status.out_of_scope})
PAUSED = frozenset({Status.on_hold, Status.deferred})
STEP_IS_OVER = frozenset({StepState.done, StepState.dropped, StepState.deferred})
ALARMS = ("no_owner", "no_next_date", "overdue", "silent", "unassigned_steps")


class StepLike(Protocol):
    id: str
    text: str
    state: str


class AssignmentLike(Protocol):
    step_id: str | None
    task: str | None
    state: str


class FollowUpLike(Protocol):
    state: str
    outcome: str | None
    earliest: date | None
    latest: date | None
    fuzzy_date: dict[str, Any] | None


S = TypeVar("S", bound=StepLike)
A = TypeVar("A", bound=AssignmentLike)


@dataclass(frozen=True)
class Facts:
    """What the alarms of a card rest on, whatever the day."""

    is_closed: bool
    has_owner: bool
    has_next_date: bool
    overdue_after: date | None
    unassigned_steps: int


class FactsLike(Protocol):
    is_closed: bool
    has_owner: bool
    has_next_date: bool
    overdue_after: date | None
    unassigned_steps: int


def facts(
    status: str,
    steps: Sequence[StepLike],
    assignments: Sequence[AssignmentLike],
    follow_ups: Sequence[FollowUpLike],
) -> Facts:
    """The facts of one card."""
    unanswered = [f for f in follow_ups if f.state == FollowUpState.open and not f.outcome]
    return Facts(
        is_closed=status in CLOSED,
        has_owner=any(a.state == AssignmentState.accepted for a in assignments),
        has_next_date=any(_says_when(f) for f in follow_ups if f.state == FollowUpState.open),
        overdue_after=min((f.latest for f in unanswered if f.latest), default=None),
        unassigned_steps=len(unassigned(steps, assignments)),
    )


@dataclass(frozen=True)
class Day:
    """The day one looks from. What was last changed before `silent_before` is silent on it."""

    on: date
    silent_before: datetime

    @classmethod
    def of(cls, on: date, silent_after_days: int) -> "Day":
        """The day as an alliance sees it that calls a card silent after so many days without a change."""
        return cls(on, datetime.combine(on - timedelta(days=silent_after_days), time.min, GERMANY).astimezone(UTC))


def alarms(card: FactsLike, status: str, changed_at: datetime, day: Day) -> tuple[str, ...]:
    """The alarms of a card on a day."""
    return raised(
        day.on,
        status,
        changed_at < day.silent_before,
        card.is_closed,
        card.has_owner,
        card.has_next_date,
        card.overdue_after,
        card.unassigned_steps,
    )


def raised(
    on: date,
    status: str,
    is_unchanged: bool,
    is_closed: bool,
    has_owner: bool,
    has_next_date: bool,
    overdue_after: date | None,
    unassigned_steps: int,
) -> tuple[str, ...]:
    """The alarms of a card with these facts; `is_unchanged`: for so long that the alliance calls it silent.

    What is paused on purpose may be silent; what is closed has no alarms.
    """
    if is_closed:
        return ()
    found = []
    if not has_owner:
        found.append("no_owner")
    if not has_next_date:
        found.append("no_next_date")
    if overdue_after is not None and overdue_after < on:
        found.append("overdue")
    if is_unchanged and status not in PAUSED:
        found.append("silent")
    if unassigned_steps:
        found.append("unassigned_steps")
    return tuple(found)


def unassigned(steps: Sequence[S], assignments: Iterable[AssignmentLike]) -> list[S]:
    """Open steps that nobody has agreed to do (AL-3).

    A step is taken by an accepted assignment of its own, by one whose task names it ("Themen" takes "Themen
    finden"), or by somebody who took the whole card.
    """
    accepted = [a for a in assignments if a.state == AssignmentState.accepted]
    if any(a.step_id is None and not a.task for a in accepted):
        return []
    own = {a.step_id for a in accepted if a.step_id}
    tasks = [a.task for a in accepted if a.step_id is None and a.task]
    return [
        step
        for step in steps
        if step.state not in STEP_IS_OVER and step.id not in own and not any(names(task, step.text) for task in tasks)
    ]


def owned_without_step(steps: Sequence[StepLike], assignments: Iterable[A]) -> list[A]:
    """Accepted work that no step of the card lists (AL-3)."""
    return [
        a
        for a in assignments
        if a.state == AssignmentState.accepted
        and a.step_id is None
        and a.task
        and not any(names(a.task, step.text) for step in steps)
    ]


def names(task: str, step_text: str) -> bool:
    """Whether a task names a step: its words are the first words of the step's text."""
    task_words, step_words = _words(task), _words(step_text)
    return bool(task_words) and step_words[: len(task_words)] == task_words


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()[]„“\"'").casefold() for word in text.split()]


def _says_when(follow_up: FollowUpLike) -> bool:
    if follow_up.latest is not None or follow_up.earliest is not None:
        return True
    return bool(follow_up.fuzzy_date) and (follow_up.fuzzy_date or {}).get("precision") == "anchor"
