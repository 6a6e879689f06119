"""Use cases: look at rules before an act, note what is not met, pass over a rule with a reason."""

from typing import Any

from sqlalchemy import inspect
from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events, guards
from backend.core.clock import now
from backend.core.guards import RuleNotMet
from backend.core.problems import invalid
from backend.core.records import Record, touch
from backend.processes.models import Process
from backend.processes.rules import queries
from backend.processes.rules.conditions import ABOUT_RECORD, Case, is_met
from backend.processes.rules.models import Finding, FindingState
from backend.processes.rules.schemas import FindingOut, OverrideIn
from backend.processes.rules.scope import concerned
from backend.processes.templates.content import ProcessRule, ProcessTemplateContent


def look(session: Session, actor: Any, act: str, record: Record) -> None:
    """Look at the rules that guard an act. Raises 409 for a strict one that is not met and that nobody passed over."""
    for process, rule in list(concerned(session, act, record)):
        subject_id = _subject_of(process, rule, record)
        known = queries.of_subjects(session, process.id, rule.id, {subject_id, process.id})
        if any(finding.state == FindingState.overridden for finding in known):
            continue
        own = next((finding for finding in known if finding.subject_id == subject_id), None)
        if is_met(Case(session, process, rule.needs, record)):
            if own is not None and own.state == FindingState.open:
                _settle(session, actor, own)
        elif _refuses(process, rule):
            raise RuleNotMet(rule.id, rule.title, rule.remedy, process.id, subject_id)
        else:
            _note(session, actor, process, rule, act, subject_id, own)


guards.watch(look)


def _refuses(process: Process, rule: ProcessRule) -> bool:
    return rule.is_strict or process.is_strict


def _subject_of(process: Process, rule: ProcessRule, record: Record) -> str:
    """What a finding is about.

    What is refused before it is stored has no id that anybody could name: it is passed over for the whole process.
    """
    is_own = rule.needs.kind in ABOUT_RECORD and not _refuses(process, rule)
    return record.id if is_own or inspect(record).persistent else process.id


def override(session: Session, actor: Actor, process: Process, body: OverrideIn) -> Finding:
    """Pass over a rule for one subject, or for the whole process, and say why. Raises 422 for an unknown rule."""
    rules = {rule.id: rule for rule in ProcessTemplateContent.model_validate(process.template).rules}
    rule = rules.get(body.rule)
    if rule is None:
        raise invalid("#/rule", "unknown_key", named=body.rule)
    subject_id = body.subject_id or process.id
    known = queries.of_subjects(session, process.id, rule.id, {subject_id})
    finding = known[0] if known else _finding(process, rule, subject_id)
    finding.state, finding.reason = FindingState.overridden, body.reason
    finding.overridden_by, finding.overridden_by_name, finding.overridden_at = actor.id, actor.name, now()
    changes = {"rule": [None, rule.title], "reason": [None, body.reason]}
    if known:
        touch(finding)
    session.add(finding)
    _record(session, actor, "finding.overridden", finding, changes)
    return finding


def show(finding: Finding) -> FindingOut:
    """The finding as people see it."""
    return FindingOut.model_validate({**finding.model_dump(), "overridden_by": finding.overridden_by_name})


def _note(
    session: Session,
    actor: Any,
    process: Process,
    rule: ProcessRule,
    act: str,
    subject_id: str,
    known: Finding | None,
) -> None:
    """Note that a rule is not met; what is noted already stands as it is."""
    if known is not None and known.state == FindingState.open:
        return
    finding = known or _finding(process, rule, subject_id)
    finding.state, finding.act = FindingState.open, act
    # Of a step `process_step`, of a meeting `meeting`: what the act is about.
    finding.subject_type = act.partition(".")[0] if subject_id != process.id else "process"
    if known is not None:
        touch(finding)
    session.add(finding)
    event_type = "finding.changed" if known is not None else "finding.created"
    _record(session, actor, event_type, finding, {"rule": [None, rule.title]})


def _finding(process: Process, rule: ProcessRule, subject_id: str) -> Finding:
    return Finding(
        alliance_id=process.alliance_id,
        process_id=process.id,
        rule=rule.id,
        title=rule.title,
        remedy=rule.remedy,
        subject_id=subject_id,
    )


def _settle(session: Session, actor: Any, finding: Finding) -> None:
    finding.state = FindingState.settled
    touch(finding)
    _record(session, actor, "finding.settled", finding, {"rule": [None, finding.title]})


def _record(session: Session, actor: Any, event_type: str, finding: Finding, changes: dict[str, Any]) -> None:
    subject = events.Subject("finding", finding.id, context_id=finding.process_id)
    alliance_id = finding.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance_id, alliance_id=alliance_id, changes=changes)
