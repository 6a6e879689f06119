"""Use cases: set up, change and remove groups."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries
from backend.alliances.groups.duties import queries as duty_queries
from backend.alliances.groups.duties import service as duties
from backend.alliances.groups.memberships import service as memberships
from backend.alliances.groups.models import Duty, Group
from backend.alliances.groups.schemas import GroupOut, RotationIn, RotationOut, RotationPatch
from backend.core import events, guards
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch

#: What those who speak for a group may change of it. The end of their own rights is not theirs to move.
OF_SPEAKERS = {"name", "purpose", "duties"}


def show_all(session: Session, actor: Actor, groups: Sequence[Group]) -> list[GroupOut]:
    """The groups with their duties, succession and number of members, in a constant number of statements."""
    alliance_ids, ids = sorted({group.alliance_id for group in groups}), [group.id for group in groups]
    shown = duties.Shown(session, alliance_ids)
    counts = queries.member_counts(session, ids, today())
    by_group: dict[str, list[Duty]] = {}
    for duty in duty_queries.of_groups(session, ids):
        by_group.setdefault(duty.group_id, []).append(duty)
    return [
        GroupOut.model_validate(
            {
                **group.model_dump(),
                "duties": [shown.short(actor, duty) for duty in by_group.get(group.id, [])],
                "period": {"since": group.since, "until": group.until},
                "successor_ids": shown.succession.successors(group.id),
                "rotation": RotationOut.model_validate(group.rotation) if group.rotation else None,
                "is_current": shown.succession.is_current(group.id),
                "member_count": counts.get(group.id, 0),
                "can": _can(actor, group),
            }
        )
        for group in groups
    ]


def show(session: Session, actor: Actor, group: Group) -> GroupOut:
    """One group as the list shows it."""
    return show_all(session, actor, [group])[0]


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Group:
    """Set up a group. `values` are members of `GroupIn`; raises 422 for unknown predecessors."""
    written = values.pop("duties", None)
    if values.get("position") is None:
        values["position"] = queries.next_position(session, alliance_id)
    group = Group(alliance_id=alliance_id, kind=values.pop("kind"), name=values.pop("name"))
    _write(session, group, values)
    session.add(group)
    session.flush()
    if written:
        duties.write_all(session, group, written)
    guards.check(session, actor, "group.created", group)
    _record(session, actor, "group.created", group)
    return group


def change(session: Session, actor: Actor, group: Group, values: dict[str, Any]) -> None:
    """Change a group. `values` are the members that were sent; `period` and `rotation` merge into what is there.

    Raises 403 for what only the coordination decides: how long a group lasts, what it is and whom it follows.
    """
    if not values.keys() <= OF_SPEAKERS:
        actor.require("groups:write", group.alliance_id)
    written = values.pop("duties", None)
    _write(session, group, values)
    rewritten = {"duties": duties.write_all(session, group, written)} if written is not None else {}
    if not session.new and not any(session.is_modified(one) for one in session.dirty):
        return
    touch(group)
    _record(session, actor, "group.changed", group, **rewritten)


def delete(session: Session, actor: Actor, group: Group) -> None:
    """Leave tombstones of the group, its duties and its memberships."""
    # The group's moment is the first: so `tombstones.restore` knows what went with it.
    moment = now()
    for part in queries.parts_of(session, group.id):
        if isinstance(part, Duty):
            duties.delete(session, actor, group, part)
        else:
            memberships.delete(session, actor, part)
    group.deleted_at = moment
    touch(group)
    _record(session, actor, "group.deleted", group)


def _write(session: Session, group: Group, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name == "period":
            sent = value.model_dump(exclude_unset=True) if value else {"since": None, "until": None}
            group.since, group.until = sent.get("since", group.since), sent.get("until", group.until)
        elif name == "rotation":
            group.rotation = _merged(group.rotation, value)
        elif name == "competences":
            group.competences = [one.model_dump(mode="json") for one in value]
        elif name == "predecessor_ids":
            group.predecessor_ids = list(dict.fromkeys(value))
        else:
            setattr(group, name, value)
    if group.since and group.until and group.until < group.since:
        raise invalid("#/period/until", "ends_before_it_begins")
    if "predecessor_ids" in values:
        _check_predecessors(session, group)


def _merged(kept: dict[str, Any] | None, sent: RotationPatch | None) -> dict[str, Any] | None:
    if sent is None:
        return None
    members = {**(kept or {}), **sent.model_dump(mode="json", exclude_unset=True)}
    if "every" not in members:
        raise invalid("#/rotation/every", "missing")
    return RotationIn.model_validate(members).model_dump(mode="json")


def _check_predecessors(session: Session, group: Group) -> None:
    if not group.predecessor_ids:
        return
    succession = queries.succession(session, [group.alliance_id])
    for index, predecessor in enumerate(group.predecessor_ids):
        if predecessor not in succession.stages:
            raise invalid(f"#/predecessor_ids/{index}", "unknown_reference")
        if succession.would_circle(group.id, [predecessor]):
            raise invalid(f"#/predecessor_ids/{index}", "own_predecessor")


def _can(actor: Actor, group: Group) -> list[str]:
    if actor.may("groups:write", group.alliance_id):
        return ["edit", "delete"]
    return ["edit"] if actor.may("groups:write", group.alliance_id, group.id) else []


def _record(session: Session, actor: Actor, event_type: str, group: Group, **rewritten: list[Any]) -> None:
    changes = {} if event_type == "group.created" else {**events.changes_of(group), **rewritten}
    alliance = group.alliance_id
    subject = events.Subject("group", group.id)
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
