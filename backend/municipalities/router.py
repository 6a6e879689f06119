"""Endpoints: municipalities."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.municipalities import queries, service
from backend.municipalities.models import Municipality
from backend.municipalities.schemas import MunicipalityIn, MunicipalityOut, MunicipalityPatch

routes = Routes("municipalities")
SORTS = {
    "name": Municipality.name,
    "updated_at": Municipality.updated_at,
    "created_at": Municipality.created_at,
}


@routes.get("/municipalities", "municipalities:read")
def list_municipalities(session: Session, actor: Actor, paging: Paging) -> Page[MunicipalityOut | Tombstone]:
    """List the municipalities of your alliances."""
    statement = queries.visible_to(actor)
    return paginate(
        session,
        paging,
        statement,
        entity=Municipality,
        sorts=SORTS,
        default="name",
        show=MunicipalityOut.model_validate,
    )


@routes.post("/municipalities", "municipalities:write")
def create_municipality(session: Session, actor: Actor, body: MunicipalityIn) -> MunicipalityOut:
    """Add a municipality."""
    return MunicipalityOut.model_validate(service.create(session, actor, body.model_dump()))


@routes.get("/municipalities/{municipality_id}", "municipalities:read")
def read_municipality(session: Session, actor: Actor, municipality_id: str) -> MunicipalityOut:
    """Read one municipality."""
    return MunicipalityOut.model_validate(queries.find(session, actor, municipality_id))


@routes.patch("/municipalities/{municipality_id}", "municipalities:write")
def change_municipality(
    session: Session, actor: Actor, municipality_id: str, body: MunicipalityPatch, if_match: IfMatch
) -> MunicipalityOut:
    """Change facts of a municipality."""
    municipality = queries.find(session, actor, municipality_id)
    if_match.check(municipality)
    service.change(session, actor, municipality, body.changes())
    return MunicipalityOut.model_validate(municipality)


@routes.delete("/municipalities/{municipality_id}", "municipalities:write")
def delete_municipality(session: Session, actor: Actor, municipality_id: str, if_match: IfMatch) -> None:
    """Remove a municipality."""
    municipality = queries.find(session, actor, municipality_id)
    if_match.check(municipality)
    service.delete(session, actor, municipality)
