"""The past of an alliance's cards: from what they are now, events are undone until a moment."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.actions import alarms
from backend.actions.alarms import Day, Facts
from backend.actions.models import FollowUpState

#: The columns of parts that alarms and promises rest on.
UNDONE = frozenset({"state", "outcome", "earliest", "latest", "fuzzy_date", "text", "task", "party_name"})
DATES = frozenset({"earliest", "latest"})
LISTS = ("steps", "assignments", "follow_ups")


class PartThen:
    """A step, an assignment or a next date as it was; it exists from `created_at` until `deleted_at`."""

    state: str

    def __init__(self, row: Any) -> None:
        self.__dict__.update(row._mapping)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)

    def exists(self, moment: datetime) -> bool:
        """Whether it stood on its card."""
        return self.created_at <= moment and (self.deleted_at is None or self.deleted_at > moment)


@dataclass(frozen=True)
class CardThen:
    """A card as it was at one moment. `waiting`: bounds of its open next dates."""

    item: Any
    status: str
    changed_at: datetime
    facts: Facts
    waiting: list[tuple[date, date]]

    def alarms(self, day: Day) -> tuple[str, ...]:
        """Its alarms on that day."""
        return alarms.alarms(self.facts, self.status, self.changed_at, day)  # type: ignore[arg-type]  # frozen facts do


class Past:
    """All living cards of an alliance. It only goes backwards: `at` is asked for later moments first."""

    def __init__(
        self, items: list[Any], steps: list[Any], assignments: list[Any], follow_ups: list[Any], events: list[Any]
    ) -> None:
        self.items = {item.id: item for item in items}
        self._parts: dict[str, PartThen] = {}
        self._of_card: dict[str, dict[str, list[PartThen]]] = {
            card: {kind: [] for kind in LISTS} for card in self.items
        }
        for kind, rows in zip(LISTS, (steps, assignments, follow_ups), strict=True):
            for row in rows:
                if row.action_item_id in self.items:
                    part = self._parts[row.id] = PartThen(row)
                    self._of_card[row.action_item_id][kind].append(part)
        self._status = {item.id: item.status for item in items}
        self._events = [event for event in events if event.context_id in self.items]
        self._heard: dict[str, list[datetime]] = defaultdict(list)
        for event in self._events:
            self._heard[event.context_id].append(event.occurred_at)
        self._changed = {item.id: item.updated_at for item in items}
        self._kept: dict[str, CardThen] = {}

    def at(self, moment: datetime) -> dict[str, CardThen]:
        """The cards that existed at a moment, as they were, by id."""
        while self._events and self._events[-1].occurred_at > moment:
            self._undo(self._events.pop())
        return {card: self._card(card, moment) for card, item in self.items.items() if item.created_at <= moment}

    def parts(self, kind: str, moment: datetime) -> list[Any]:
        """The steps, assignments or next dates that existed at the moment that was asked for last."""
        return [
            part
            for card, item in self.items.items()
            if item.created_at <= moment
            for part in self._of_card[card][kind]
            if part.exists(moment)
        ]

    def _card(self, card: str, moment: datetime) -> CardThen:
        kept = self._kept.get(card)
        if kept is None:
            steps, assignments, follow_ups = (
                [part for part in self._of_card[card][kind] if part.exists(moment)] for kind in LISTS
            )
            status = self._status[card]
            kept = self._kept[card] = CardThen(
                self.items[card],
                status,
                self._changed[card],
                alarms.facts(status, steps, assignments, follow_ups),
                list(_waiting(follow_ups)),
            )
        return kept

    def _undo(self, event: Any) -> None:
        card = event.context_id
        self._kept.pop(card, None)
        heard = self._heard[card]
        heard.pop()
        # What was heard before the first event that was read is silence on every day that is asked for.
        self._changed[card] = heard[-1] if heard else self.items[card].created_at
        if event.subject_type == "action_item":
            if "status" in event.changes:
                self._status[card] = event.changes["status"][0]
            for kind in LISTS:
                if kind in event.changes:
                    self._undo_list(card, kind, *event.changes[kind])
        elif event.subject_id in self._parts:
            part = self._parts[event.subject_id]
            for name in UNDONE & event.changes.keys():
                before = event.changes[name][0]
                setattr(part, name, date.fromisoformat(before) if name in DATES and before else before)

    def _undo_list(self, card: str, kind: str, before: list[str], after: list[str]) -> None:
        """A list was written whole: its event tells the lines before and after, each with its state in brackets."""
        then, since = _states(before), _states(after)
        for part in self._of_card[card][kind]:
            line = _line(kind, part)
            if line in then and since.get(line) == part.state:
                part.state = then[line]


def _waiting(follow_ups: Iterable[Any]) -> Iterable[tuple[date, date]]:
    for one in follow_ups:
        if one.state == FollowUpState.open and not one.outcome and (one.earliest or one.latest):
            yield one.earliest or one.latest, one.latest or one.earliest


def _line(kind: str, part: Any) -> str:
    """The line of a part in an event, without its state (`actions.parts.kinds.brief`)."""
    if kind == "steps":
        return str(part.text)
    if kind == "follow_ups":
        return f"{(part.fuzzy_date or {}).get('text', '')} {part.purpose or ''}".strip()
    return f"{part.task}: {part.party_name}" if part.task else str(part.party_name)


def _states(lines: list[str]) -> dict[str, str]:
    """State by line; lines that stand there twice are no name for a part."""
    read = [line.removesuffix("]").rpartition(" [") for line in lines]
    often = Counter(line for line, _, _ in read)
    return {line: state for line, _, state in read if often[line] == 1}
