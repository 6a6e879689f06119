"""Endpoints: alliances."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries, service
from backend.alliances.models import Alliance
from backend.alliances.schemas import AllianceIn, AllianceOut, AlliancePatch
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.problems import NotFound, invalid
from backend.core.schemas import Page, Tombstone
from backend.municipalities import queries as municipality_queries

routes = Routes("alliances")
SORTS = {"name": Alliance.name, "updated_at": Alliance.updated_at, "created_at": Alliance.created_at}


@routes.get("/alliances", "alliances:read")
def list_alliances(
    session: Session, actor: Actor, paging: Paging, municipality_id: str | None = None
) -> Page[AllianceOut | Tombstone]:
    """List the alliances you take part in."""
    statement = queries.visible_to(actor)
    if municipality_id:
        statement = statement.where(Alliance.municipality_id == municipality_id)
    return paginate(
        session, paging, statement, entity=Alliance, sorts=SORTS, default="name", show=lambda a: service.show(actor, a)
    )


@routes.post("/alliances", "municipalities:write")
def create_alliance(session: Session, actor: Actor, body: AllianceIn) -> AllianceOut:
    """Found an alliance in a municipality."""
    try:
        municipality_queries.find(session, actor, body.municipality_id)
    except NotFound as unknown:
        raise invalid("#/municipality_id", "unknown_reference") from unknown
    return service.show(actor, service.create(session, actor, body.model_dump()))


@routes.get("/alliances/{alliance_id}", "alliances:read")
def read_alliance(session: Session, actor: Actor, alliance_id: str) -> AllianceOut:
    """Read one alliance."""
    return service.show(actor, queries.require(session, actor, alliance_id, "alliances:read", invited=True))


@routes.patch("/alliances/{alliance_id}", "alliances:write")
def change_alliance(
    session: Session, actor: Actor, alliance_id: str, body: AlliancePatch, if_match: IfMatch
) -> AllianceOut:
    """Change facts or settings of an alliance."""
    alliance = queries.require(session, actor, alliance_id, "alliances:write")
    if_match.check(alliance)
    service.change(session, actor, alliance, body.changes())
    return service.show(actor, alliance)


@routes.delete("/alliances/{alliance_id}", "municipalities:write")
def delete_alliance(session: Session, actor: Actor, alliance_id: str, if_match: IfMatch) -> None:
    """Remove an alliance; its records stay in the database, invisible."""
    alliance = queries.require(session, actor, alliance_id, "municipalities:write")
    if_match.check(alliance)
    service.delete(session, actor, alliance)
