"""Groups that steer are looked at when they are set up: they know nothing of the register.

Where a rule of a process asks the same, its finding says it, once.
"""

from typing import Any

from sqlmodel import Session

from backend.alliances.groups.models import Group
from backend.core import guards
from backend.core.records import Record
from backend.processes.interfaces import parallels, queries, service
from backend.processes.rules.scope import asked_by_rule
from backend.processes.templates.vocabulary import ConditionKind


def look(session: Session, actor: Any, act: str, record: Record) -> None:
    """Note a steering group that has much the same purpose as what is there; it is set up all the same."""
    if act != "group.created" or not isinstance(record, Group) or record.kind not in queries.STEERING:
        return
    if not asked_by_rule(session, act, record, ConditionKind.no_parallel_structure):
        service.note_parallels(session, actor, record.alliance_id, parallels.of_group(record))


guards.watch(look)
