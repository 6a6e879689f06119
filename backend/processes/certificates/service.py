"""Use cases: record, correct and remove certificates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events, guards
from backend.core.clock import now, today
from backend.core.dates.periods import reached
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.writing import party
from backend.people.parties import Directory, PartyReference
from backend.processes.certificates import duties, queries, resolutions
from backend.processes.certificates.models import Certificate
from backend.processes.certificates.schemas import CertificateOut, CertificateState
from backend.processes.obligations import queries as obligation_queries
from backend.processes.obligations import service as obligations

#: What decides whether it rests on a resolution.
RESTS_ON = {"awarded_on", "agreement_id", "decision_id"}


def show_all(session: Session, actor: Actor, certificates: Sequence[Certificate]) -> list[CertificateOut]:
    """The certificates with the day of their resolution, in a constant number of statements."""
    decided = queries.days_of_decisions(session, {one.decision_id for one in certificates if one.decision_id})
    bound = queries.days_of_agreements(session, {one.agreement_id for one in certificates if one.agreement_id})
    return [
        CertificateOut.model_validate(
            {
                **one.model_dump(),
                "resolved_on": decided.get(one.decision_id or "") or bound.get(one.agreement_id or ""),
                "state": state_of(one, today()),
                "can": ["edit", "delete"] if actor.may("processes:write", one.alliance_id) else [],
            }
        )
        for one in certificates
    ]


def show(session: Session, actor: Actor, certificate: Certificate) -> CertificateOut:
    """One certificate as the list shows it."""
    session.flush()
    return show_all(session, actor, [certificate])[0]


def state_of(certificate: Certificate, on: date) -> CertificateState:
    """Where a certificate stands on a day. One without an end stays valid."""
    end = certificate.valid_until
    if end is None or reached(end, months=-duties.YEAR) > on:
        return CertificateState.valid
    return CertificateState.expired if end < on else CertificateState.expiring


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Certificate:
    """Record a certificate. `values` are members of `CertificateIn`; the process says what is left out.

    Raises 409 without the council's resolution or before it, 422 for what cannot be meant.
    """
    owes, years = values.pop("with_obligations"), values.pop("valid_years")
    required = {name: values.pop(name) for name in ("title", "kind", "awarded_on")}
    certificate = Certificate(alliance_id=alliance_id, **required)
    process = None
    if values["process_id"]:
        process = queries.process_in(session, alliance_id, values["process_id"])
        if process is None:
            raise invalid("#/process_id", "unknown_reference")
    plan = duties.planned(process, certificate.title)
    years = years or plan.get("valid_years")
    if values["valid_until"] is None and years:
        values["valid_until"] = reached(certificate.awarded_on, months=12 * years)
    if values["issuer"] is None and plan.get("issuer"):
        values["issuer"] = PartyReference(name=plan["issuer"])
    if process and not values["agreement_id"] and not values["decision_id"]:
        values["agreement_id"] = resolutions.rests_on(session, process, certificate.awarded_on)
    _write(session, certificate, values)
    resolutions.check(session, certificate, process)
    guards.check(session, actor, "certificate.created", certificate)
    session.add(certificate)
    _record(session, actor, "certificate.created", certificate, {})
    if owes:
        duties.begin(session, actor, certificate, process, plan.get("renewal_months"))
    return certificate


def change(session: Session, actor: Actor, certificate: Certificate, values: dict[str, Any]) -> None:
    """Correct a certificate. Raises 409 if it would lie before its resolution then."""
    _write(session, certificate, values)
    changes = events.changes_of(certificate)
    if not changes:
        return
    if not RESTS_ON.isdisjoint(changes):
        process_id = certificate.process_id
        process = queries.process_in(session, certificate.alliance_id, process_id) if process_id else None
        resolutions.check(session, certificate, process)
    touch(certificate)
    _record(session, actor, "certificate.changed", certificate, changes)


def delete(session: Session, actor: Actor, certificate: Certificate) -> None:
    """Leave a tombstone of a certificate; what it obliged to goes with it."""
    certificate.deleted_at = now()
    touch(certificate)
    for one in obligation_queries.of_certificate(session, certificate.id):
        obligations.delete(session, actor, one)
    _record(session, actor, "certificate.deleted", certificate, {})


def restore(session: Session, actor: Actor, certificate: Certificate) -> None:
    """Bring a certificate back from the trash, with what was removed with it."""
    moment = certificate.deleted_at
    certificate.deleted_at = None
    touch(certificate)
    for one in obligation_queries.of_certificate(session, certificate.id, removed=True):
        # Those that were removed before it stay removed.
        if moment is not None and one.deleted_at is not None and one.deleted_at >= moment:
            obligations.restore(session, actor, one)
    _record(session, actor, "certificate.restored", certificate, {})


def purge(session: Session, actor: Actor, certificate: Certificate) -> None:
    """Erase the words of a removed certificate; its tombstone stays."""
    certificate.title = certificate.kind = ""
    certificate.issuer = certificate.url = certificate.note = None
    touch(certificate)
    _record(session, actor, "certificate.purged", certificate, {})


def _write(session: Session, certificate: Certificate, values: dict[str, Any]) -> None:
    directory = Directory(session, certificate.alliance_id)
    for name, value in values.items():
        setattr(certificate, name, party(directory, value, "#/issuer") if name == "issuer" else value)
    if certificate.valid_until and certificate.valid_until < certificate.awarded_on:
        raise invalid("#/valid_until", "ends_before_it_starts")


def _record(session: Session, actor: Actor, event_type: str, certificate: Certificate, changes: dict[str, Any]) -> None:
    subject = events.Subject("certificate", certificate.id)
    alliance = certificate.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)
