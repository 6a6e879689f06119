"""Endpoints: lineage of measures."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.goals import queries as goal_queries
from backend.goals.lineage import queries, service
from backend.goals.lineage.models import LineageEntry
from backend.goals.lineage.schemas import LineageEntryIn, LineageEntryOut, MeasureLineage
from backend.goals.policy import AgreementFrozen

routes = Routes("goals")
SORTS = {"created_at": LineageEntry.created_at, "updated_at": LineageEntry.updated_at}


@routes.get("/agreements/{agreement_id}/lineage-entries", "goals:read")
def list_lineage_entries(
    session: Session, actor: Actor, agreement_id: str, paging: Paging
) -> Page[LineageEntryOut | Tombstone]:
    """List what became of the measures of the edition before this one."""
    agreement = goal_queries.find_agreement(session, actor, agreement_id)
    return paginate(
        session,
        paging,
        queries.visible_to(actor).where(LineageEntry.agreement_id == agreement.id),
        entity=LineageEntry,
        sorts=SORTS,
        default="created_at",
        show=lambda entry: service.show(session, actor, entry, agreement),
    )


@routes.post("/agreements/{agreement_id}/lineage-entries", "goals:write", problems=(AgreementFrozen,))
def create_lineage_entry(session: Session, actor: Actor, agreement_id: str, body: LineageEntryIn) -> LineageEntryOut:
    """Say what became of a measure of the edition before."""
    agreement = goal_queries.find_agreement(session, actor, agreement_id)
    actor.require("goals:write", agreement.alliance_id)
    return service.show(session, actor, service.create(session, actor, agreement, body.model_dump()), agreement)


@routes.get("/lineage-entries/{entry_id}", "goals:read")
def read_lineage_entry(session: Session, actor: Actor, entry_id: str) -> LineageEntryOut:
    """Read what became of a measure."""
    return service.show(session, actor, queries.find(session, actor, entry_id))


@routes.delete("/lineage-entries/{entry_id}", "goals:write", problems=(AgreementFrozen,))
def delete_lineage_entry(session: Session, actor: Actor, entry_id: str, if_match: IfMatch) -> None:
    """Take back what was said to have become of a measure, while the edition is a draft."""
    entry = queries.find(session, actor, entry_id)
    actor.require("goals:write", entry.alliance_id)
    if_match.check(entry)
    service.delete(session, actor, entry)


@routes.get("/measures/{measure_id}/lineage", "goals:read")
def read_measure_lineage(session: Session, actor: Actor, measure_id: str) -> MeasureLineage:
    """Read where a measure comes from and what became of it."""
    return service.of_measure(session, goal_queries.find_measure(session, actor, measure_id))
