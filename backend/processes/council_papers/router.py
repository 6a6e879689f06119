"""Endpoints: council papers."""

from typing import Annotated

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.council_papers import queries, service
from backend.processes.council_papers.models import CouncilPaper, CouncilPaperKind
from backend.processes.council_papers.policy import WRITE
from backend.processes.council_papers.problems import PaperDecided, PaperInUse
from backend.processes.council_papers.schemas import CouncilPaperIn, CouncilPaperOut, CouncilPaperPatch

routes = Routes("council papers")
SORTS = {
    "created_at": CouncilPaper.created_at,
    "dated_on": CouncilPaper.dated_on,
    "updated_at": CouncilPaper.updated_at,
}


@routes.get("/alliances/{alliance_id}/council-papers", "processes:read")
def list_council_papers(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    kind: CouncilPaperKind | None = None,
    process_id: str | None = None,
    agreement_id: str | None = None,
    report_id: str | None = None,
    recommendation_paper_id: str | None = None,
    concept_id: str | None = None,
    q: Annotated[str | None, Query(max_length=200, description="Words of title or number")] = None,
) -> Page[CouncilPaperOut | Tombstone]:
    """List the council papers of an alliance, the newest first."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:read")
    statement = queries.of_alliance(
        actor,
        alliance.id,
        q,
        kind=kind,
        process_id=process_id,
        agreement_id=agreement_id,
        report_id=report_id,
        recommendation_paper_id=recommendation_paper_id,
        concept_id=concept_id,
    )
    found, following = slice_of(session, paging, statement, entity=CouncilPaper, sorts=SORTS, default="-created_at")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/alliances/{alliance_id}/council-papers", WRITE)
def create_council_paper(
    session: Session, actor: Actor, request: Request, alliance_id: str, body: CouncilPaperIn
) -> CouncilPaperOut:
    """Write a council paper. Title, facts and text come from its source, unless they are given; then edit them."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    values = {name: getattr(body, name) for name in CouncilPaperIn.model_fields}
    language = negotiate(request.headers.get("accept-language"))
    return service.show(session, actor, service.create(session, actor, alliance.id, values, language))


@routes.get("/council-papers/{paper_id}", "processes:read")
def read_council_paper(session: Session, actor: Actor, paper_id: str) -> CouncilPaperOut:
    """Read one council paper with its consultation sequence."""
    return service.show(session, actor, queries.find(session, actor, paper_id))


@routes.patch("/council-papers/{paper_id}", WRITE, problems=(PaperDecided,))
def change_council_paper(
    session: Session, actor: Actor, paper_id: str, body: CouncilPaperPatch, if_match: IfMatch
) -> CouncilPaperOut:
    """Change a council paper. Once a body has decided, its words stay."""
    paper = queries.find(session, actor, paper_id)
    actor.require(WRITE, paper.alliance_id)
    if_match.check(paper)
    service.change(session, actor, paper, body.changes())
    return service.show(session, actor, paper)


@routes.delete("/council-papers/{paper_id}", WRITE, problems=(PaperInUse,))
def delete_council_paper(session: Session, actor: Actor, paper_id: str, if_match: IfMatch) -> None:
    """Remove a council paper about which nobody has decided."""
    paper = queries.find(session, actor, paper_id)
    actor.require(WRITE, paper.alliance_id)
    if_match.check(paper)
    service.delete(session, actor, paper)
