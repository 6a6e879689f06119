"""Endpoints: a municipality's own side of programmes."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.programmes.accessions import queries, service
from backend.programmes.accessions.models import Accession
from backend.programmes.accessions.schemas import AccessionIn, AccessionOut, AccessionPatch

routes = Routes("programmes")
SORTS = {
    "joined_on": Accession.joined_on,
    "updated_at": Accession.updated_at,
    "created_at": Accession.created_at,
}


@routes.get("/alliances/{alliance_id}/accessions", "programmes:read")
def list_accessions(session: Session, actor: Actor, alliance_id: str, paging: Paging) -> Page[AccessionOut | Tombstone]:
    """List the programmes that an alliance takes part in."""
    alliance = alliance_queries.require(session, actor, alliance_id, "programmes:read")
    statement = queries.visible_to(actor).where(Accession.alliance_id == alliance.id)
    rows, following = slice_of(session, paging, statement, entity=Accession, sorts=SORTS, default="joined_on")
    return Page[AccessionOut | Tombstone](items=service.shown(session, actor, rows), next=following)


@routes.post("/alliances/{alliance_id}/accessions", "programmes:write", problems=(service.AlreadyTakingPart,))
def create_accession(session: Session, actor: Actor, alliance_id: str, body: AccessionIn) -> AccessionOut:
    """Join a programme with the code that its office has given."""
    alliance = alliance_queries.require(session, actor, alliance_id, "programmes:write")
    return service.show(session, actor, service.join(session, actor, alliance.id, body.code, body.shares))


@routes.get("/accessions/{accession_id}", "programmes:read")
def read_accession(session: Session, actor: Actor, accession_id: str) -> AccessionOut:
    """Read how the alliance takes part in a programme."""
    return service.show(session, actor, queries.find(session, actor, accession_id))


@routes.patch("/accessions/{accession_id}", "programmes:write", problems=(service.LinkEnded,))
def change_accession(
    session: Session, actor: Actor, accession_id: str, body: AccessionPatch, if_match: IfMatch
) -> AccessionOut:
    """Report one's own state, say what is shared, or leave."""
    accession = queries.find(session, actor, accession_id)
    if_match.check(accession)
    actor.require("programmes:write", accession.alliance_id)
    service.change(session, actor, accession, body.model_dump(exclude_unset=True))
    return service.show(session, actor, accession)
