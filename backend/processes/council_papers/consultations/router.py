"""Endpoints: consultations. The way of a paper is part of what the paper itself shows."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.goals.agreements.editions import MeasuresWithoutLineage, ProposalsStillOpen
from backend.meetings.decisions.policy import NobodyCompetent, NotCompetent
from backend.processes.council_papers import queries
from backend.processes.council_papers.consultations import service
from backend.processes.council_papers.consultations.schemas import (
    ConsultationIn,
    ConsultationOut,
    ConsultationPatch,
    ResultIn,
)
from backend.processes.council_papers.models import Consultation, CouncilPaper
from backend.processes.council_papers.policy import WRITE
from backend.processes.council_papers.problems import ResolutionTextMissing, ResultRecorded

routes = Routes("council papers")
SORTS = {"position": Consultation.position, "updated_at": Consultation.updated_at}


@routes.get("/council-papers/{paper_id}/consultations", "processes:read")
def list_consultations(
    session: Session, actor: Actor, paper_id: str, paging: Paging
) -> Page[ConsultationOut | Tombstone]:
    """List the bodies that a council paper passes, in their order."""
    paper = queries.find(session, actor, paper_id)
    statement = queries.consultations_visible_to(actor).where(Consultation.council_paper_id == paper.id)
    found, following = slice_of(session, paging, statement, entity=Consultation, sorts=SORTS, default="position")
    sequence = queries.sequences(session, [paper.id])[paper.id]
    shown = {one.id: one for one in service.show_all(sequence)}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/council-papers/{paper_id}/consultations", WRITE)
def create_consultation(session: Session, actor: Actor, paper_id: str, body: ConsultationIn) -> ConsultationOut:
    """Plan a body that the paper passes."""
    paper = queries.find(session, actor, paper_id)
    actor.require(WRITE, paper.alliance_id)
    return service.show(session, service.create(session, actor, paper, body.model_dump()))


@routes.get("/consultations/{consultation_id}", "processes:read")
def read_consultation(session: Session, actor: Actor, consultation_id: str) -> ConsultationOut:
    """Read one consultation."""
    return service.show(session, queries.find_consultation(session, actor, consultation_id))


@routes.patch("/consultations/{consultation_id}", WRITE, problems=(ResultRecorded,))
def change_consultation(
    session: Session, actor: Actor, consultation_id: str, body: ConsultationPatch, if_match: IfMatch
) -> ConsultationOut:
    """Change what is planned: competence, day, place in the sequence."""
    consultation, paper = _writable(session, actor, consultation_id)
    if_match.check(consultation)
    service.change(session, actor, paper, consultation, body.changes())
    return service.show(session, consultation)


@routes.delete("/consultations/{consultation_id}", WRITE, problems=(ResultRecorded,))
def delete_consultation(session: Session, actor: Actor, consultation_id: str, if_match: IfMatch) -> None:
    """Take a body out of the sequence."""
    consultation, _ = _writable(session, actor, consultation_id)
    if_match.check(consultation)
    service.delete(session, actor, consultation)


@routes.put(
    "/consultations/{consultation_id}/result",
    WRITE,
    problems=(
        ResultRecorded,
        ResolutionTextMissing,
        RuleNotMet,
        NotCompetent,
        NobodyCompetent,
        ProposalsStillOpen,
        MeasuresWithoutLineage,
    ),
)
def set_consultation_result(
    session: Session, actor: Actor, consultation_id: str, body: ResultIn, if_match: IfMatch
) -> ConsultationOut:
    """Record what came of a consultation. Where the body decides, its decision is recorded and takes effect.

    An agreement becomes binding when a group of the kind `council` decides and adopts; of another body the decision is
    recorded, and the agreement stays a draft. `decision_id` names the decision.
    """
    consultation, paper = _writable(session, actor, consultation_id)
    if_match.check(consultation)
    service.record_result(session, actor, paper, consultation, body)
    return service.show(session, consultation)


def _writable(session: Session, actor: Actor, consultation_id: str) -> tuple[Consultation, CouncilPaper]:
    consultation = queries.find_consultation(session, actor, consultation_id)
    actor.require(WRITE, consultation.alliance_id)
    return consultation, queries.find(session, actor, consultation.council_paper_id)
