"""Endpoints: what a municipality gives into a programme."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.language import negotiate
from backend.programmes.accessions import queries as accession_queries
from backend.programmes.accessions import service as accessions
from backend.programmes.accessions.models import Accession
from backend.programmes.external_reviews import service as reviews
from backend.programmes.external_reviews.schemas import ExternalReviewIn, ExternalReviewOut
from backend.programmes.good_practices import service as practices
from backend.programmes.good_practices.schemas import GoodPracticeIn, GoodPracticeOut
from backend.programmes.models import Participation
from backend.publishing.releases.preparing import PersonRecognisable
from backend.publishing.sharing import service

routes = Routes("programmes")
PROBLEMS = (PersonRecognisable, accessions.LinkEnded)


@routes.post("/accessions/{accession_id}/good-practices", "programmes:write", problems=PROBLEMS)
def create_good_practice(
    session: Session, actor: Actor, request: Request, accession_id: str, body: GoodPracticeIn
) -> GoodPracticeOut:
    """Share what worked with the other municipalities of a programme; no text may name a person."""
    accession, participation = _own(session, actor, accession_id)
    return practices.show(actor, service.share_practice(session, accession, participation, body, _language(request)))


@routes.post("/accessions/{accession_id}/external-reviews", "programmes:write", problems=PROBLEMS)
def create_external_review(
    session: Session, actor: Actor, request: Request, accession_id: str, body: ExternalReviewIn
) -> ExternalReviewOut:
    """Hand a concept in to the expert panel: a copy of goals, measures and state without notes and names."""
    accession, participation = _own(session, actor, accession_id)
    made = service.hand_in(session, accession, participation, body, _language(request))
    return reviews.show(session, actor, made)


def _own(session: Session, actor: Actor, accession_id: str) -> tuple[Accession, Participation]:
    accession = accession_queries.find(session, actor, accession_id)
    actor.require("programmes:write", accession.alliance_id)
    return accession, accessions.linked_with(session, accession)


def _language(request: Request) -> str:
    return negotiate(request.headers.get("accept-language"))
