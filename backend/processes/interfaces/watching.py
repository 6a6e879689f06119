"""Groups that steer are looked at when they are set up: they know nothing of the register."""

from typing import Any

from sqlmodel import Session

from backend.alliances.groups.models import Group
from backend.core import guards
from backend.core.records import Record
from backend.processes.interfaces import parallels, queries, service


def look(session: Session, actor: Any, act: str, record: Record) -> None:
    """Note a steering group that has much the same purpose as what is there; it is set up all the same."""
    if act == "group.created" and isinstance(record, Group) and record.kind in queries.STEERING:
        service.note_parallels(session, actor, record.alliance_id, parallels.of_group(record))


guards.watch(look)
