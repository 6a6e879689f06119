"""Endpoints: chapters."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Page, Tombstone
from backend.processes.concepts import queries as concept_queries
from backend.processes.concepts.chapters import queries, service
from backend.processes.concepts.chapters.schemas import (
    AuthorshipIn,
    ChapterIn,
    ChapterOut,
    ChapterPatch,
    ChapterPlace,
)
from backend.processes.concepts.models import AuthorState, Chapter
from backend.processes.concepts.policy import ConceptPublished

routes = Routes("concepts")
SORTS = {"position": Chapter.position, "updated_at": Chapter.updated_at, "created_at": Chapter.created_at}
FROZEN = (ConceptPublished,)


@routes.get("/concepts/{concept_id}/chapters", "processes:read")
def list_chapters(session: Session, actor: Actor, concept_id: str, paging: Paging) -> Page[ChapterOut | Tombstone]:
    """List the chapters of a concept. `number` and `level` say where each stands in the outline."""
    concept = concept_queries.find(session, actor, concept_id)
    statement = queries.listed(actor, concept.id)
    found, following = slice_of(session, paging, statement, entity=Chapter, sorts=SORTS, default="position")
    living = [one for one in found if not one.deleted_at]
    shown = {one.id: one for one in service.show_all(session, actor, concept, living)}
    return Page(items=[shown.get(one.id) or Tombstone.model_validate(one) for one in found], next=following)


@routes.post("/concepts/{concept_id}/chapters", "material:write", problems=FROZEN)
def create_chapter(session: Session, actor: Actor, concept_id: str, body: ChapterIn) -> ChapterOut:
    """Begin a chapter."""
    concept = concept_queries.find(session, actor, concept_id)
    values = {name: getattr(body, name) for name in ChapterIn.model_fields}
    return service.show(session, actor, service.create(session, actor, concept, values))


@routes.get("/chapters/{chapter_id}", "processes:read")
def read_chapter(session: Session, actor: Actor, chapter_id: str) -> ChapterOut:
    """Read one chapter."""
    return service.show(session, actor, queries.find(session, actor, chapter_id))


@routes.patch("/chapters/{chapter_id}", "material:write", problems=FROZEN)
def change_chapter(
    session: Session, actor: Actor, chapter_id: str, body: ChapterPatch, if_match: IfMatch
) -> ChapterOut:
    """Write a chapter, or change who writes it until when."""
    chapter = queries.find(session, actor, chapter_id)
    if_match.check(chapter)
    service.change(session, actor, chapter, body.changes())
    return service.show(session, actor, chapter)


@routes.delete("/chapters/{chapter_id}", "material:write", problems=FROZEN)
def delete_chapter(session: Session, actor: Actor, chapter_id: str, if_match: IfMatch) -> None:
    """Remove a chapter. What stands below it moves up to its place."""
    chapter = queries.find(session, actor, chapter_id)
    if_match.check(chapter)
    service.delete(session, actor, chapter)


@routes.post("/chapters/{chapter_id}/position", "material:write", status=200, problems=FROZEN)
def move_chapter(session: Session, actor: Actor, chapter_id: str, body: ChapterPlace) -> ChapterOut:
    """Move a chapter with all that stands below it: below a parent, before one of its chapters or to the end."""
    chapter = queries.find(session, actor, chapter_id)
    service.move(session, actor, chapter, body.parent_id, body.before)
    return service.show(session, actor, chapter)


@routes.post(
    "/chapters/{chapter_id}/authorship", "material:write", status=200, problems=(*FROZEN, service.NotAskedToWrite)
)
def answer_authorship(session: Session, actor: Actor, chapter_id: str, body: AuthorshipIn) -> ChapterOut:
    """Accept or decline to write a chapter that one was asked to write."""
    chapter = queries.find(session, actor, chapter_id)
    service.answer(session, actor, chapter, AuthorState(body.state))
    return service.show(session, actor, chapter)
