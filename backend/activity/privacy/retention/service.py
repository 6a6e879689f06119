"""Use cases: set a period, hold a rule, see what would go, carry the rules out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.activity.privacy.retention import queries
from backend.activity.privacy.retention.catalogue import DATA_TYPES, DataType
from backend.activity.privacy.retention.models import RetentionRule, RetentionRun, rule_id
from backend.activity.privacy.retention.queries import Reach
from backend.activity.privacy.retention.schemas import ForecastRow, RetentionRuleOut
from backend.core import events
from backend.core.clock import GERMANY, now
from backend.core.problems import Forbidden, NotFound, invalid
from backend.core.records import touch

AT_ONCE = 500


@dataclass(frozen=True)
class Applied:
    """One rule as it holds: what it is about, where, and what is older than `before`."""

    name: str
    kind: DataType
    municipality_id: str | None
    days: int
    hold: bool
    reach: Reach

    @property
    def before(self) -> datetime:
        """What began to count before this moment is due."""
        return now() - timedelta(days=self.days)


def ensure(session: Session, municipality_id: str | None) -> None:
    """Have a rule to show and change for each type of data; as the catalogue says until somebody changes it."""
    for name, kind in DATA_TYPES.items():
        if municipality_id is None or kind.by_municipality:
            identifier = rule_id(municipality_id, name)
            if session.get(RetentionRule, identifier) is None:
                session.add(RetentionRule(id=identifier, municipality_id=municipality_id, data_type=name))
    session.flush()


def find(session: Session, actor: Actor, identifier: str) -> RetentionRule:
    """The rule by id; 404 unless the actor runs the installation or administers its municipality."""
    rule = session.get(RetentionRule, identifier)
    if rule is None or not _may(actor, "retention:read", rule):
        raise NotFound
    return rule


def show(actor: Actor, rule: RetentionRule) -> RetentionRuleOut:
    """The rule, with what its type of data says."""
    kind = DATA_TYPES[rule.data_type]
    values: dict[str, Any] = {
        **rule.model_dump(),
        "start_event": kind.start,
        "action": kind.action,
        "usual_days": kind.days,
        "longest_days": kind.longest_days,
        "can": ["edit"] if _may(actor, "retention:write", rule) else [],
    }
    return RetentionRuleOut.model_validate(values)


def change(session: Session, actor: Actor, rule: RetentionRule, values: dict[str, Any]) -> None:
    """Set a period, or hold the rule and say why. Raises 422 for a hold without reason or a period that is too long."""
    if not _may(actor, "retention:write", rule):
        raise Forbidden(permission="retention:write")
    longest = DATA_TYPES[rule.data_type].longest_days
    if longest is not None and (values.get("period_days") or 0) > longest:
        raise invalid("#/period_days", "less_than_equal", le=longest)
    for name, value in values.items():
        setattr(rule, name, value)
    if rule.hold and not (rule.hold_reason or "").strip():
        raise invalid("#/hold_reason", "missing")
    changes = events.changes_of(rule)
    if not changes:
        return
    touch(rule)
    stream = rule.municipality_id or events.INSTALLATION
    subject = events.Subject("retention_rule", rule.id, number=rule.data_type)
    events.record(session, actor, "retention_rule.changed", subject, stream_id=stream, changes=changes)


def forecast(session: Session) -> list[ForecastRow]:
    """What would go if the rules were carried out now: the dry run."""
    return [
        ForecastRow(
            data_type=one.name,
            municipality_id=one.municipality_id,
            action=one.kind.action,
            before=one.before.astimezone(GERMANY).date(),
            hold=one.hold,
            number=queries.number(session, one.kind.due(one.before, one.reach)),
        )
        for one in _applied(session)
    ]


def carry_out_some(session: Session) -> Counter[str]:
    """Carry the rules out on some records of each type; how many. Again until nothing is left."""
    counts: Counter[str] = Counter()
    for one in _applied(session):
        if one.hold:
            continue
        ids = queries.some(session, one.kind.due(one.before, one.reach), AT_ONCE)
        if ids:
            one.kind.treat(session, ids)
            counts[one.name] += len(ids)
    return counts


def protocol(session: Session, actor: Actor, counts: Counter[str]) -> RetentionRun:
    """Note that the rules were carried out, and how many records went."""
    run = RetentionRun(counts=dict(sorted(counts.items())))
    session.add(run)
    subject = events.Subject("retention_run", run.id)
    changes = {name: [None, number] for name, number in run.counts.items()}
    events.record(session, actor, "retention_run.done", subject, stream_id=events.INSTALLATION, changes=changes)
    return run


def carry_out(session: Session, actor: Actor) -> RetentionRun:
    """Carry the rules out now, for operators."""
    refuse_lesser(actor)
    counts: Counter[str] = Counter()
    while some := carry_out_some(session):
        counts += some
    return protocol(session, actor, counts)


def refuse_lesser(actor: Actor) -> None:
    """Raise 403 unless the actor runs the installation: what goes, and how much, is about all municipalities."""
    if not actor.is_operator:
        raise Forbidden(permission="retention:write")


def _may(actor: Actor, permission: str, rule: RetentionRule) -> bool:
    if rule.municipality_id is not None:
        return actor.may_in_municipality(permission, rule.municipality_id)
    return actor.is_operator and actor.may(permission)


def _applied(session: Session) -> Iterator[Applied]:
    """Each type of data in the installation, and in the municipalities that decided otherwise."""
    rules = queries.all_rules(session)
    general = {rule.data_type: rule for rule in rules if rule.municipality_id is None}
    for name, kind in DATA_TYPES.items():
        own = [rule for rule in rules if rule.municipality_id and rule.data_type == name and _differs(rule)]
        rule = general.get(name)
        days = rule.period_days if rule and rule.period_days is not None else kind.days
        besides = tuple(sorted(str(one.municipality_id) for one in own))
        yield Applied(name, kind, None, days, bool(rule and rule.hold), Reach(besides=besides))
        for one in own:
            length = days if one.period_days is None else one.period_days
            yield Applied(name, kind, one.municipality_id, length, one.hold, Reach(only=one.municipality_id))


def _differs(rule: RetentionRule) -> bool:
    return rule.hold or rule.period_days is not None
