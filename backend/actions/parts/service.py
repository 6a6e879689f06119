"""Use cases of parts: add, change and remove one; write a whole list. The card is refreshed in the same transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries
from backend.actions.cards import service as cards
from backend.actions.follow_ups.dates import DateReader
from backend.actions.models import ActionItem, Assignment, Part, Step
from backend.actions.parts import queries as part_queries
from backend.actions.parts.kinds import ASSIGNMENTS, KINDS, STEPS, Kind, brief
from backend.actions.parts.plain import PlainPart
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch
from backend.people.parties import Directory


class Readers:
    """What reads the parties and dates of one request, each loaded at most once."""

    def __init__(self, session: Session, alliance_id: str, dates: DateReader | None = None) -> None:
        self.session = session
        self.parties = Directory(session, alliance_id)
        self.dates = dates or DateReader(session, alliance_id)

    def columns(self, kind: Kind, values: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Column values for what was sent; `assignments` of steps are left to the caller."""
        columns = {kind.renamed.get(name, name): value for name, value in values.items()}
        for name in ("id", "version", "assignments"):
            columns.pop(name, None)
        if kind.date_member in values:
            columns.pop(kind.date_member)
            columns.update(self.dates.read(values[kind.date_member], f"{pointer}/{kind.date_member}"))
        if kind.has_party and "party" in values:
            columns.pop("party")
            columns.update(self.parties.read(values["party"], f"{pointer}/party"))
        return columns


def write_whole(
    item: ActionItem, kind: Kind, bodies: Sequence[PlainPart], readers: Readers, pointer: str, step: Step | None = None
) -> bool:
    """Replace all parts of one kind (of the item, or the assignments of one step): those with an id stay.

    Returns whether anything is different now.
    """
    session, is_different = readers.session, False
    known = {row.id: row for row in _siblings(session, item, kind, step)}
    kept = set()
    for position, body in enumerate(bodies):
        here = f"{pointer}/{position}"
        sent = {name: getattr(body, name) for name in type(body).model_fields if name != "position"}
        part_id = getattr(body, "id", None)
        if part_id is not None and part_id not in known:
            raise invalid(f"{here}/id", "unknown_reference")
        if part_id is not None:
            sent = {name: value for name, value in sent.items() if name in body.model_fields_set}
        row = known.get(part_id or "")
        columns = readers.columns(kind, sent, here)
        _check_parent(session, item, kind, columns, row, here)
        if row is None:
            row = kind.table(alliance_id=item.alliance_id, action_item_id=item.id, **columns)
            if kind is ASSIGNMENTS and step is not None:
                row.step_id = step.id
            session.add(row)
            is_different = True
        elif _differs(row, columns):
            _set(row, columns)
            is_different = True
        is_different |= row.position != position
        row.position = position
        kept.add(row.id)
        if kind is STEPS and "assignments" in sent:
            session.flush()
            of_step = write_whole(item, ASSIGNMENTS, sent["assignments"], readers, f"{here}/assignments", row)  # type: ignore[arg-type]  # a step
            is_different = is_different or of_step
    for row in known.values():
        if row.id not in kept:
            _remove(session, row)
            is_different = True
    session.flush()
    return is_different


def rows_of(item: ActionItem, parts: Mapping[str, Sequence[PlainPart]], readers: Readers, pointer: str) -> list[Part]:
    """The rows of a new item's parts by the names of their lists, steps before those that refer to them."""
    rows: list[Part] = []
    for plural, bodies in parts.items():
        for position, body in enumerate(bodies):
            here = f"{pointer}/{plural}/{position}"
            row = _new_row(item, KINDS[plural], body, position, readers, here)
            rows.append(row)
            for place, assignment in enumerate(getattr(body, "assignments", ())):
                at = f"{here}/assignments/{place}"
                rows.append(_new_row(item, ASSIGNMENTS, assignment, place, readers, at, step_id=row.id))
    return sorted(rows, key=lambda row: not isinstance(row, Step))


def _new_row(
    item: ActionItem, kind: Kind, body: PlainPart, position: int, readers: Readers, pointer: str, **more: Any
) -> Part:
    for name in ("id", "parent_id"):
        if getattr(body, name, None) is not None:
            raise invalid(f"{pointer}/{name}", "unknown_reference")
    sent = {name: getattr(body, name) for name in type(body).model_fields if name != "position"}
    columns = {**readers.columns(kind, sent, pointer), **more, "position": position}
    return kind.table(alliance_id=item.alliance_id, action_item_id=item.id, **columns)


