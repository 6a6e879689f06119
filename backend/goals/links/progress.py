"""How far the board is with a measure: computed from its cards, here and nowhere else."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session

from backend.actions.alarms import PAUSED
from backend.actions.models import Status, StepState
from backend.core.schemas import Output
from backend.goals.links import queries
from backend.goals.models import MeasureStatus

#: Nothing comes of these any more.
GIVEN_UP = frozenset({Status.dropped, Status.replaced, Status.out_of_scope})
NOT_BEGUN = frozenset({Status.draft, Status.planned})


class MeasureProgress(Output):
    """What the board says of a measure. Every card that is not given up counts alike.

    A card counts as done, or else by the share of its steps that are; `percent` is null where no card is. `living`
    are the cards on which there is something left to do.
    """

    cards: int
    done: int
    living: int
    percent: int | None
    status: MeasureStatus | None


NOTHING = MeasureProgress(cards=0, done=0, living=0, percent=None, status=None)


def of_measures(session: Session, measure_ids: Collection[str], linked: Sequence[Any]) -> dict[str, MeasureProgress]:
    """The progress of each measure, in one statement; `linked` are the rows of `queries.linked`."""
    steps: dict[str, dict[str, int]] = defaultdict(dict)
    for row in queries.steps_of(session, measure_ids) if linked else ():
        steps[row.action_item_id][row.state] = row.count
    cards: dict[str, list[Any]] = defaultdict(list)
    for row in linked:
        if row.deleted_at is None:
            cards[row.measure_id].append(row)
    return {key: _progress(rows, steps) for key, rows in cards.items()}


def _progress(rows: Sequence[Any], steps: dict[str, dict[str, int]]) -> MeasureProgress:
    counted = [row for row in rows if row.status not in GIVEN_UP]
    if not counted:
        return MeasureProgress(cards=len(rows), done=0, living=0, percent=None, status=None)
    shares = [_share(row.status, steps.get(row.action_item_id, {})) for row in counted]
    done = sum(row.status == Status.done for row in counted)
    return MeasureProgress(
        cards=len(rows),
        done=done,
        living=len(counted) - done,
        percent=int(100 * sum(shares) / len(shares)),
        status=_status([row.status for row in counted], any(shares)),
    )


def _share(status: str, steps: dict[str, int]) -> float:
    if status == Status.done:
        return 1.0
    total = sum(count for state, count in steps.items() if state != StepState.dropped)
    return steps.get(StepState.done, 0) / total if total else 0.0


def _status(states: Sequence[str], has_begun: bool) -> MeasureStatus:
    if all(state == Status.done for state in states):
        return MeasureStatus.done
    if all(state in PAUSED for state in states):
        return MeasureStatus.on_hold
    if any(state == Status.done for state in states):
        return MeasureStatus.partly_done
    if has_begun or any(state not in NOT_BEGUN | PAUSED for state in states):
        return MeasureStatus.in_progress
    return MeasureStatus.not_started
