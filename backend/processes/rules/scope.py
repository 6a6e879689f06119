"""Which rules of which processes an act concerns."""

from collections.abc import Iterator

from sqlmodel import Session

from backend.core.records import Record
from backend.meetings.models import Meeting
from backend.processes.models import Process
from backend.processes.rules import queries
from backend.processes.templates.content import ProcessRule, ProcessTemplateContent, RuleScope
from backend.processes.templates.vocabulary import ConditionKind


def concerned(session: Session, act: str, record: Record) -> Iterator[tuple[Process, ProcessRule]]:
    """Rules that guard the act, of the process that the record belongs to, or of those under way in its alliance."""
    processes = _processes(session, record)
    if not processes:
        return
    groups = queries.groups_of(session, [process.id for process in processes])
    if isinstance(record, Meeting):
        processes = _holding(processes, groups, record)
    for process in processes:
        content = ProcessTemplateContent.model_validate(process.template)
        for rule in content.rules:
            if act in rule.guards and _looks_at(rule.where, record, groups.get(process.id, {})):
                yield process, rule


def asked_by_rule(session: Session, act: str, record: Record, kind: ConditionKind) -> bool:
    """Whether a rule of a process looks at this act for this condition, and so notes what is amiss."""
    return any(rule.needs.kind == kind for _, rule in concerned(session, act, record))


def _processes(session: Session, record: Record) -> list[Process]:
    if isinstance(record, Process):
        return [record]
    process_id = getattr(record, "process_id", None)
    if process_id is not None:
        found = queries.by_id(session, process_id)
        return [found] if found and found.state in queries.UNDER_WAY else []
    alliance_id = getattr(record, "alliance_id", None)
    return queries.under_way(session, alliance_id) if alliance_id else []


def _holding(processes: list[Process], groups: dict[str, dict[str, str]], meeting: Meeting) -> list[Process]:
    """The processes whose bodies sit in the meeting; all of them where no process knows the group."""
    sitting = set(meeting.all_group_ids)
    holding = [process for process in processes if sitting & set(groups.get(process.id, {}).values())]
    return holding or processes


def _looks_at(where: RuleScope, record: Record, groups: dict[str, str]) -> bool:
    if where.steps and getattr(record, "key", None) not in where.steps:
        return False
    if isinstance(record, Meeting):
        if where.meeting_kinds and record.kind not in where.meeting_kinds:
            return False
        wanted = {groups.get(body) for body in where.bodies}
        return not where.bodies or bool(wanted & set(record.all_group_ids))
    return not (where.meeting_kinds or where.bodies)
