"""Endpoints: status entries."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.problems import invalid
from backend.core.schemas import Page, Tombstone
from backend.goals.models import Measure
from backend.processes.reports import queries
from backend.processes.reports.models import Perspective, Report, StatusEntry
from backend.processes.reports.problems import ReportSent
from backend.processes.reports.status_entries import policy, service
from backend.processes.reports.status_entries.schemas import StatusEntryIn, StatusEntryOut, StatusEntryPatch

routes = Routes("reports")
SORTS = {"period_until": StatusEntry.period_until, "updated_at": StatusEntry.updated_at}


@routes.get("/measures/{measure_id}/status-entries", "processes:read")
def list_status_entries(
    session: Session, actor: Actor, measure_id: str, paging: Paging, perspective: Perspective | None = None
) -> Page[StatusEntryOut | Tombstone]:
    """List what was said of a measure, the latest period first."""
    measure = queries.find_measure(session, actor, measure_id)
    statement = queries.entries_visible_to(actor).where(StatusEntry.measure_id == measure.id)
    if perspective is not None:
        statement = statement.where(StatusEntry.perspective == perspective)
    found, following = slice_of(session, paging, statement, entity=StatusEntry, sorts=SORTS, default="-period_until")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/measures/{measure_id}/status-entries", policy.CONTRIBUTE, problems=(ReportSent,))
def create_status_entry(session: Session, actor: Actor, measure_id: str, body: StatusEntryIn) -> StatusEntryOut:
    """Write down how far a measure is. The administration's word is its status from then on, but for `no_news`."""
    measure = queries.find_measure(session, actor, measure_id)
    actor.require(policy.CONTRIBUTE, measure.alliance_id)
    values = {name: getattr(body, name) for name in StatusEntryIn.model_fields if name != "report_id"}
    report = _named(session, actor, measure, body.report_id)
    return service.show(session, actor, service.create(session, actor, measure, values, report))


@routes.get("/status-entries/{entry_id}", "processes:read")
def read_status_entry(session: Session, actor: Actor, entry_id: str) -> StatusEntryOut:
    """Read one status entry."""
    return service.show(session, actor, queries.find_entry(session, actor, entry_id))


@routes.patch("/status-entries/{entry_id}", policy.CONTRIBUTE, problems=(ReportSent,))
def change_status_entry(
    session: Session, actor: Actor, entry_id: str, body: StatusEntryPatch, if_match: IfMatch
) -> StatusEntryOut:
    """Change a status entry that stands in no sent report."""
    entry, measure, report = _changeable(session, actor, entry_id)
    if_match.check(entry)
    service.change(session, actor, measure, entry, body.changes(), report)
    return service.show(session, actor, entry)


@routes.delete("/status-entries/{entry_id}", policy.CONTRIBUTE, problems=(ReportSent,))
def delete_status_entry(session: Session, actor: Actor, entry_id: str, if_match: IfMatch) -> None:
    """Remove a status entry; the measure has the status of before."""
    entry, measure, report = _changeable(session, actor, entry_id)
    if_match.check(entry)
    service.delete(session, actor, measure, entry, report)


def _named(session: Session, actor: Actor, measure: Measure, report_id: str | None) -> Report | None:
    if report_id is None:
        return None
    report = queries.report_of(session, measure.alliance_id, report_id)
    if report is None or report.agreement_id != measure.agreement_id:
        raise invalid("#/report_id", "unknown_reference")
    return report


def _changeable(session: Session, actor: Actor, entry_id: str) -> tuple[StatusEntry, Measure, Report | None]:
    entry = queries.find_entry(session, actor, entry_id)
    policy.require_change(actor, entry)
    measure = queries.find_measure(session, actor, entry.measure_id)
    report = queries.report_of(session, entry.alliance_id, entry.report_id) if entry.report_id else None
    return entry, measure, report
