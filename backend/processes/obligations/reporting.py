"""A report that is sent fulfils what asks for it: the obligation with its very due date, or the only one of its process."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.processes.obligations import dues, queries, service
from backend.processes.obligations.schemas import FulfilmentIn
from backend.processes.reports.models import Report


def fulfil_by(session: Session, actor: Actor, report: Report) -> None:
    """Fulfil the due date that the report was asked for; none where it is not clear which, that is for people to say."""
    if report.sent_on is None:
        return
    owed = queries.asking_for_reports(session, report.alliance_id)
    wanted = [one for one in owed if one.next_due == report.due_on and one.process_id in (None, report.process_id)] or [
        one
        for one in owed
        if one.process_id is not None and one.process_id == report.process_id and dues.is_asked(one, report.sent_on)
    ]
    if len(wanted) == 1:
        session.flush()
        service.fulfil(session, actor, wanted[0], FulfilmentIn(report_id=report.id, fulfilled_on=report.sent_on))
