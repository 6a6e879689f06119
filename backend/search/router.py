"""Endpoints: search in an alliance, and in all of one's alliances."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.pagination import Paging
from backend.core.schemas import Page
from backend.search import service
from backend.search.models import EntryType
from backend.search.schemas import EntryOut

routes = Routes("search")
Question = Annotated[
    str,
    Query(
        max_length=200,
        description="Words that all occur, in whatever order and form, also within compounds; or a number",
        examples=["betreuung"],
    ),
]
Type = Annotated[EntryType | None, Query(description="Only this kind of record")]


@routes.get("/alliances/{alliance_id}/search", "search:read")
def search_alliance(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, q: Question = "", type: Type = None
) -> Page[EntryOut]:
    """Search everything that one may see in an alliance.

    Best first: what is called by this number, then where the words stand in the title, as whole words, at the
    beginning of words, within them. What was just written is found about a second later.
    """
    alliance = alliance_queries.require(session, actor, alliance_id, "search:read", invited=True)
    return service.search(session, actor, paging, q, alliance_id=alliance.id, type=type)


@routes.get("/search", "search:read")
def search(session: Session, actor: Actor, paging: Paging, q: Question = "", type: Type = None) -> Page[EntryOut]:
    """Search everything that one may see, in all one's alliances."""
    return service.search(session, actor, paging, q, type=type)
