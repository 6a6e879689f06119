"""Use cases: begin, write, move, accept and remove chapters."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import Forbidden
from backend.core.records import touch
from backend.people.parties import Directory
from backend.processes.concepts import policy as concept_policy
from backend.processes.concepts import queries as concept_queries
from backend.processes.concepts.chapters import policy, queries
from backend.processes.concepts.chapters.outline import between, check_parent, outline_of
from backend.processes.concepts.chapters.schemas import ChapterOut
from backend.processes.concepts.history import record_part
from backend.processes.concepts.models import AuthorState, Chapter, ChapterState, Concept
from backend.processes.concepts.parties import is_actor, read
from backend.processes.concepts.wording import passages

DONE = (ChapterState.written, ChapterState.final)


class NotAskedToWrite(Forbidden):
    """Who is asked to write answers for oneself; whoever edits the concept notes the answers of others."""


def show_all(session: Session, actor: Actor, concept: Concept, chapters: Sequence[Chapter]) -> list[ChapterOut]:
    """Chapters of one concept with their numbers, in one more statement."""
    places = {entry.chapter.id: entry for entry in outline_of(queries.of_concept(session, concept.id))}
    return [
        ChapterOut.model_validate(
            {
                **one.model_dump(),
                "number": places[one.id].number,
                "level": places[one.id].level,
                "is_overdue": one.due_on is not None and one.due_on < today() and one.state not in DONE,
                "has_summary": bool(passages.marked(one.body).strip()),
                "data_references": [{"url": None, "as_of": None, **given} for given in one.data_references],
                "can": policy.can(actor, concept, one),
            }
        )
        for one in chapters
    ]


def show(session: Session, actor: Actor, chapter: Chapter) -> ChapterOut:
    """One chapter as the list shows it."""
    concept = concept_queries.living(session, chapter.concept_id)
    return show_all(session, actor, concept, [chapter])[0]


def create(session: Session, actor: Actor, concept: Concept, values: dict[str, Any]) -> Chapter:
    """Begin a chapter. `values` are members of `ChapterIn`. Raises 422 for a place that is not there or too deep."""
    concept_policy.require_edit(actor, concept)
    given = dict(values)
    parent_id, before = given.pop("parent_id", None), given.pop("before", None)
    check_parent(queries.of_concept(session, concept.id), parent_id)
    chapter = Chapter(
        alliance_id=concept.alliance_id,
        concept_id=concept.id,
        parent_id=parent_id,
        title=given["title"],
        position=between(session, concept.id, parent_id, before),
    )
    _write(session, chapter, given)
    session.add(chapter)
    record_part(session, actor, "chapter.created", chapter, {"title": [None, chapter.title]})
    return chapter


def change(session: Session, actor: Actor, chapter: Chapter, values: dict[str, Any]) -> None:
    """Change a chapter. Its authors change what they write; 403 for more, 409 for a published concept."""
    concept = concept_queries.living(session, chapter.concept_id)
    right = "write" if policy.WRITTEN_BY_AUTHORS.issuperset(values) else "edit"
    policy.require(actor, concept, chapter, right)
    _write(session, chapter, values)
    if chapter.state == ChapterState.planned and "state" not in values and values.get("body"):
        chapter.state = ChapterState.writing
    changes = _changes(chapter)
    if not changes:
        return
    touch(chapter)
    record_part(session, actor, "chapter.changed", chapter, changes)


def move(session: Session, actor: Actor, chapter: Chapter, parent_id: str | None, before: str | None) -> None:
    """Move a chapter with all that stands below it. Raises 422 for a place that is not there or below itself."""
    policy.require(actor, concept_queries.living(session, chapter.concept_id), chapter, "move")
    check_parent(queries.of_concept(session, chapter.concept_id), parent_id, chapter)
    position = between(session, chapter.concept_id, parent_id, before, chapter)
    chapter.parent_id, chapter.position = parent_id, position
    touch(chapter)
    record_part(session, actor, "chapter.moved", chapter, {})


def answer(session: Session, actor: Actor, chapter: Chapter, state: AuthorState) -> None:
    """Accept or decline to write the chapter, for oneself or the group one speaks for. 403 for who was not asked."""
    concept_policy.refuse_published(concept_queries.living(session, chapter.concept_id))
    if not policy.is_author(actor, chapter):
        raise NotAskedToWrite
    chapter.authors = [
        {**one, "state": state} if is_actor(actor, chapter.alliance_id, one["party"]) else one
        for one in chapter.authors
    ]
    changes = _changes(chapter)
    if changes:
        touch(chapter)
        record_part(session, actor, "chapter.changed", chapter, changes)


def delete(session: Session, actor: Actor, chapter: Chapter) -> None:
    """Leave a tombstone; what stands below the chapter moves up to its place, so that no other text is lost."""
    policy.require(actor, concept_queries.living(session, chapter.concept_id), chapter, "delete")
    for one in queries.below(session, chapter.id):
        one.position = between(session, chapter.concept_id, chapter.parent_id, chapter.id, one)
        one.parent_id = chapter.parent_id
        touch(one)
        record_part(session, actor, "chapter.moved", one, {})
    chapter.deleted_at = now()
    touch(chapter)
    record_part(session, actor, "chapter.deleted", chapter, {"title": [chapter.title, None]})


def restore(session: Session, actor: Actor, chapter: Chapter) -> None:
    """Bring a chapter back from the trash, below its parent if that is still there. Raises 409 for a published concept."""
    concept_policy.refuse_published(session.get_one(Concept, chapter.concept_id))
    if chapter.parent_id and not queries.in_concept(session, chapter.concept_id, chapter.parent_id):
        chapter.parent_id = None
    chapter.deleted_at = None
    touch(chapter)
    record_part(session, actor, "chapter.restored", chapter, {})


def purge(session: Session, actor: Actor, chapter: Chapter) -> None:
    """Erase the words of a removed chapter; its tombstone stays."""
    chapter.title = chapter.body = ""
    chapter.authors, chapter.data_references = [], []
    touch(chapter)
    record_part(session, actor, "chapter.purged", chapter, {})


def _write(session: Session, chapter: Chapter, values: dict[str, Any]) -> None:
    directory = Directory(session, chapter.alliance_id)
    for name, value in values.items():
        if name == "authors":
            chapter.authors = [
                {"party": read(directory, one.party, f"#/authors/{place}/party"), "state": one.state}
                for place, one in enumerate(value)
            ]
        elif name == "data_references":
            chapter.data_references = [one.model_dump(mode="json") for one in value]
        else:
            setattr(chapter, name, value)


def _changes(chapter: Chapter) -> dict[str, list[Any]]:
    """Changed members as the API names them; of a text its length, of authors their names and answers."""
    changes = events.changes_of(chapter)
    if "body" in changes:
        changes["body.length"] = [len(text or "") for text in changes.pop("body")]
    if "authors" in changes:
        changes["authors"] = [
            [f"{one['party']['name']}: {one['state']}" for one in authors or ()] for authors in changes["authors"]
        ]
    return changes
