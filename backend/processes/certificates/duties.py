"""What a certificate obliges to: a report every year while it is valid, and the next audit in time before its end."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.dates.periods import shift
from backend.core.language import DEFAULT, text
from backend.processes.certificates.models import Certificate
from backend.processes.models import Process
from backend.processes.obligations import queries as obligation_queries
from backend.processes.obligations import service as obligations
from backend.processes.obligations.models import ObligationKind
from backend.processes.obligations.schemas import ObligationIn

YEAR = 12
YEARLY = "FREQ=YEARLY"


def planned(process: Process | None, title: str) -> dict[str, Any]:
    """What the process's template says of a certificate: the one of this title, else the first."""
    found = (process.template or {}).get("certificates") or [] if process else []
    named = [one for one in found if str(one.get("title", "")).casefold() == title.casefold()]
    return dict((named or found or [{}])[0])


def begin(session: Session, actor: Actor, certificate: Certificate, renewal_months: int | None) -> None:
    """Write down what the certificate obliges to. A yearly report that the process owes already becomes this one's."""
    end = certificate.valid_until
    recipient = (certificate.issuer or {}).get("name")
    known = obligation_queries.of_process(session, certificate.process_id) if certificate.process_id else []
    yearly = [one for one in known if one.certificate_id is None and (one.kind, one.rule) == ("report", YEARLY)]
    for one in yearly:
        one.certificate_id = certificate.id
        obligations.change(session, actor, one, {"until": end, "starts_on": shift(certificate.awarded_on, months=YEAR)})
    if not yearly:
        first = shift(certificate.awarded_on, months=YEAR)
        values = {"rule": YEARLY, "until": end}
        _owe(session, actor, certificate, ObligationKind.report, first, recipient, values)
    if end is not None:
        begins = shift(end, months=-(renewal_months or YEAR))
        _owe(session, actor, certificate, ObligationKind.re_audit, begins, recipient, {"remind_days_before": 90})


def _owe(
    session: Session,
    actor: Actor,
    certificate: Certificate,
    kind: ObligationKind,
    starts_on: date,
    recipient: str | None,
    values: dict[str, Any],
) -> None:
    if values.get("until") and values["until"] < starts_on:
        return
    title = text(f"obligation.{kind}", DEFAULT, title=certificate.title)[:300]
    body = ObligationIn(
        title=title,
        kind=kind,
        starts_on=starts_on,
        process_id=certificate.process_id,
        certificate_id=certificate.id,
        **values,
    )
    written = {name: getattr(body, name) for name in ObligationIn.model_fields}
    written["recipient"] = recipient
    obligations.create(session, actor, certificate.alliance_id, written)
