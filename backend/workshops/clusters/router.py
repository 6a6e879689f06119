"""Endpoints: clusters."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.workshops import queries as workshop_queries
from backend.workshops.clusters import queries, service
from backend.workshops.clusters.schemas import MergerIn, WorkshopClusterIn, WorkshopClusterOut, WorkshopClusterPatch
from backend.workshops.models import WorkshopCluster

routes = Routes("workshops")
SORTS = {
    "position": WorkshopCluster.position,
    "created_at": WorkshopCluster.created_at,
    "updated_at": WorkshopCluster.updated_at,
}


@routes.get("/workshops/{workshop_id}/workshop-clusters", "workshops:read")
def list_workshop_clusters(
    session: Session, actor: Actor, workshop_id: str, paging: Paging
) -> Page[WorkshopClusterOut | Tombstone]:
    """List the clusters of a workshop, in their order."""
    workshop = workshop_queries.find(session, actor, workshop_id)
    statement = queries.visible_to(actor).where(WorkshopCluster.workshop_id == workshop.id)
    found, following = slice_of(session, paging, statement, entity=WorkshopCluster, sorts=SORTS, default="position")
    living = service.show_all(session, actor, [one for one in found if not one.deleted_at])
    shown = {one.id: one for one in living}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/workshops/{workshop_id}/workshop-clusters", "workshops:write")
def create_workshop_cluster(
    session: Session, actor: Actor, workshop_id: str, body: WorkshopClusterIn
) -> WorkshopClusterOut:
    """Begin a cluster, with cards in it or without."""
    workshop = workshop_queries.find(session, actor, workshop_id)
    return service.show(session, actor, service.create(session, actor, workshop, body.model_dump()))


@routes.get("/workshop-clusters/{cluster_id}", "workshops:read")
def read_workshop_cluster(session: Session, actor: Actor, cluster_id: str) -> WorkshopClusterOut:
    """Read one cluster."""
    return service.show(session, actor, queries.find(session, actor, cluster_id))


@routes.patch("/workshop-clusters/{cluster_id}", "workshops:write")
def change_workshop_cluster(
    session: Session, actor: Actor, cluster_id: str, body: WorkshopClusterPatch, if_match: IfMatch
) -> WorkshopClusterOut:
    """Rename or move a cluster."""
    cluster = queries.find(session, actor, cluster_id)
    if_match.check(cluster)
    service.change(session, actor, cluster, body.changes())
    return service.show(session, actor, cluster)


@routes.post("/workshop-clusters/{cluster_id}/merger", "workshops:write", status=200)
def merge_workshop_cluster(session: Session, actor: Actor, cluster_id: str, body: MergerIn) -> WorkshopClusterOut:
    """Merge a cluster into another one of the same phase, which is answered."""
    cluster = queries.find(session, actor, cluster_id)
    into = queries.find(session, actor, body.into_id)
    service.merge(session, actor, cluster, into)
    return service.show(session, actor, into)


@routes.delete("/workshop-clusters/{cluster_id}", "workshops:write")
def delete_workshop_cluster(session: Session, actor: Actor, cluster_id: str, if_match: IfMatch) -> None:
    """Take a cluster apart; its cards stay on the wall."""
    cluster = queries.find(session, actor, cluster_id)
    if_match.check(cluster)
    service.delete(session, actor, cluster)
