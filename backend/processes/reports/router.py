"""Endpoints: reports."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.language import negotiate
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.processes.reports import content, queries, service
from backend.processes.reports.models import Report, ReportKind, ReportState
from backend.processes.reports.policy import WRITE
from backend.processes.reports.problems import MeasuresWithoutEntry, ReportSent
from backend.processes.reports.schemas import DispatchIn, FillingIn, ReportContent, ReportIn, ReportOut, ReportPatch

routes = Routes("reports")
SORTS = {
    "period_until": Report.period_until,
    "due_on": Report.due_on,
    "updated_at": Report.updated_at,
    "created_at": Report.created_at,
}


@routes.get("/alliances/{alliance_id}/reports", "processes:read")
def list_reports(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    agreement_id: str | None = None,
    process_id: str | None = None,
    kind: ReportKind | None = None,
    state: ReportState | None = None,
) -> Page[ReportOut | Tombstone]:
    """List the reports of an alliance, the latest period first."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:read")
    statement = queries.of_alliance(
        actor, alliance.id, agreement_id=agreement_id, process_id=process_id, kind=kind, state=state
    )
    return paginate(
        session,
        paging,
        statement,
        entity=Report,
        sorts=SORTS,
        default="-period_until",
        show=lambda report: service.show(actor, report),
    )


@routes.post("/alliances/{alliance_id}/reports", WRITE)
def create_report(session: Session, actor: Actor, request: Request, alliance_id: str, body: ReportIn) -> ReportOut:
    """Begin a report on an agreement, over one period or several merged; its content is there at once."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    values = {name: getattr(body, name) for name in ReportIn.model_fields}
    language = negotiate(request.headers.get("accept-language"))
    return service.show(actor, service.create(session, actor, alliance.id, values, language))


@routes.get("/reports/{report_id}", "processes:read")
def read_report(session: Session, actor: Actor, report_id: str) -> ReportOut:
    """Read one report."""
    return service.show(actor, queries.find(session, actor, report_id))


@routes.get("/reports/{report_id}/content", "processes:read")
def read_report_content(session: Session, actor: Actor, report_id: str) -> ReportContent:
    """Read what a report holds: every measure with its entries, what changed, which have none."""
    return content.build(session, queries.find(session, actor, report_id))


@routes.patch("/reports/{report_id}", WRITE, problems=(ReportSent,))
def change_report(session: Session, actor: Actor, report_id: str, body: ReportPatch, if_match: IfMatch) -> ReportOut:
    """Change a draft of a report."""
    report = _writable(session, actor, report_id)
    if_match.check(report)
    service.change(session, actor, report, body.changes())
    return service.show(actor, report)


@routes.delete("/reports/{report_id}", WRITE, problems=(ReportSent,))
def delete_report(session: Session, actor: Actor, report_id: str, if_match: IfMatch) -> None:
    """Remove a draft of a report. The entries stay with their measures."""
    report = _writable(session, actor, report_id)
    if_match.check(report)
    service.delete(session, actor, report)


@routes.post("/reports/{report_id}/entries", WRITE, status=200, problems=(ReportSent,))
def fill_report(session: Session, actor: Actor, report_id: str, body: FillingIn) -> ReportContent:
    """Write an entry for every measure that has none: `no_news`, or the words of the last period."""
    return service.fill(session, actor, _writable(session, actor, report_id), body)


@routes.post(
    "/reports/{report_id}/dispatch", WRITE, status=200, problems=(ReportSent, MeasuresWithoutEntry, RuleNotMet)
)
def send_report(session: Session, actor: Actor, report_id: str, body: DispatchIn) -> ReportOut:
    """Send a report. It is frozen: later entries do not change it."""
    report = _writable(session, actor, report_id)
    service.send(session, actor, report, body)
    return service.show(actor, report)


def _writable(session: Session, actor: Actor, report_id: str) -> Report:
    report = queries.find(session, actor, report_id)
    actor.require(WRITE, report.alliance_id)
    return report
