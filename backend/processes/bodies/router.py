"""Endpoints: bodies of a process, and how groups are made up."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances.groups import queries as group_queries
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes import queries as process_queries
from backend.processes.bodies import queries, service
from backend.processes.bodies.schemas import ProcessBodyOut, ProcessBodyPatch, RepresentationOut
from backend.processes.models import ProcessBody

routes = Routes("processes")
READ, WRITE = "processes:read", service.WRITE
SORTS = {
    "position": ProcessBody.position,
    "created_at": ProcessBody.created_at,
    "updated_at": ProcessBody.updated_at,
}


@routes.get("/processes/{process_id}/bodies", READ)
def list_process_bodies(
    session: Session, actor: Actor, process_id: str, paging: Paging
) -> Page[ProcessBodyOut | Tombstone]:
    """List the bodies that the template calls for, which group each is, and who is missing in it."""
    process = process_queries.require(session, actor, process_id, READ)
    statement = queries.visible_to(actor).where(ProcessBody.process_id == process.id)
    records, following = slice_of(session, paging, statement, entity=ProcessBody, sorts=SORTS, default="position")
    # Gaps are seen against the whole of the process, not against one page of its bodies.
    shown = {one.id: one for one in service.show_all(session, actor, queries.of_process(session, process.id))}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in records], next=following)


@routes.get("/process-bodies/{body_id}", READ)
def read_process_body(session: Session, actor: Actor, body_id: str) -> ProcessBodyOut:
    """Read one body of a process."""
    return service.show(session, actor, queries.find(session, actor, body_id))


@routes.patch("/process-bodies/{body_id}", WRITE, problems=(RuleNotMet,))
def change_process_body(
    session: Session, actor: Actor, body_id: str, body: ProcessBodyPatch, if_match: IfMatch
) -> ProcessBodyOut:
    """Name the group that is this body, or set a new one up after the template."""
    found = queries.find(session, actor, body_id)
    process = process_queries.require(session, actor, found.process_id, WRITE)
    if_match.check(found)
    service.change(session, actor, process, found, body.changes())
    return service.show(session, actor, found)


@routes.get("/groups/{group_id}/representation", "processes:read")
def read_representation(session: Session, actor: Actor, group_id: str) -> RepresentationOut:
    """See whose interests are represented in a group, whose are missing, and who of the plenum could fill a gap."""
    group = group_queries.find(session, actor, group_id)
    actor.require("processes:read", group.alliance_id)
    return service.representation(session, group)
