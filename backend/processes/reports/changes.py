"""What has become of the measures since the last report, or since the edition before: nothing vanishes silently."""

from collections.abc import Iterator, Sequence

from sqlmodel import Session

from backend.goals.lineage.models import LineageEntry, LineageKind
from backend.goals.models import Agreement
from backend.processes.reports import queries
from backend.processes.reports.models import Report
from backend.processes.reports.schemas import ReportContent, ReportedChange, ReportLine

#: Status of measures that are not carried out as they were agreed on.
ENDED = ("replaced", "dropped")


def since(
    session: Session,
    agreement: Agreement,
    lines: Sequence[ReportLine],
    last: Report | None,
    ancestors: Sequence[LineageEntry],
) -> list[ReportedChange]:
    """What is otherwise than in the last report that was sent; without one, than in the edition before."""
    earlier = ReportContent.model_validate(last.frozen).lines if last and last.frozen else []
    was_other_edition = last is None or last.agreement_id != agreement.id
    found = [*_of_lines(lines, earlier), *(_ended_by_entry(lines, earlier))]
    if was_other_edition:
        found += _of_editions(session, ancestors, lines)
        known = {one.to_measure_id for one in ancestors}
    else:
        known = set()
    if earlier:
        found += _appeared(lines, earlier, known)
    told = {one.from_measure_id for one in ancestors} if was_other_edition else set()
    return [*found, *_vanished(lines, earlier, told)]


def _of_lines(lines: Sequence[ReportLine], earlier: Sequence[ReportLine]) -> Iterator[ReportedChange]:
    before = {line.measure_id: line for line in earlier}
    for line in lines:
        old = before.get(line.measure_id)
        if old is not None and old.title != line.title:
            yield ReportedChange(kind="reworded", title=old.title, into=[line.title], reason=None)


def _ended_by_entry(lines: Sequence[ReportLine], earlier: Sequence[ReportLine]) -> Iterator[ReportedChange]:
    before = {line.measure_id: line.status for line in earlier}
    for line in lines:
        if line.status in ENDED and before.get(line.measure_id) != line.status:
            reason = (line.entry.text if line.entry else None) or line.status_label
            kind = "replaced" if line.status == "replaced" else "dropped"
            yield ReportedChange(kind=kind, title=line.title, into=[], reason=reason)


def _of_editions(
    session: Session, ancestors: Sequence[LineageEntry], lines: Sequence[ReportLine]
) -> Iterator[ReportedChange]:
    old = queries.titles(session, {one.from_measure_id for one in ancestors})
    now = {line.measure_id: line.title for line in lines}
    grouped: dict[tuple[str, str], list[LineageEntry]] = {}
    for one in ancestors:
        grouped.setdefault((one.from_measure_id, one.kind), []).append(one)
    for (measure_id, kind), entries in grouped.items():
        into = [now[one.to_measure_id] for one in entries if one.to_measure_id in now]
        reason = next((one.reason for one in entries if one.reason), None)
        title = old.get(measure_id, "")
        if kind != LineageKind.continued:
            yield ReportedChange.model_validate({"kind": kind, "title": title, "into": into, "reason": reason})
        elif into and into != [title]:
            yield ReportedChange(kind="reworded", title=title, into=into, reason=reason)


def _appeared(
    lines: Sequence[ReportLine], earlier: Sequence[ReportLine], known: set[str | None]
) -> Iterator[ReportedChange]:
    before = {line.measure_id for line in earlier}
    for line in lines:
        if line.measure_id not in before and line.measure_id not in known:
            yield ReportedChange(kind="added", title=line.title, into=[], reason=None)


def _vanished(lines: Sequence[ReportLine], earlier: Sequence[ReportLine], told: set[str]) -> Iterator[ReportedChange]:
    now = {line.measure_id for line in lines}
    for old in earlier:
        if old.measure_id not in now and old.measure_id not in told:
            yield ReportedChange(kind="missing", title=old.title, into=[], reason=None)
