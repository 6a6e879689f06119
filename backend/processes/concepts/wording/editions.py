"""The two versions of a concept: the whole of it, and the executive summary out of its marked passages."""

from sqlmodel import Session

from backend.processes.concepts.chapters import queries as chapter_queries
from backend.processes.concepts.chapters.outline import Entry, outline_of
from backend.processes.concepts.models import Concept
from backend.processes.concepts.schemas import ChapterText, ConceptText, Edition
from backend.processes.concepts.wording import blocks, passages


def text_of(session: Session, concept: Concept, edition: Edition) -> ConceptText:
    """A version of the concept. The summary keeps the headings of those chapters only that have something to say in it."""
    entries = outline_of(chapter_queries.of_concept(session, concept.id))
    if edition is Edition.executive_summary:
        entries = _with_marks(entries)
    reading = passages.full if edition is Edition.full else passages.marked
    return ConceptText(
        title=concept.title,
        edition=edition,
        chapters=[
            ChapterText(
                id=entry.chapter.id,
                number=entry.number,
                title=entry.chapter.title,
                level=entry.level,
                blocks=blocks.read(reading(entry.chapter.body)),
            )
            for entry in entries
        ],
    )


def _with_marks(entries: list[Entry]) -> list[Entry]:
    """The chapters with marked passages, and those above them, so that every passage has its place."""
    parents = {entry.chapter.id: entry.chapter.parent_id for entry in entries}
    kept: set[str] = set()
    for entry in entries:
        if passages.marked(entry.chapter.body).strip():
            above: str | None = entry.chapter.id
            while above is not None and above not in kept:
                kept.add(above)
                above = parents.get(above)
    return [entry for entry in entries if entry.chapter.id in kept]
