"""What a report holds: a line for each measure of its agreement, what changed since the last one, and how many of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import Session

from backend.core.schemas import Output
from backend.goals.models import Agreement, Measure
from backend.processes.reports import changes, queries
from backend.processes.reports.models import EntryStatus, Perspective, Report, StatusEntry
from backend.processes.reports.schemas import ReportContent, ReportedEntry, ReportLine


def build(session: Session, report: Report) -> ReportContent:
    """The content as it is now; of a report that was sent as it was then. A constant number of statements."""
    if report.frozen is not None:
        return ReportContent.model_validate(report.frozen)
    session.flush()
    agreement = queries.agreement_of(session, report.agreement_id)
    rows = queries.measures(session, agreement.id)
    ancestors = queries.lineage(session, agreement.id)
    said = queries.entries_of(
        session,
        {row.Measure.id for row in rows} | {one.from_measure_id for one in ancestors},
        report.period_until,
    )
    before = {one.to_measure_id: one.from_measure_id for one in ancestors if one.to_measure_id}
    lines = [_line(row, report, said[row.Measure.id], said.get(before.get(row.Measure.id, ""), [])) for row in rows]
    last = queries.report_before(session, report, _editions(agreement))
    return ReportContent(
        report_id=report.id,
        is_frozen=False,
        agreement=agreement.title,
        edition=agreement.edition,
        previous_report=last.title if last else None,
        lines=lines,
        changes=changes.since(session, agreement, lines, last, ancestors),
        counts=dict(Counter(str(line.status) for line in lines)),
        measures=len(lines),
        entered=sum(line.entry is not None for line in lines),
    )


def _editions(agreement: Agreement) -> list[str]:
    """This edition and the one before it: the last report may be about either."""
    return [one for one in (agreement.id, agreement.previous_id) if one]


def _line(row: Any, report: Report, said: Sequence[StatusEntry], before: Sequence[StatusEntry]) -> ReportLine:
    measure: Measure = row.Measure
    within = [one for one in said if one.period_until >= report.period_from]
    earlier = [one for one in (*before, *said) if one.period_until < report.period_from]
    entry = _last(within, Perspective.administration)
    outside = _last(within, Perspective.outside)
    return ReportLine.model_validate(
        {
            "measure_id": measure.id,
            "number": measure.number,
            "title": measure.title,
            "field_of_action": row.field,
            "goal": row.goal,
            "responsible": measure.responsible,
            "deadline": (measure.deadline or {}).get("text"),
            "status": measure.status,
            "status_label": measure.status_label,
            "entry": entry,
            "outside": outside,
            "entries": [_shown(one) for one in within],
            "previous": _last(earlier, Perspective.administration),
            "differences": list(_differences(entry, outside)),
        }
    )


def _last(said: Sequence[StatusEntry], perspective: Perspective) -> ReportedEntry | None:
    found = [one for one in said if one.perspective == perspective]
    return _shown(found[-1]) if found else None


def _shown(entry: StatusEntry) -> ReportedEntry:
    return ReportedEntry.model_validate(entry)


def _differences(entry: Output | None, outside: Output | None) -> Iterator[str]:
    """In what two look at a measure differently; who says nothing of it contradicts nobody."""
    if not isinstance(entry, ReportedEntry) or not isinstance(outside, ReportedEntry):
        return
    quiet = (EntryStatus.no_news,)
    if entry.status != outside.status and entry.status not in quiet and outside.status not in quiet:
        yield "status"
    if entry.traffic_light and outside.traffic_light and entry.traffic_light != outside.traffic_light:
        yield "traffic_light"
