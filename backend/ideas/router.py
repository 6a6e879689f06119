"""Endpoints: ideas. Adoption is an endpoint of action items, which know ideas and not the other way round."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.ideas import queries, service
from backend.ideas.models import Idea, IdeaState
from backend.ideas.schemas import IdeaIn, IdeaOut, IdeaPatch

routes = Routes("ideas")
SORTS = {"position": Idea.position, "updated_at": Idea.updated_at, "created_at": Idea.created_at}


@routes.get("/alliances/{alliance_id}/ideas", "ideas:read")
def list_ideas(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    cluster: Annotated[str | None, Query(max_length=200)] = None,
    state: IdeaState | None = None,
) -> Page[IdeaOut | Tombstone]:
    """List the ideas of an alliance, in their order."""
    alliance = alliance_queries.require(session, actor, alliance_id, "ideas:read")
    statement = queries.visible_to(actor).where(Idea.alliance_id == alliance.id)
    if cluster is not None:
        statement = statement.where(Idea.cluster == cluster)
    if state is not None:
        statement = statement.where(Idea.state == state)
    return paginate(
        session,
        paging,
        statement,
        entity=Idea,
        sorts=SORTS,
        default="position",
        show=lambda idea: service.show(actor, idea),
    )


@routes.post("/alliances/{alliance_id}/ideas", "ideas:write")
def create_idea(session: Session, actor: Actor, alliance_id: str, body: IdeaIn) -> IdeaOut:
    """Write an idea down."""
    alliance = alliance_queries.require(session, actor, alliance_id, "ideas:write")
    return service.show(actor, service.create(session, actor, alliance.id, body.model_dump()))


@routes.get("/ideas/{idea_id}", "ideas:read")
def read_idea(session: Session, actor: Actor, idea_id: str) -> IdeaOut:
    """Read one idea."""
    return service.show(actor, queries.find(session, actor, idea_id))


@routes.patch("/ideas/{idea_id}", "ideas:write")
def change_idea(session: Session, actor: Actor, idea_id: str, body: IdeaPatch, if_match: IfMatch) -> IdeaOut:
    """Change an idea."""
    idea = queries.find(session, actor, idea_id)
    if_match.check(idea)
    service.change(session, actor, idea, body.changes())
    return service.show(actor, idea)


@routes.delete("/ideas/{idea_id}", "ideas:write")
def delete_idea(session: Session, actor: Actor, idea_id: str, if_match: IfMatch) -> None:
    """Remove an idea."""
    idea = queries.find(session, actor, idea_id)
    if_match.check(idea)
    service.delete(session, actor, idea)
