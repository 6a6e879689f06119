"""What a certificate obliges to: a report every year while it is valid, and the next audit in time before its end."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.dates.periods import reached
from backend.core.language import DEFAULT, text
from backend.people.parties import PartyReference
from backend.processes.certificates.models import Certificate
from backend.processes.models import Process
from backend.processes.obligations import queries as obligation_queries
from backend.processes.obligations import service as obligations
from backend.processes.obligations.models import ObligationKind

YEAR = 12
YEARLY = "FREQ=YEARLY"
#: So long before it begins one is reminded of the next audit, in days.
AUDIT_AHEAD = 90


def planned(process: Process | None, title: str) -> dict[str, Any]:
    """What the process's template says of a certificate: the one of this title, else the first."""
    found = (process.template or {}).get("certificates") or [] if process else []
    named = [one for one in found if str(one.get("title", "")).casefold() == title.casefold()]
    return dict((named or found or [{}])[0])


def begin(
    session: Session, actor: Actor, certificate: Certificate, process: Process | None, renewal_months: int | None
) -> None:
    """Write down what the certificate obliges to, in the template's words where it has some.

    What the process owes already, because the template plans it after a step, becomes the certificate's.
    """
    first, end = reached(certificate.awarded_on, months=YEAR), certificate.valid_until
    report = {"kind": ObligationKind.report, "rule": YEARLY, "starts_on": first, "until": end}
    wanted = [(True, report)] if end is None or first <= end else []
    if end is not None:
        begins = max(reached(end, months=-(renewal_months or YEAR)), certificate.awarded_on)
        audit = {"kind": ObligationKind.re_audit, "starts_on": begins, "remind_days_before": AUDIT_AHEAD}
        wanted.append((False, audit))
    owed = obligation_queries.of_process(session, process.id) if process else []
    known = {one.title: one for one in owed if one.certificate_id is None}
    for is_yearly, values in wanted:
        title = _title(process, is_yearly) or text(f"obligation.{values['kind']}", DEFAULT, title=certificate.title)
        if title in known:
            obligations.change(session, actor, known[title], {**values, "certificate_id": certificate.id})
        else:
            _owe(session, actor, certificate, {**values, "title": title[:300]})


def _title(process: Process | None, is_yearly: bool) -> str | None:
    """What the template calls a duty that comes every year, or the one that comes once."""
    found = (process.template or {}).get("obligations") or [] if process else []
    return next((str(one["title"]) for one in found if (one.get("rhythm") == YEARLY) == is_yearly), None)


def _owe(session: Session, actor: Actor, certificate: Certificate, values: dict[str, Any]) -> None:
    issuer = certificate.issuer
    written = {
        **values,
        "recipient": PartyReference.model_validate(issuer) if issuer else None,
        "process_id": certificate.process_id,
        "certificate_id": certificate.id,
    }
    obligations.create(session, actor, certificate.alliance_id, written)
