"""Use cases: write, change and remove what is said of a measure, and let the measure follow."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch
from backend.goals import recording
from backend.goals.measures import service as measures
from backend.goals.models import Measure, MeasureStatus
from backend.people.parties import Directory
from backend.processes.reports import queries
from backend.processes.reports.models import EntryStatus, Perspective, Report, ReportState, StatusEntry
from backend.processes.reports.problems import ReportSent
from backend.processes.reports.status_entries import policy
from backend.processes.reports.status_entries.schemas import StatusEntryOut

ASSESSORS = ("assessor", "light_assessor")


def show_all(session: Session, actor: Actor, entries: Sequence[StatusEntry]) -> list[StatusEntryOut]:
    """The entries with what the actor may do with them; those in sent reports stay."""
    frozen = queries.sent_among(session, {one.report_id for one in entries if one.report_id})
    return [
        StatusEntryOut.model_validate(
            {**one.model_dump(), "can": policy.can(actor, one, is_frozen=one.report_id in frozen)}
        )
        for one in entries
    ]


def show(session: Session, actor: Actor, entry: StatusEntry) -> StatusEntryOut:
    """One entry as the list shows it."""
    return show_all(session, actor, [entry])[0]


def create(
    session: Session, actor: Actor, measure: Measure, values: dict[str, Any], report: Report | None = None
) -> StatusEntry:
    """Write down what is said of a measure. `values` are members of `StatusEntryIn`, without `report_id`.

    Raises 409 for a report that was sent, 422 for a period that is none or lies outside the report's.
    """
    values["perspective"] = policy.perspective_of(actor, measure.alliance_id, values.get("perspective"))
    if report is not None:
        if report.state == ReportState.sent:
            raise ReportSent
        values["report_id"] = report.id
        values["period_from"] = values.get("period_from") or report.period_from
        values["period_until"] = values.get("period_until") or report.period_until
    for name in ("period_from", "period_until"):
        if values.get(name) is None:
            raise invalid(f"#/{name}", "missing")
    values["assessed_on"] = values.get("assessed_on") or today()
    if values.get("traffic_light"):
        values["light_assessor"] = values.get("light_assessor") or values.get("assessor")
        values["light_assessed_on"] = values.get("light_assessed_on") or values["assessed_on"]
    columns = _columns(session, measure.alliance_id, values)
    entry = StatusEntry(alliance_id=measure.alliance_id, measure_id=measure.id, **columns)
    entry.created_by = actor.user_id or actor.id
    _check(entry, report)
    session.add(entry)
    record(session, actor, "status_entry.created", entry)
    follow(session, actor, measure, entry)
    return entry


def change(
    session: Session,
    actor: Actor,
    measure: Measure,
    entry: StatusEntry,
    values: dict[str, Any],
    report: Report | None,
) -> None:
    """Change an entry. Raises 409 if it stands in a report that was sent."""
    _refuse_sent(report)
    for name, value in _columns(session, entry.alliance_id, values).items():
        setattr(entry, name, value)
    if not events.changes_of(entry):
        return
    _check(entry, report)
    touch(entry)
    record(session, actor, "status_entry.changed", entry)
    follow(session, actor, measure, entry)


def delete(session: Session, actor: Actor, measure: Measure, entry: StatusEntry, report: Report | None) -> None:
    """Leave a tombstone; the measure goes back to what was said before. Raises 409 if a sent report holds it."""
    _refuse_sent(report)
    session.flush()
    was_last = queries.last_status(session, measure.id)
    entry.deleted_at = now()
    touch(entry)
    record(session, actor, "status_entry.deleted", entry)
    session.flush()
    before = queries.last_status(session, measure.id)
    if was_last is not None and was_last.id == entry.id and before is not None:
        _set(session, actor, measure, before)


def follow(session: Session, actor: Actor, measure: Measure, entry: StatusEntry) -> None:
    """Let the measure have the status of an entry of the administration, if nothing later was said.

    `no_news` changes nothing, nor does what an outsider says.
    """
    if entry.status == EntryStatus.no_news or entry.perspective != Perspective.administration:
        return
    session.flush()
    last = queries.last_status(session, measure.id)
    if last is not None and last.id == entry.id:
        _set(session, actor, measure, entry)


def _set(session: Session, actor: Actor, measure: Measure, entry: StatusEntry) -> None:
    measures.report(session, actor, measure, MeasureStatus(entry.status), entry.status_label)


def _refuse_sent(report: Report | None) -> None:
    if report is not None and report.state == ReportState.sent:
        raise ReportSent


def _check(entry: StatusEntry, report: Report | None) -> None:
    if entry.period_until < entry.period_from:
        raise invalid("#/period_until", "period_ends_before_it_begins")
    if report and (entry.period_from < report.period_from or entry.period_until > report.period_until):
        raise invalid("#/period_from", "period_outside_report")


def _columns(session: Session, alliance_id: str, values: dict[str, Any]) -> dict[str, Any]:
    columns, directory = dict(values), Directory(session, alliance_id)
    for name in ASSESSORS:
        if name in columns:
            columns[name] = recording.party(directory, _as_written(columns[name]), f"#/{name}")
    return columns


def _as_written(value: Any) -> Any:
    """What comes from a body, or from another entry whose words are taken over."""
    return value["name"] if isinstance(value, dict) else value


def record(session: Session, actor: Actor, event_type: str, entry: StatusEntry) -> None:
    """Record what happened to an entry, in the history of its measure."""
    events.record(
        session,
        actor,
        event_type,
        events.Subject("status_entry", entry.id, context_id=entry.measure_id),
        stream_id=entry.alliance_id,
        alliance_id=entry.alliance_id,
        changes={} if event_type == "status_entry.created" else events.changes_of(entry),
    )
