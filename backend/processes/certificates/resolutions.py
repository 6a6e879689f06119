"""The council's resolution that a certificate rests on. Without it, or before it, no certificate can be recorded."""

from datetime import date

from sqlmodel import Session

from backend.core.problems import Conflict, invalid
from backend.meetings.decisions.models import DecisionResult
from backend.processes.certificates import queries
from backend.processes.certificates.models import Certificate
from backend.processes.models import Process, ProcessKind

ADOPTED = (DecisionResult.adopted, DecisionResult.adopted_with_changes)


class CertificateBeforeResolution(Conflict):
    """It would have been awarded before the council's resolution."""


class CertificateWithoutResolution(Conflict):
    """The council has not yet resolved on the agreement that it would be awarded for."""


def check(session: Session, certificate: Certificate, process: Process | None) -> None:
    """Raise 409 if there is no resolution, or a later one; 422 for what the alliance does not have.

    The resolution is the decision that is named, the agreement's, or that of the process's agreement. Only an audit
    cannot do without one.
    """
    resolved = _resolved_on(session, certificate, process)
    if resolved is not None and certificate.awarded_on < resolved:
        raise CertificateBeforeResolution(awarded=f"{certificate.awarded_on:%d.%m.%Y}", resolved=f"{resolved:%d.%m.%Y}")


def rests_on(session: Session, process: Process, on: date) -> str | None:
    """The agreement of a process that a certificate of this day is for: the last one that was binding by then."""
    bound = [
        one
        for one in queries.agreements(session, process.alliance_id, process_id=process.id)
        if one.binding_since and one.binding_since <= on
    ]
    return bound[-1].id if bound else None


def _resolved_on(session: Session, certificate: Certificate, process: Process | None) -> date | None:
    alliance, days = certificate.alliance_id, []
    if certificate.decision_id:
        decision = queries.decision_in(session, alliance, certificate.decision_id)
        if decision is None:
            raise invalid("#/decision_id", "unknown_reference")
        if decision.result not in ADOPTED:
            raise CertificateWithoutResolution
        days.append(decision.decided_on)
    if certificate.agreement_id:
        named = queries.agreements(session, alliance, id=certificate.agreement_id)
        if not named:
            raise invalid("#/agreement_id", "unknown_reference")
        days.append(_first_binding([one.binding_since for one in named]))
    if days or process is None:
        return max(days, default=None)
    found = queries.agreements(session, alliance, process_id=process.id)
    if found or process.kind == ProcessKind.audit:
        return _first_binding([one.binding_since for one in found])
    return None


def _first_binding(days: list[date | None]) -> date:
    known = [day for day in days if day is not None]
    if not known:
        raise CertificateWithoutResolution
    return min(known)
