"""Endpoints: concepts, their two versions and their publication."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.concepts import publication, queries, service
from backend.processes.concepts.models import Concept, ConceptState
from backend.processes.concepts.policy import ConceptPublished
from backend.processes.concepts.schemas import (
    ConceptIn,
    ConceptOut,
    ConceptPatch,
    ConceptText,
    Edition,
    PublicationCheck,
    PublicationIn,
)
from backend.processes.concepts.wording.editions import text_of

routes = Routes("concepts")
SORTS = {"title": Concept.title, "updated_at": Concept.updated_at, "created_at": Concept.created_at}
FROZEN = (ConceptPublished,)
PUBLISHING = (ConceptPublished, publication.ConceptNotReady, RuleNotMet)


@routes.get("/alliances/{alliance_id}/concepts", "processes:read")
def list_concepts(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    process_id: str | None = None,
    state: ConceptState | None = None,
    q: Annotated[str | None, Query(max_length=200, description="Words of the title")] = None,
) -> Page[ConceptOut | Tombstone]:
    """List the concepts of an alliance, the newest first."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:read")
    statement = queries.of_alliance(actor, alliance.id, process_id=process_id, state=state, q=q)
    found, following = slice_of(session, paging, statement, entity=Concept, sorts=SORTS, default="-created_at")
    shown = {one.id: one for one in service.show_all(session, actor, [one for one in found if not one.deleted_at])}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/alliances/{alliance_id}/concepts", "processes:write")
def create_concept(session: Session, actor: Actor, alliance_id: str, body: ConceptIn) -> ConceptOut:
    """Begin a concept."""
    alliance = alliance_queries.require(session, actor, alliance_id, "processes:write")
    values = {name: getattr(body, name) for name in ConceptIn.model_fields}
    return service.show(session, actor, service.create(session, actor, alliance.id, values))


@routes.get("/concepts/{concept_id}", "processes:read")
def read_concept(session: Session, actor: Actor, concept_id: str) -> ConceptOut:
    """Read one concept; its chapters are lists of their own."""
    return service.show(session, actor, queries.find(session, actor, concept_id))


@routes.patch("/concepts/{concept_id}", "processes:write", problems=FROZEN)
def change_concept(
    session: Session, actor: Actor, concept_id: str, body: ConceptPatch, if_match: IfMatch
) -> ConceptOut:
    """Change a concept: its lead editor, who is asked, in which order."""
    concept = queries.find(session, actor, concept_id)
    if_match.check(concept)
    service.change(session, actor, concept, body.changes())
    return service.show(session, actor, concept)


@routes.delete("/concepts/{concept_id}", "processes:write", problems=FROZEN)
def delete_concept(session: Session, actor: Actor, concept_id: str, if_match: IfMatch) -> None:
    """Remove a concept with its chapters."""
    concept = queries.find(session, actor, concept_id)
    if_match.check(concept)
    service.delete(session, actor, concept)


@routes.get("/concepts/{concept_id}/text", "processes:read")
def read_concept_text(session: Session, actor: Actor, concept_id: str, edition: Edition = Edition.full) -> ConceptText:
    """Read a version of the concept: the whole, or the executive summary out of its marked passages."""
    return text_of(session, queries.find(session, actor, concept_id), edition)


@routes.get("/concepts/{concept_id}/publication-check", "processes:read")
def check_publication(session: Session, actor: Actor, concept_id: str) -> PublicationCheck:
    """Find what stands before the publication: placeholders and gaps with chapter and line, open feedback."""
    concept = queries.find(session, actor, concept_id)
    found = publication.findings(session, concept)
    is_free = concept.state != ConceptState.published and not any(one.is_blocking for one in found)
    return PublicationCheck(can_publish=is_free, findings=found)


@routes.post("/concepts/{concept_id}/publication", "processes:write", status=200, problems=PUBLISHING)
def publish_concept(session: Session, actor: Actor, concept_id: str, body: PublicationIn) -> ConceptOut:
    """Publish the concept as it stands. Refused with each place while something has to be filled in."""
    concept = queries.find(session, actor, concept_id)
    publication.publish(session, actor, concept, body.published_on)
    return service.show(session, actor, concept)


@routes.delete("/concepts/{concept_id}/publication", "processes:write", problems=(publication.ConceptNotPublished,))
def withdraw_concept(session: Session, actor: Actor, concept_id: str, if_match: IfMatch) -> None:
    """Take the publication back, so that the concept can be worked on again."""
    concept = queries.find(session, actor, concept_id)
    if_match.check(concept)
    publication.withdraw(session, actor, concept)
