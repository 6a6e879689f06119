"""Who may do what with a report."""

from backend.access.actors import Actor
from backend.processes.reports.models import Report, ReportState

WRITE = "processes:write"


def can(actor: Actor, report: Report) -> list[str]:
    """What the actor may do with this report, for the interface. What was sent stays."""
    if not actor.may(WRITE, report.alliance_id) or report.state == ReportState.sent:
        return []
    return ["edit", "fill", "send", "delete"]
