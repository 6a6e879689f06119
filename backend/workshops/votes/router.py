"""Endpoints: dot votes. Phones give their dots through `pages/`."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.language import negotiate
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.workshops import queries as workshop_queries
from backend.workshops.models import DotVote
from backend.workshops.votes import queries, service
from backend.workshops.votes.schemas import DotVoteIn, DotVoteOut, DotVotePatch, DotVoteResult

routes = Routes("workshops")
SORTS = {"created_at": DotVote.created_at, "updated_at": DotVote.updated_at}


@routes.get("/workshops/{workshop_id}/dot-votes", "workshops:read")
def list_dot_votes(session: Session, actor: Actor, workshop_id: str, paging: Paging) -> Page[DotVoteOut | Tombstone]:
    """List the dot votes of a workshop, oldest first."""
    workshop = workshop_queries.find(session, actor, workshop_id)
    statement = queries.visible_to(actor).where(DotVote.workshop_id == workshop.id)
    found, following = slice_of(session, paging, statement, entity=DotVote, sorts=SORTS, default="created_at")
    living = service.show_all(session, actor, [one for one in found if not one.deleted_at])
    shown = {one.id: one for one in living}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/workshops/{workshop_id}/dot-votes", "workshops:write")
def create_dot_vote(session: Session, actor: Actor, workshop_id: str, body: DotVoteIn) -> DotVoteOut:
    """Prepare a dot vote about the cards or clusters of a phase, with its rule."""
    workshop = workshop_queries.find(session, actor, workshop_id)
    return service.show(session, actor, service.create(session, actor, workshop, body.model_dump()))


@routes.get("/dot-votes/{vote_id}", "workshops:read")
def read_dot_vote(session: Session, actor: Actor, vote_id: str) -> DotVoteOut:
    """Read one dot vote."""
    return service.show(session, actor, queries.find(session, actor, vote_id))


@routes.patch("/dot-votes/{vote_id}", "workshops:write", problems=(service.RuleIsSet,))
def change_dot_vote(session: Session, actor: Actor, vote_id: str, body: DotVotePatch, if_match: IfMatch) -> DotVoteOut:
    """Change, open or close a dot vote. Opening one closes the other."""
    vote = queries.find(session, actor, vote_id)
    if_match.check(vote)
    service.change(session, actor, vote, body.changes())
    return service.show(session, actor, vote)


@routes.delete("/dot-votes/{vote_id}", "workshops:write")
def delete_dot_vote(session: Session, actor: Actor, vote_id: str, if_match: IfMatch) -> None:
    """Remove a dot vote with its dots."""
    vote = queries.find(session, actor, vote_id)
    if_match.check(vote)
    service.delete(session, actor, vote)


@routes.get("/dot-votes/{vote_id}/result", "workshops:read")
def read_dot_vote_result(session: Session, actor: Actor, request: Request, vote_id: str) -> DotVoteResult:
    """Read what came out of a closed vote: in order, with counts or without, as the vote says."""
    language = negotiate(request.headers.get("accept-language"))
    return service.result(session, queries.find(session, actor, vote_id), language)
