"""Endpoints: the report of a programme, and the comparison that a municipality sees."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.language import negotiate
from backend.programmes import policy
from backend.programmes import queries as programme_queries
from backend.programmes.accessions import queries as accession_queries
from backend.programmes.accessions import service as accessions
from backend.programmes.reporting import service
from backend.programmes.reporting.schemas import ProgrammeComparison, ProgrammeReport

routes = Routes("programmes")


@routes.get("/programmes/{programme_id}/report", "programmes:read")
def read_programme_report(session: Session, actor: Actor, request: Request, programme_id: str) -> ProgrammeReport:
    """Read where a programme stands: municipalities per state, workshops, participants, measures. For the office."""
    programme = policy.of_office(session, actor, programme_id, "programmes:read")
    return service.report(session, programme, negotiate(request.headers.get("accept-language")))


@routes.get("/accessions/{accession_id}/comparison", "programmes:read", problems=(accessions.LinkEnded,))
def read_comparison(session: Session, actor: Actor, request: Request, accession_id: str) -> ProgrammeComparison:
    """Read how one's own municipality stands among the others, who have letters instead of names."""
    accession = accession_queries.find(session, actor, accession_id)
    participation = accessions.linked_with(session, accession)
    known = programme_queries.of_programme(session, participation.programme_id)
    return service.compared(known, participation.id, negotiate(request.headers.get("accept-language")))
