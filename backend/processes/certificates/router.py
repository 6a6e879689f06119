"""Endpoints: certificates."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.certificates import queries, resolutions, service
from backend.processes.certificates.models import Certificate
from backend.processes.certificates.schemas import CertificateIn, CertificateOut, CertificatePatch

routes = Routes("certificates")
REFUSALS = (resolutions.CertificateBeforeResolution, resolutions.CertificateWithoutResolution)
SORTS = {
    "awarded_on": Certificate.awarded_on,
    "created_at": Certificate.created_at,
    "updated_at": Certificate.updated_at,
}


@routes.get("/alliances/{alliance_id}/certificates", "processes:read")
def list_certificates(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    process_id: str | None = None,
    agreement_id: str | None = None,
) -> Page[CertificateOut | Tombstone]:
    """List the certificates of an alliance, the latest first."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:read")
    statement = queries.visible_to(actor).where(Certificate.alliance_id == alliance.id)
    if process_id is not None:
        statement = statement.where(Certificate.process_id == process_id)
    if agreement_id is not None:
        statement = statement.where(Certificate.agreement_id == agreement_id)
    found, following = slice_of(session, paging, statement, entity=Certificate, sorts=SORTS, default="-awarded_on")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/alliances/{alliance_id}/certificates", "processes:write", problems=REFUSALS)
def create_certificate(session: Session, actor: Actor, alliance_id: str, body: CertificateIn) -> CertificateOut:
    """Record a certificate, and what it obliges to. Before the council's resolution it is refused."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:write")
    values = {name: getattr(body, name) for name in CertificateIn.model_fields}
    return service.show(session, actor, service.create(session, actor, alliance.id, values))


@routes.get("/certificates/{certificate_id}", "processes:read")
def read_certificate(session: Session, actor: Actor, certificate_id: str) -> CertificateOut:
    """Read one certificate."""
    return service.show(session, actor, queries.find(session, actor, certificate_id))


@routes.patch("/certificates/{certificate_id}", "processes:write", problems=REFUSALS)
def change_certificate(
    session: Session, actor: Actor, certificate_id: str, body: CertificatePatch, if_match: IfMatch
) -> CertificateOut:
    """Correct a certificate."""
    certificate = queries.find(session, actor, certificate_id)
    actor.require("processes:write", certificate.alliance_id)
    if_match.check(certificate)
    service.change(session, actor, certificate, body.changes())
    return service.show(session, actor, certificate)


@routes.delete("/certificates/{certificate_id}", "processes:write")
def delete_certificate(session: Session, actor: Actor, certificate_id: str, if_match: IfMatch) -> None:
    """Remove a certificate that was recorded by mistake, with what it obliged to; both wait in the trash."""
    certificate = queries.find(session, actor, certificate_id)
    actor.require("processes:write", certificate.alliance_id)
    if_match.check(certificate)
    service.delete(session, actor, certificate)
