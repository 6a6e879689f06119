"""Use cases: add, change and remove duties, singly or all of a group at once."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.duties import queries
from backend.alliances.groups.duties.schemas import DutyInGroup, DutyOut, DutyShort, GroupRef
from backend.alliances.groups.models import Duty, Group, GroupKind
from backend.alliances.groups.succession import Succession
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch


class Shown:
    """What duties need beside themselves to be shown: their groups, who shares them and whether anybody is there.

    Two statements, and a third as soon as somebody asks whether a duty is unassigned.
    """

    def __init__(self, session: Session, alliance_ids: Sequence[str], succession: Succession | None = None) -> None:
        self._session = session
        self.succession = succession or group_queries.succession(session, alliance_ids)
        self._texts = queries.texts(session, alliance_ids)
        self._groups_by_text: dict[tuple[str, str], list[str]] = {}
        for _, alliance_id, group_id, text in self._texts:
            self._groups_by_text.setdefault((alliance_id, _fold(text)), []).append(group_id)

    @cached_property
    def _with_members(self) -> set[str]:
        """The groups of today in which somebody sits; in a plenum sits everybody, whether or not they are named."""
        current = self.succession.current_ids()
        plenums = {one for one in current if self.succession.stages[one].kind == GroupKind.plenum}
        return plenums | set(group_queries.member_counts(self._session, current, self.succession.on))

    def is_unassigned(self, alliance_id: str, text: str) -> bool:
        """Whether no group of today in which somebody sits has this duty."""
        return self._with_members.isdisjoint(self._groups_by_text.get((alliance_id, _fold(text)), []))

    def unassigned_ids(self) -> list[str]:
        """The duties that nobody does today (AL-7)."""
        return [duty_id for duty_id, alliance_id, _, text in self._texts if self.is_unassigned(alliance_id, text)]

    def shared_ids(self) -> list[str]:
        """The duties that several groups of today have."""
        return [duty_id for duty_id, alliance_id, _, text in self._texts if self._is_shared(alliance_id, text)]

    def _is_shared(self, alliance_id: str, text: str) -> bool:
        groups = set(self._groups_by_text[alliance_id, _fold(text)])
        return sum(self.succession.is_current(group_id) for group_id in groups) > 1

    def group(self, group_id: str) -> GroupRef:
        """The group, named."""
        stage = self.succession.stages[group_id]
        return GroupRef(id=stage.id, name=stage.name, kind=stage.kind, is_current=self.succession.is_current(group_id))

    def shared_with(self, duty: Duty) -> list[GroupRef]:
        """The other current groups with the same words as their duty."""
        if duty.is_open_question:
            return []
        same = self._groups_by_text.get((duty.alliance_id, _fold(duty.text)), [])
        others = [group_id for group_id in dict.fromkeys(same) if group_id != duty.group_id]
        return [self.group(group_id) for group_id in others if self.succession.is_current(group_id)]

    def short(self, actor: Actor, duty: Duty) -> DutyShort:
        """The duty within its group."""
        return DutyShort.model_validate({**duty.model_dump(), "shared_with": self._shown_to(actor, duty)})

    def full(self, actor: Actor, duty: Duty) -> DutyOut:
        """The duty with its group."""
        can = ["edit", "delete"] if actor.may("groups:write", duty.alliance_id, duty.group_id) else []
        members = {
            "group": self.group(duty.group_id),
            "shared_with": self._shown_to(actor, duty),
            "is_unassigned": not duty.is_open_question and self.is_unassigned(duty.alliance_id, duty.text),
            "can": can,
        }
        return DutyOut.model_validate({**duty.model_dump(), **members})

    def _shown_to(self, actor: Actor, duty: Duty) -> list[GroupRef]:
        # Guests are told of their own groups only.
        return [] if actor.is_guest_in(duty.alliance_id) else self.shared_with(duty)


def create(session: Session, actor: Actor, group: Group, values: dict[str, Any]) -> Duty:
    """Add a duty to a group, behind the others unless a position is given."""
    if values.get("position") is None:
        values["position"] = queries.next_position(session, group.id)
    if values.get("is_open_question") is None:
        values["is_open_question"] = _asks(values["text"])
    duty = Duty(alliance_id=group.alliance_id, group_id=group.id, **values)
    session.add(duty)
    touch(group)
    record(session, actor, "duty.created", duty)
    return duty


def change(session: Session, actor: Actor, group: Group, duty: Duty, values: dict[str, Any]) -> None:
    """Change a duty; its group has a new version too."""
    for name, value in values.items():
        setattr(duty, name, value)
    if not events.changes_of(duty):
        return
    touch(duty)
    touch(group)
    record(session, actor, "duty.changed", duty)


def delete(session: Session, actor: Actor, group: Group, duty: Duty) -> None:
    """Leave a tombstone of the duty; its group has a new version too."""
    duty.deleted_at = now()
    touch(duty)
    touch(group)
    record(session, actor, "duty.deleted", duty)


def write_all(session: Session, group: Group, written: Sequence[DutyInGroup]) -> list[list[str]]:
    """Make these the group's duties, in this order, and give the texts before and after.

    An entry with an id, else with the words of a duty that is there, stays that duty. Raises 422 for a foreign id.
    The caller records the event, because it is the group that was changed.
    """
    before = queries.of_groups(session, [group.id])
    left = {duty.id: duty for duty in before}
    texts = [duty.text for duty in before]
    kept = [_claim(left, entry, index) for index, entry in enumerate(written) if entry.id]
    by_id = {duty.id: duty for duty in kept}
    for position, entry in enumerate(written):
        duty = by_id[entry.id] if entry.id else _same_words(left, entry.text)
        asks = entry.is_open_question
        if duty is None:
            asks = _asks(entry.text) if asks is None else asks
            values: dict[str, Any] = {"text": entry.text, "is_open_question": asks, "position": position}
            session.add(Duty(alliance_id=group.alliance_id, group_id=group.id, **values))
            continue
        asks = duty.is_open_question if asks is None else asks
        if (duty.text, duty.is_open_question, duty.position) != (entry.text, asks, position):
            duty.text, duty.is_open_question, duty.position = entry.text, asks, position
            touch(duty)
    for duty in left.values():
        duty.deleted_at = now()
        touch(duty)
    return [texts, [entry.text for entry in written]]


def _claim(left: dict[str, Duty], entry: DutyInGroup, index: int) -> Duty:
    duty = left.pop(entry.id or "", None)
    if duty is None:
        raise invalid(f"#/duties/{index}/id", "unknown_reference")
    return duty


def _same_words(left: dict[str, Duty], text: str) -> Duty | None:
    found = next((duty_id for duty_id, duty in left.items() if duty.text == text), None)
    return left.pop(found) if found else None


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def record(session: Session, actor: Actor, event_type: str, duty: Duty) -> None:
    """Append an event about a duty to its group's history."""
    changes = {} if event_type == "duty.created" else events.changes_of(duty)
    subject = events.Subject("duty", duty.id, context_id=duty.group_id)
    alliance = duty.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
