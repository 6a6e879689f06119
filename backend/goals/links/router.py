"""Endpoints: cards that work on measures."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.problems import AlreadyExists
from backend.core.schemas import Page, Tombstone
from backend.goals import queries as goal_queries
from backend.goals import recording
from backend.goals.links import queries, service
from backend.goals.links.models import MeasureLink
from backend.goals.links.schemas import MeasureLinkIn, MeasureLinkOut

routes = Routes("goals")
SORTS = {"created_at": MeasureLink.created_at, "updated_at": MeasureLink.updated_at}


@routes.get("/measures/{measure_id}/measure-links", "goals:read")
def list_measure_links(
    session: Session, actor: Actor, measure_id: str, paging: Paging
) -> Page[MeasureLinkOut | Tombstone]:
    """List the cards that work on a measure."""
    measure = goal_queries.find_measure(session, actor, measure_id)
    statement = queries.visible_to(actor).where(MeasureLink.measure_id == measure.id)
    records, following = slice_of(session, paging, statement, entity=MeasureLink, sorts=SORTS, default="created_at")
    living = [record for record in records if record.deleted_at is None]
    shown = {one.id: one for one in service.show_all(session, actor, living)}
    items: list[MeasureLinkOut | Tombstone] = [
        shown[record.id] if record.deleted_at is None else Tombstone.model_validate(record) for record in records
    ]
    return Page[MeasureLinkOut | Tombstone](items=items, next=following)


@routes.post("/measures/{measure_id}/measure-links", "goals:write", problems=(AlreadyExists,))
def create_measure_link(session: Session, actor: Actor, measure_id: str, body: MeasureLinkIn) -> MeasureLinkOut:
    """Let a card work on a measure, or make one of it. The edition may be binding: the board is no part of its text."""
    measure = goal_queries.find_measure(session, actor, measure_id)
    actor.require("goals:write", measure.alliance_id)
    if body.action_item_id is None:
        made = service.create_card(session, actor, measure, body.group_id)
    else:
        made = service.link_key(session, actor, measure, body.action_item_id)
    return service.show_all(session, actor, [made])[0]


@routes.get("/measure-links/{link_id}", "goals:read")
def read_measure_link(session: Session, actor: Actor, link_id: str) -> MeasureLinkOut:
    """Read which card works on which measure."""
    return service.show_all(session, actor, [queries.find(session, actor, link_id)])[0]


@routes.delete("/measure-links/{link_id}", "goals:write")
def delete_measure_link(session: Session, actor: Actor, link_id: str, if_match: IfMatch) -> None:
    """Let a card no longer work on a measure; the card stays."""
    found = queries.find(session, actor, link_id)
    actor.require("goals:write", found.alliance_id)
    if_match.check(found)
    recording.remove(session, actor, found)
