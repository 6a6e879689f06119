"""Removed groups: bring one back with its duties and memberships, or keep nothing of it but that it was there."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries
from backend.alliances.groups.models import Duty, Group, Membership
from backend.core import events
from backend.core.records import touch


def restore(session: Session, actor: Actor, group: Group) -> None:
    """Bring a group back, with those duties and memberships that went with it."""
    parts = queries.removed_with(session, group)
    for record in (group, *parts):
        record.deleted_at = None
        touch(record)
    _record(session, actor, "group.restored", [group], group)
    _record(session, actor, "duty.restored", [part for part in parts if isinstance(part, Duty)], group)
    _record(session, actor, "membership.restored", [part for part in parts if isinstance(part, Membership)], group)


def purge(session: Session, actor: Actor, group: Group) -> None:
    """Erase a removed group's facts, duties and memberships; its tombstone stays."""
    queries.erase_parts(session, group.id)
    group.name, group.purpose, group.rotation = "", None, None
    touch(group)
    _record(session, actor, "group.purged", [group], group)


def _record(
    session: Session, actor: Actor, event_type: str, records: Sequence[Group | Duty | Membership], group: Group
) -> None:
    subject_type = event_type.partition(".")[0]
    happened: list[tuple[events.Subject, dict[str, Any]]] = [
        (events.Subject(subject_type, record.id, context_id=group.id), {}) for record in records
    ]
    alliance = group.alliance_id
    events.record_all(session, actor, event_type, happened, stream_id=alliance, alliance_id=alliance)
