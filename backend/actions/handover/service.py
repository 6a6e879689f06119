"""Use cases: show what a group takes over, and ask it to."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.handover import queries
from backend.actions.handover.schemas import Handover, OpenCard, OpenPromise
from backend.actions.models import AssignmentState
from backend.actions.parts import service as parts
from backend.actions.parts.schemas import AssignmentIn
from backend.actions.policy import Rights
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.duties.schemas import GroupRef
from backend.alliances.groups.models import Group
from backend.alliances.groups.succession import Succession
from backend.core.problems import invalid
from backend.people.models import PartyKind
from backend.people.parties import PartyReference, party_of


def show(session: Session, group: Group) -> Handover:
    """The open promises and cards of all groups that this one follows."""
    succession = group_queries.succession(session, [group.alliance_id])
    before = succession.predecessors(group.id)
    number = action_queries.short_name(session, group.alliance_id)
    offered = {tuple(row) for row in queries.assignments_of(session, group.alliance_id, group.id)}
    return Handover(
        group=_named(succession, group.id),
        predecessors=[_named(succession, one) for one in before],
        assignments=[
            OpenPromise(
                assignment_id=assignment.id,
                action_item_id=item.id,
                number=f"{number}-{item.number}",
                title=item.title,
                party=party_of(assignment),
                task=assignment.task,
                step_id=assignment.step_id,
                step_text=step.text if step else None,
                role=assignment.role,
                state=assignment.state,
                is_offered=_work(assignment) in offered,
            )
            for assignment, item, step in queries.promises(session, group.alliance_id, before)
        ],
        action_items=[
            OpenCard(id=item.id, number=f"{number}-{item.number}", title=item.title, group_id=item.group_id or "")
            for item in queries.open_cards(session, group.alliance_id, before)
        ],
    )


def offer(session: Session, actor: Actor, group: Group, assignment_ids: Sequence[str]) -> None:
    """Ask the group to take these promises over; one that it has been asked for before is left as it is.

    Raises 422 for an assignment that is no open promise of a predecessor, 403 without the right to assign.
    """
    before = group_queries.succession(session, [group.alliance_id]).predecessors(group.id)
    found = {row[0].id: row for row in queries.promises(session, group.alliance_id, before)}
    offered = {tuple(row) for row in queries.assignments_of(session, group.alliance_id, group.id)}
    rights = Rights(session, actor, group.alliance_id)
    for index, assignment_id in enumerate(assignment_ids):
        if assignment_id not in found:
            raise invalid(f"#/assignment_ids/{index}", "no_open_promise")
        assignment, item, _step = found[assignment_id]
        rights.require("assign", item)
        if _work(assignment) in offered:
            continue
        offered.add(_work(assignment))
        body = AssignmentIn(
            party=PartyReference(kind=PartyKind.group, id=group.id, name=group.name),
            task=assignment.task,
            role=assignment.role,
            state=AssignmentState.asked,
        )
        parts.add(session, actor, item, "assignments", body, step_id=assignment.step_id)


def _work(assignment: Any) -> tuple[str, str | None, str | None]:
    return assignment.action_item_id, assignment.step_id, assignment.task


def _named(succession: Succession, group_id: str) -> GroupRef:
    stage = succession.stages[group_id]
    return GroupRef(id=stage.id, name=stage.name, kind=stage.kind, is_current=succession.is_current(stage.id))
