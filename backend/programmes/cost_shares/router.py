"""Endpoints: cost shares."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.programmes import policy
from backend.programmes import queries as programme_queries
from backend.programmes.cost_shares import queries, service
from backend.programmes.cost_shares.models import CostShare
from backend.programmes.cost_shares.schemas import CostShareIn, CostShareOut, CostSharePatch

routes = Routes("programmes")
SORTS = {"created_at": CostShare.created_at, "updated_at": CostShare.updated_at, "service": CostShare.service}


@routes.get("/participations/{participation_id}/cost-shares", "programmes:read")
def list_cost_shares(
    session: Session, actor: Actor, participation_id: str, paging: Paging
) -> Page[CostShareOut | Tombstone]:
    """List what a municipality pays: for the office, and for the municipality itself."""
    participation = programme_queries.find_participation(session, actor, participation_id)
    return paginate(
        session,
        paging,
        queries.visible_to(actor).where(CostShare.participation_id == participation.id),
        entity=CostShare,
        sorts=SORTS,
        default="created_at",
        show=lambda share: service.show(actor, share),
    )


@routes.post("/participations/{participation_id}/cost-shares", "programmes:write", problems=(service.NotForFree,))
def create_cost_share(session: Session, actor: Actor, participation_id: str, body: CostShareIn) -> CostShareOut:
    """Record what a municipality pays: something for external process guidance, 0 for everything else."""
    participation = policy.participation_of_office(session, actor, participation_id, "programmes:write")
    return service.show(actor, service.create(session, actor, participation, body.model_dump()))


@routes.get("/cost-shares/{share_id}", "programmes:read")
def read_cost_share(session: Session, actor: Actor, share_id: str) -> CostShareOut:
    """Read one cost share."""
    return service.show(actor, queries.find(session, actor, share_id))


@routes.patch("/cost-shares/{share_id}", "programmes:write", problems=(service.NotForFree,))
def change_cost_share(
    session: Session, actor: Actor, share_id: str, body: CostSharePatch, if_match: IfMatch
) -> CostShareOut:
    """Change what a municipality pays."""
    share = queries.find(session, actor, share_id)
    actor.require("programmes:write", share.alliance_id)
    if_match.check(share)
    service.change(session, actor, share, body.changes())
    return service.show(actor, share)
