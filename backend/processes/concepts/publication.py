"""What stands before the publication of a concept, and the publication itself (steps 8.1 to 8.2 of the guide).

Rooms that know more, such as the way through the council, add what they know with `also`: it is listed with the rest.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events, guards, placeholders
from backend.core.clock import today
from backend.core.problems import Conflict, Forbidden, invalid
from backend.core.records import touch
from backend.processes.concepts import policy
from backend.processes.concepts.chapters import queries as chapter_queries
from backend.processes.concepts.chapters.outline import Entry, outline_of
from backend.processes.concepts.feedback import queries as feedback_queries
from backend.processes.concepts.history import record
from backend.processes.concepts.models import AuthorState, Concept, ConceptState
from backend.processes.concepts.schemas import ConceptFinding
from backend.processes.concepts.wording import passages

Condition = Callable[[Session, Concept], Iterable[ConceptFinding]]
_conditions: list[Condition] = []


class ConceptNotReady(Conflict):
    """Something still has to be filled in, written or answered; the errors name each place."""


class ConceptNotPublished(Conflict):
    """There is no publication to take back."""


def also(condition: Condition) -> None:
    """Let `condition` name what else stands before the publication of a concept."""
    if condition not in _conditions:
        _conditions.append(condition)


def findings(session: Session, concept: Concept) -> list[ConceptFinding]:
    """What stands before the publication, or beside it: in the order of the outline, then what is about the whole."""
    entries = outline_of(chapter_queries.of_concept(session, concept.id))
    return [
        *(found for entry in entries for found in _of_chapter(entry)),
        *_of_whole(session, concept, entries),
        *(found for condition in _conditions for found in condition(session, concept)),
    ]


def publish(session: Session, actor: Actor, concept: Concept, published_on: date | None = None) -> None:
    """Publish the concept as it stands; from then on it is not changed.

    Raises 403 for who may not, 409 naming each place while something is missing, 422 for a day to come.
    """
    policy.require_manage(actor, concept)
    day = published_on or today()
    if day > today():
        raise invalid("#/published_on", "published_in_the_future")
    if missing := [found for found in findings(session, concept) if found.is_blocking]:
        raise ConceptNotReady(errors=[_error(found) for found in missing], count=len(missing))
    guards.check(session, actor, "concept.published", concept)
    concept.state, concept.published_on = ConceptState.published, day
    changes = events.changes_of(concept)
    touch(concept)
    record(session, actor, "concept.published", concept, changes)


def withdraw(session: Session, actor: Actor, concept: Concept) -> None:
    """Take the publication back, so that the concept can be worked on. Raises 409 if it is not published."""
    if not policy.may_manage(actor, concept):
        raise Forbidden(permission=policy.MANAGE)
    if concept.state != ConceptState.published:
        raise ConceptNotPublished(title=concept.title)
    concept.state, concept.published_on = ConceptState.review, None
    changes = events.changes_of(concept)
    touch(concept)
    record(session, actor, "concept.withdrawn", concept, changes)


def _of_chapter(entry: Entry) -> Iterator[ConceptFinding]:
    chapter = entry.chapter

    def finding(
        kind: str, *, is_blocking: bool = True, line: int | None = None, found: str | None = None
    ) -> ConceptFinding:
        return ConceptFinding(
            kind=kind,
            is_blocking=is_blocking,
            chapter_id=chapter.id,
            number=entry.number,
            title=chapter.title,
            line=line,
            found=found,
        )

    for one in placeholders.found(chapter.title):
        yield finding("placeholder", found=one)
    for number, text in enumerate(chapter.body.replace("\r\n", "\n").split("\n"), start=1):
        for one in placeholders.found(text):
            yield finding("placeholder", line=number, found=one)
    for reference in chapter.data_references:
        for one in placeholders.found(reference["text"]):
            yield finding("placeholder", found=one)
    for number in passages.unbalanced(chapter.body):
        yield finding("unbalanced_mark", line=number)
    if not passages.full(chapter.body).strip() and not entry.has_children:
        yield finding("empty_chapter")
    if not any(one["state"] == AuthorState.accepted for one in chapter.authors):
        yield finding("chapter_without_author", is_blocking=False)


def _of_whole(session: Session, concept: Concept, entries: list[Entry]) -> Iterator[ConceptFinding]:
    if not entries:
        yield ConceptFinding(kind="no_chapters", is_blocking=True)
    if concept.lead_editor is None:
        yield ConceptFinding(kind="no_lead_editor", is_blocking=True)
    for one in placeholders.found(concept.title):
        yield ConceptFinding(kind="placeholder", is_blocking=True, title=concept.title, found=one)
    numbers = {entry.chapter.id: entry for entry in entries}
    for feedback in feedback_queries.unanswered(session, concept.id):
        about = numbers.get(feedback.chapter_id or "")
        yield ConceptFinding(
            kind="open_feedback",
            is_blocking=True,
            chapter_id=about.chapter.id if about else None,
            number=about.number if about else None,
            title=about.chapter.title if about else None,
            found=feedback.author["name"],
        )
    for opened in feedback_queries.open_rounds(session, concept.id):
        yield ConceptFinding(kind="open_round", is_blocking=False, found=str(opened.number))
    if entries and not any(passages.marked(entry.chapter.body).strip() for entry in entries):
        yield ConceptFinding(kind="no_executive_summary", is_blocking=False)


def _error(found: ConceptFinding) -> tuple[str, str, dict[str, object]]:
    pointer = f"#/chapters/{found.chapter_id}" if found.chapter_id else "#"
    place = " ".join(part for part in (found.number, found.title) if part)
    key = f"concept_{found.kind}_at_line" if found.line else f"concept_{found.kind}"
    about = f" ({place})" if place else ""
    return pointer, key, {"place": place, "about": about, "line": found.line, "found": found.found or ""}
