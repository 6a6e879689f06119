"""What organisations were asked for, what they accepted and kept. Never by person: a person counts for theirs."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backend.actions.alarms import names
from backend.actions.models import AssignmentState, Status, StepState
from backend.people.models import PartyKind
from backend.publishing.steering.past import CardThen, Past
from backend.publishing.steering.schemas import PromisesOf

PEOPLE, OTHERS = "people", "others"
Whose = tuple[str, str | None, str | None]


class Bodies:
    """For which body a party stands."""

    def __init__(self, organisation_of: Mapping[str, str | None], names_of: Mapping[str, str]) -> None:
        self._organisation_of = organisation_of
        self._names = names_of

    def of(self, row: Any) -> Whose:
        """Kind, id and name of the body that an assignment counts for."""
        kind, party = row.party_kind, row.party_id
        if kind == PartyKind.person:
            party = self._organisation_of.get(party)
            return (PartyKind.organisation.value, party, self._names[party]) if party else (PEOPLE, None, None)
        if kind == PartyKind.organisation and party in self._names:
            return PartyKind.organisation.value, party, self._names[party]
        if kind in (PartyKind.organisation, PartyKind.unit, PartyKind.group):
            return kind, party, row.party_name
        return OTHERS, None, None


def by_body(
    past: Past, cards: Mapping[str, CardThen], begin: datetime, end: datetime, bodies: Bodies, short_name: str
) -> list[PromisesOf]:
    """Assignments that were written between two moments, as they stood at the second, by the name of the body."""
    steps: dict[str, list[Any]] = defaultdict(list)
    for step in past.parts("steps", end):
        steps[step.action_item_id].append(step)
    rows: dict[tuple[str, str], list[Any]] = defaultdict(list)
    shown: dict[tuple[str, str], Whose] = {}
    for row in past.parts("assignments", end):
        if row.created_at >= begin:
            kind, party, name = bodies.of(row)
            # Cards may write the same body in different ways.
            key = kind, party or (name or "").casefold()
            shown.setdefault(key, (kind, party, name))
            rows[key].append(row)
    found = []
    for key, own in rows.items():
        kind, party, name = shown[key]
        numbers = sorted({past.items[row.action_item_id].number for row in own})
        accepted = [row for row in own if row.state == AssignmentState.accepted]
        found.append(
            PromisesOf(
                kind=kind,
                id=party,
                name=name,
                asked=len(own),
                accepted=len(accepted),
                declined=sum(row.state == AssignmentState.declined for row in own),
                unanswered=sum(row.state in (AssignmentState.asked, AssignmentState.unclear) for row in own),
                kept=sum(is_kept(row, cards[row.action_item_id].status, steps[row.action_item_id]) for row in accepted),
                numbers=[f"{short_name}-{number}" for number in numbers],
            )
        )
    return sorted(found, key=lambda one: (one.name is None, (one.name or "").casefold(), one.kind))


def is_kept(row: Any, status: str, steps: list[Any]) -> bool:
    """Whether what was accepted is done: its own step, the steps that its task names, or else the card."""
    own = [step for step in steps if step.id == row.step_id or (row.task and names(row.task, step.text))]
    return all(step.state == StepState.done for step in own) if own else status == Status.done
