"""Use cases: begin a report, fill and send it, change and remove drafts."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events, guards
from backend.core.clock import now, today
from backend.core.language import text
from backend.core.problems import invalid
from backend.core.records import touch
from backend.goals import recording
from backend.people.parties import Directory
from backend.processes.obligations import reporting
from backend.processes.reports import content, policy, queries
from backend.processes.reports.models import EntryStatus, Report, ReportState
from backend.processes.reports.problems import MeasuresWithoutEntry, ReportSent
from backend.processes.reports.schemas import DispatchIn, FillingIn, ReportContent, ReportLine, ReportOut
from backend.processes.reports.status_entries import service as status_entries

#: What the words of the last period are: everything that was said, but for the days.
TAKEN_OVER = ("status", "status_label", "text", "traffic_light")


def show(actor: Actor, report: Report) -> ReportOut:
    """The report with what the actor may do with it."""
    is_overdue = report.state == ReportState.draft and report.due_on is not None and report.due_on < today()
    return ReportOut.model_validate({**report.model_dump(), "is_overdue": is_overdue, "can": policy.can(actor, report)})


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any], language: str) -> Report:
    """Begin a report on an agreement. Raises 422 for an agreement or process that is not there."""
    if queries.agreement(session, alliance_id, values["agreement_id"]) is None:
        raise invalid("#/agreement_id", "unknown_reference")
    if values.get("process_id") and not queries.has_process(session, alliance_id, values["process_id"]):
        raise invalid("#/process_id", "unknown_reference")
    columns = _columns(session, alliance_id, values)
    columns["title"] = values.get("title") or _title(values["kind"], columns, language)
    report = Report(alliance_id=alliance_id, **columns)
    session.add(report)
    _record(session, actor, "report.created", report)
    return report


def change(session: Session, actor: Actor, report: Report, values: dict[str, Any]) -> None:
    """Change a draft. Raises 409 for a report that was sent."""
    _refuse_sent(report)
    for name, value in _columns(session, report.alliance_id, values).items():
        setattr(report, name, value)
    if not events.changes_of(report):
        return
    touch(report)
    _record(session, actor, "report.changed", report)


def fill(session: Session, actor: Actor, report: Report, filling: FillingIn) -> ReportContent:
    """Write an entry for every measure that has none: that there are no news, or the last period's words again.

    A measure of which nothing was said before is left out where the last words are wanted.
    """
    _refuse_sent(report)
    wanted = set(filling.measure_ids) if filling.measure_ids is not None else None
    for line in content.build(session, report).lines:
        if line.entry is not None or (wanted is not None and line.measure_id not in wanted):
            continue
        values = _words(line) if filling.kind == "previous" else {"status": EntryStatus.no_news}
        if values is not None:
            measure = queries.find_measure(session, actor, line.measure_id)
            status_entries.create(session, actor, measure, values, report)
    return content.build(session, report)


def send(session: Session, actor: Actor, report: Report, dispatch: DispatchIn) -> None:
    """Send a report: what it holds now is kept, and stays. The obligation that asks for it is fulfilled.

    Raises 409 while measures have no entry, unless accepted.
    """
    _refuse_sent(report)
    held = content.build(session, report)
    missing = [line.title for line in held.lines if line.entry is None]
    if missing and not dispatch.accepts_missing:
        raise MeasuresWithoutEntry(count=len(missing), total=held.measures, titles="; ".join(missing[:5]))
    guards.check(session, actor, "report.sent", report)
    sent_on = dispatch.sent_on or today()
    if sent_on > today():
        raise invalid("#/sent_on", "decided_in_the_future")
    if dispatch.recipient is not None:
        report.recipient = recording.party(Directory(session, report.alliance_id), dispatch.recipient, "#/recipient")
    report.state, report.sent_on, report.frozen_at = ReportState.sent, sent_on, now()
    report.frozen = held.model_copy(update={"is_frozen": True}).model_dump(mode="json")
    touch(report)
    _record(session, actor, "report.sent", report)
    reporting.fulfil_by(session, actor, report)


def delete(session: Session, actor: Actor, report: Report) -> None:
    """Leave a tombstone of a draft. Raises 409 for a report that was sent."""
    _refuse_sent(report)
    report.deleted_at = now()
    touch(report)
    _record(session, actor, "report.deleted", report)


def restore(session: Session, actor: Actor, report: Report) -> None:
    """Bring a report back from the trash."""
    report.deleted_at = None
    touch(report)
    _record(session, actor, "report.restored", report)


def purge(session: Session, actor: Actor, report: Report) -> None:
    """Erase the words of a removed report; its tombstone stays."""
    report.title, report.introduction, report.recipient = "", None, None
    touch(report)
    _record(session, actor, "report.purged", report)


def _words(line: ReportLine) -> dict[str, Any] | None:
    if line.previous is None:
        return None
    return {name: getattr(line.previous, name) for name in TAKEN_OVER}


def _refuse_sent(report: Report) -> None:
    if report.state == ReportState.sent:
        raise ReportSent


def _columns(session: Session, alliance_id: str, values: dict[str, Any]) -> dict[str, Any]:
    columns = dict(values)
    if "recipient" in columns:
        columns["recipient"] = recording.party(Directory(session, alliance_id), columns["recipient"], "#/recipient")
    if "periods" in columns:
        periods = sorted((one.period_from, one.period_until) for one in columns["periods"])
        for place, (begins, ends) in enumerate(periods):
            if ends < begins:
                raise invalid(f"#/periods/{place}/period_until", "period_ends_before_it_begins")
        columns["period_from"], columns["period_until"] = periods[0][0], max(ends for _, ends in periods)
        columns["periods"] = [
            {"period_from": begins.isoformat(), "period_until": ends.isoformat()} for begins, ends in periods
        ]
    return columns


def _title(kind: str, columns: dict[str, Any], language: str) -> str:
    """ "Jahresbericht 2018/2019"."""
    first: date = columns["period_from"]
    last: date = columns["period_until"]
    years = str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    return text(f"reports.title.{kind}", language, years=years)


def _record(session: Session, actor: Actor, event_type: str, report: Report) -> None:
    quiet = event_type in ("report.created", "report.purged")
    changed = {} if quiet else events.changes_of(report)
    if event_type == "report.created":
        changed = {"title": [None, report.title]}
    changed.pop("frozen", None)
    events.record(
        session,
        actor,
        event_type,
        events.Subject("report", report.id),
        stream_id=report.alliance_id,
        alliance_id=report.alliance_id,
        changes=changed,
    )
