"""Endpoints: what is entered twice."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions.duplicates import service
from backend.actions.duplicates.schemas import DuplicateKind, Duplicates
from backend.alliances import queries as alliance_queries

routes = Routes("action items")


@routes.get("/alliances/{alliance_id}/duplicates", "action-items:read")
def find_duplicates(
    session: Session,
    actor: Actor,
    alliance_id: str,
    title: Annotated[str, Query(max_length=1000, description="What is about to be entered")] = "",
    kind: Annotated[DuplicateKind | None, Query(description="Only cards, or only ideas")] = None,
) -> Duplicates:
    """Find cards and ideas that are called much like a new one, so that nothing is entered twice."""
    alliance = alliance_queries.require(session, actor, alliance_id, "action-items:read")
    return Duplicates(candidates=service.find(session, actor, alliance.id, title, kind))
