"""Endpoint: the public version of an alliance."""

from typing import Annotated, Literal

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.language import negotiate
from backend.publishing import service
from backend.publishing.schemas import Publication

routes = Routes("publications")


@routes.get("/alliances/{alliance_id}/publication", "publications:read")
def read_publication(
    session: Session,
    actor: Actor,
    request: Request,
    alliance_id: str,
    format: Annotated[Literal["json"], Query(description="Of the file")] = "json",
    preview: Annotated[bool, Query(description="Also cards that are not public yet")] = False,
) -> Publication:
    """The cards for everybody: organisations and groups by name, persons only by their number."""
    alliance = alliance_queries.require(session, actor, alliance_id, "publications:read")
    return service.publication(session, alliance, negotiate(request.headers.get("accept-language")), preview=preview)
