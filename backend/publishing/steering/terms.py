"""Groups whose time is over or ends soon, who follows them, and what they promised and nobody was offered (AL-8)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from backend.actions.alarms import CLOSED, STEP_IS_OVER
from backend.actions.models import AssignmentState
from backend.alliances.groups.duties.schemas import GroupRef
from backend.alliances.groups.succession import Succession
from backend.people.models import PartyKind
from backend.publishing.steering.schemas import Figure, Term

#: How long before its end a group's term asks for a successor.
NOTICE = timedelta(days=60)


def terms(
    succession: Succession, items: list[Any], steps: list[Any], assignments: list[Any], short_name: str
) -> list[Term]:
    """Terms that need somebody: over or ending without a successor, or with promises that none was offered."""
    waiting = _open_promises(items, steps, assignments)
    offered = {(group, *_work(row)) for group, rows in waiting.items() for row in rows}
    declined = {(row.party_id, *_work(row)) for row in _of_groups(assignments) if row not in waiting[row.party_id]}
    numbers = {item.id: item.number for item in items}
    found = []
    for group, stage in succession.stages.items():
        followers = succession.successors(group)
        begun = [one for one in followers if not _is_ahead(succession, one)]
        is_over = bool(begun) or bool(stage.until and stage.until < succession.on)
        if not is_over and (stage.until is None or stage.until > succession.on + NOTICE):
            continue
        after = _after(succession, group)
        left = [
            row
            for row in waiting[group]
            if not any((one, *_work(row)) in offered or (one, *_work(row)) in declined for one in after)
        ]
        if followers and not (left and begun):
            continue
        cards = sorted({numbers[row.action_item_id] for row in left})
        found.append(
            Term(
                group=named(succession, group),
                until=stage.until,
                is_over=is_over,
                successor=named(succession, (begun or followers)[0]) if followers else None,
                open_promises=Figure(count=len(left), numbers=[f"{short_name}-{number}" for number in cards]),
            )
        )
    return sorted(found, key=lambda one: (one.until is None, one.until or succession.on, one.group.name))


def named(succession: Succession, group_id: str) -> GroupRef:
    """A group as a reference."""
    stage = succession.stages[group_id]
    return GroupRef(id=stage.id, name=stage.name, kind=stage.kind, is_current=succession.is_current(group_id))


def _is_ahead(succession: Succession, group_id: str) -> bool:
    since = succession.stages[group_id].since
    return since is not None and since > succession.on


def _after(succession: Succession, group_id: str) -> list[str]:
    """All groups that followed, one after the other."""
    found: list[str] = []
    waiting = succession.successors(group_id)[:]
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found.append(one)
            waiting.extend(succession.successors(one))
    return found


def _of_groups(assignments: Iterable[Any]) -> list[Any]:
    return [row for row in assignments if row.party_kind == PartyKind.group and row.party_id and row.deleted_at is None]


def _open_promises(items: list[Any], steps: list[Any], assignments: list[Any]) -> dict[str, list[Any]]:
    """By group, what it was asked for or accepted on open cards and open steps (as in `actions.handover`)."""
    living = {item.id for item in items if item.status not in CLOSED}
    over = {step.id for step in steps if step.state in STEP_IS_OVER}
    found: dict[str, list[Any]] = defaultdict(list)
    for row in _of_groups(assignments):
        if row.action_item_id in living and row.step_id not in over and row.state != AssignmentState.declined:
            found[row.party_id].append(row)
    return found


def _work(row: Any) -> tuple[str, str | None, str | None]:
    return row.action_item_id, row.step_id, row.task
