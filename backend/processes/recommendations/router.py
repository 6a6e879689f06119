"""Endpoints: recommendation papers and their way to the council."""

from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.language import negotiate
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.meetings.decisions import policy as decision_policy
from backend.processes import queries as process_queries
from backend.processes.models import Process
from backend.processes.recommendations import course, problems, queries, service
from backend.processes.recommendations.models import RecommendationPaper, RecommendationPaperState
from backend.processes.recommendations.schemas import (
    AdoptionIn,
    ConceptHandoverIn,
    CouncilHandoverIn,
    RecommendationPaperIn,
    RecommendationPaperOut,
    RecommendationPaperPatch,
    SubmissionIn,
)

routes = Routes("recommendations")
SORTS = {
    "created_at": RecommendationPaper.created_at,
    "updated_at": RecommendationPaper.updated_at,
    "title": RecommendationPaper.title,
}
ADOPTION = (
    problems.PaperIsFrozen,
    problems.PaperNotInPlenum,
    problems.PaperIsEmpty,
    problems.OnlyTheBodyAdopts,
    problems.AmendmentsUndecided,
    problems.ObjectionStands,
    RuleNotMet,
    decision_policy.NotCompetent,
    decision_policy.NobodyCompetent,
)
States = Annotated[RecommendationPaperState | None, Query(description="Only those in this state")]


@routes.get("/processes/{process_id}/recommendation-papers", "processes:read")
def list_recommendation_papers(
    session: Session, actor: Actor, process_id: str, paging: Paging, state: States = None
) -> Page[RecommendationPaperOut | Tombstone]:
    """List the recommendation papers of a process."""
    process = process_queries.require(session, actor, process_id, "processes:read")
    statement = queries.visible_to(actor).where(RecommendationPaper.process_id == process.id)
    if state is not None:
        statement = statement.where(RecommendationPaper.state == state)
    found, following = slice_of(
        session, paging, statement, entity=RecommendationPaper, sorts=SORTS, default="created_at"
    )
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/processes/{process_id}/recommendation-papers", "processes:write")
def create_recommendation_paper(
    session: Session, actor: Actor, process_id: str, body: RecommendationPaperIn
) -> RecommendationPaperOut:
    """Begin a recommendation paper."""
    process = process_queries.require(session, actor, process_id, "processes:write")
    return service.show(session, actor, service.create(session, actor, process, body.model_dump()))


@routes.get("/recommendation-papers/{paper_id}", "processes:read")
def read_recommendation_paper(session: Session, actor: Actor, paper_id: str) -> RecommendationPaperOut:
    """Read one recommendation paper."""
    paper = queries.find(session, actor, paper_id)
    actor.require("processes:read", paper.alliance_id)
    return service.show(session, actor, paper)


@routes.patch("/recommendation-papers/{paper_id}", "processes:write", problems=(problems.PaperIsFrozen,))
def change_recommendation_paper(
    session: Session, actor: Actor, paper_id: str, body: RecommendationPaperPatch, if_match: IfMatch
) -> RecommendationPaperOut:
    """Change title, introduction or the body that adopts, as long as the paper is not adopted."""
    paper = queries.find(session, actor, paper_id)
    if_match.check(paper)
    service.change(session, actor, paper, body.changes())
    return service.show(session, actor, paper)


@routes.delete("/recommendation-papers/{paper_id}", "processes:write", problems=(problems.PaperIsFrozen,))
def delete_recommendation_paper(session: Session, actor: Actor, paper_id: str, if_match: IfMatch) -> None:
    """Remove a paper that was not adopted; it waits in the trash."""
    paper = queries.find(session, actor, paper_id)
    if_match.check(paper)
    service.delete(session, actor, paper)


@routes.post(
    "/recommendation-papers/{paper_id}/submission",
    "processes:write",
    status=200,
    problems=(problems.PaperIsFrozen, problems.PaperIsEmpty, problems.TextIsInPlenum),
)
def submit_recommendation_paper(
    session: Session, actor: Actor, paper_id: str, body: SubmissionIn
) -> RecommendationPaperOut:
    """Bring the paper before the plenum, as an edition. From then on its words change by amendments only."""
    paper = queries.find(session, actor, paper_id)
    course.submit(session, actor, paper, body.meeting_id)
    return service.show(session, actor, paper)


@routes.post(
    "/recommendation-papers/{paper_id}/return",
    "processes:write",
    status=200,
    problems=(problems.PaperIsFrozen, problems.PaperNotInPlenum),
)
def return_recommendation_paper(session: Session, actor: Actor, paper_id: str) -> RecommendationPaperOut:
    """Take the paper back from the plenum, to draft on."""
    paper = queries.find(session, actor, paper_id)
    course.take_back(session, actor, paper)
    return service.show(session, actor, paper)


@routes.post("/recommendation-papers/{paper_id}/adoption", "processes:write", status=200, problems=ADOPTION)
def adopt_recommendation_paper(
    session: Session, actor: Actor, request: Request, paper_id: str, body: AdoptionIn
) -> RecommendationPaperOut:
    """Adopt the paper by a decision of the body that may; by consensus only without a standing objection."""
    paper = queries.find(session, actor, paper_id)
    process = session.get_one(Process, paper.process_id)
    course.adopt(session, actor, process, paper, body, negotiate(request.headers.get("accept-language")))
    return service.show(session, actor, paper)


@routes.post(
    "/recommendation-papers/{paper_id}/handover",
    "processes:write",
    status=200,
    problems=(problems.PaperNotAdopted, problems.PaperHandedOver, RuleNotMet),
)
def hand_over_recommendation_paper(
    session: Session, actor: Actor, paper_id: str, body: CouncilHandoverIn
) -> RecommendationPaperOut:
    """Hand the adopted paper over to the council; from then on every recommendation has a fate."""
    paper = queries.find(session, actor, paper_id)
    course.hand_over(session, actor, paper, body)
    return service.show(session, actor, paper)


@routes.post(
    "/recommendation-papers/{paper_id}/concept-handover",
    "processes:write",
    status=200,
    problems=(problems.PaperNotAdopted,),
)
def hand_recommendation_paper_to_concept(
    session: Session, actor: Actor, paper_id: str, body: ConceptHandoverIn
) -> RecommendationPaperOut:
    """Note that the results went into the parent concept."""
    paper = queries.find(session, actor, paper_id)
    course.hand_to_concept(session, actor, paper, body)
    return service.show(session, actor, paper)