def add(session: Session, actor: Actor, item: ActionItem, plural: str, body: PlainPart, **more: Any) -> Any:
    """Add one part behind the others and return its row. `more` are further columns (`step_id`)."""
    kind, readers = KINDS[plural], Readers(session, item.alliance_id)
    sent = {name: getattr(body, name) for name in type(body).model_fields}
    columns = {**readers.columns(kind, sent, "#"), **more}
    _check_parent(session, item, kind, columns, None, "#")
    if columns.get("position") is None:
        columns["position"] = 1 + max(
            (row.position for row in part_queries.parts_in(session, kind.table, item.id)), default=-1
        )
    row = kind.table(alliance_id=item.alliance_id, action_item_id=item.id, **columns)
    session.add(row)
    session.flush()
    if kind is STEPS:
        write_whole(item, ASSIGNMENTS, sent["assignments"], readers, "#/assignments", row)  # type: ignore[arg-type]  # a step
    verb = row.state if kind.created_event == "state" else kind.created_event  # type: ignore[attr-defined]  # has a state
    record(session, actor, item, kind, row, verb, {"added": [None, brief(kind, row)]})
    return row


def change(session: Session, actor: Actor, item: ActionItem, kind: Kind, row: Any, values: dict[str, Any]) -> None:
    """Change one part. A new state has an event of its own (`assignment.accepted`, `follow_up.held`)."""
    readers = Readers(session, item.alliance_id)
    columns = readers.columns(kind, values, "#")
    _check_parent(session, item, kind, columns, row, "#")
    before = row.state
    for name, value in columns.items():
        setattr(row, name, value)
    changes = events.changes_of(row)
    is_different = bool(changes)
    if kind is STEPS and "assignments" in values:
        is_different |= write_whole(item, ASSIGNMENTS, values["assignments"], readers, "#/assignments", row)
    if not is_different:
        return
    touch(row)
    verb = kind.state_events.get(row.state, "changed") if row.state != before else "changed"
    record(session, actor, item, kind, row, verb, changes)


def delete(session: Session, actor: Actor, item: ActionItem, kind: Kind, row: Any) -> None:
    """Leave a tombstone of one part; a step's assignments go with it."""
    if kind is STEPS:
        for assignment in _siblings(session, item, ASSIGNMENTS, row):
            _remove(session, assignment)
    line = brief(kind, row)
    _remove(session, row)
    record(session, actor, item, kind, row, "deleted", {"removed": [line, None]})


def record(
    session: Session, actor: Actor, item: ActionItem, kind: Kind, row: Any, verb: str, changes: dict[str, Any]
) -> None:
    """The event of a part, on its card: the card's version rises and its bytes are renewed."""
    touch(item)
    number = f"{queries.short_name(session, item.alliance_id)}-{item.number}"
    subject = events.Subject(kind.singular, row.id, number, context_id=item.id)
    events.record(
        session,
        actor,
        f"{kind.singular}.{verb}",
        subject,
        stream_id=item.alliance_id,
        alliance_id=item.alliance_id,
        changes=changes,
    )
    cards.refresh(session, [item])


def _siblings(session: Session, item: ActionItem, kind: Kind, step: Step | None) -> list[Any]:
    rows = part_queries.parts_in(session, kind.table, item.id)
    if kind is not ASSIGNMENTS:
        return rows
    return [row for row in rows if row.step_id == (step.id if step else None)]


def _set(row: Part, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    touch(row)


def _differs(row: Part, columns: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in columns.items())


def _remove(session: Session, row: Part) -> None:
    row.deleted_at = now()
    touch(row)
    if isinstance(row, Step):
        for assignment in part_queries.parts_in(session, Assignment, row.action_item_id):
            if assignment.step_id == row.id and assignment.deleted_at is None:
                _remove(session, assignment)


def _check_parent(
    session: Session, item: ActionItem, kind: Kind, columns: dict[str, Any], row: Any, pointer: str
) -> None:
    parent_id = columns.get("parent_id") if kind is STEPS else None
    if parent_id is None:
        return
    parents = {step.id: step.parent_id for step in part_queries.parts_in(session, Step, item.id)}
    if parent_id not in parents:
        raise invalid(f"{pointer}/parent_id", "unknown_reference")
    ancestor: str | None = parent_id
    while ancestor is not None:
        if row is not None and ancestor == row.id:
            raise invalid(f"{pointer}/parent_id", "own_ancestor_step")
        ancestor = parents.get(ancestor)
