"""The blocks of a concept's files. Who wrote what is told by functions and organisations, not by persons' names."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import Session

from backend.core.clock import today
from backend.people.models import PartyKind
from backend.processes.concepts.chapters import queries as chapter_queries
from backend.processes.concepts.chapters.outline import Entry, outline_of
from backend.processes.concepts.models import AuthorState, Concept
from backend.processes.concepts.schemas import ChapterText, Edition
from backend.processes.concepts.wording.blocks import Block as TextBlock
from backend.processes.concepts.wording.blocks import plain
from backend.processes.concepts.wording.editions import text_of
from backend.publishing.papers.concept_files import queries
from backend.publishing.papers.tree import Block, Bullets, Facts, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined

Party = dict[str, Any]
#: Formats know headings of three levels.
DEEPEST = 3


def subtitle(concept: Concept, edition: Edition, words: Words) -> str:
    """Which version it is, and whether it is a draft."""
    name = words("concept_full" if edition is Edition.full else "concept_summary")
    if concept.published_on is None:
        return joined([name, words("concept_draft", date=words.day(today()))], " · ")
    return joined([name, words("concept_published", date=words.day(concept.published_on))], " · ")


def blocks(session: Session, concept: Concept, edition: Edition, words: Words) -> list[Block]:
    """A version of the concept: facts, contents, chapters; the whole one with who wrote what from which data."""
    text = text_of(session, concept, edition)
    found: list[Block] = []
    entries = outline_of(chapter_queries.of_concept(session, concept.id))
    named = _Named(
        session, [concept.lead_editor, *(one["party"] for entry in entries for one in entry.chapter.authors)]
    )
    facts = [(words("concept_lead_editor"), named(concept.lead_editor))] if concept.lead_editor else []
    if concept.participation_form:
        facts.append((words("concept_form"), words(f"concept_form_{concept.participation_form}")))
    if any(value for _, value in facts):
        found.append(Facts([(name, value) for name, value in facts if value]))
    if not text.chapters:
        return [*found, Paragraph(words("concept_empty"))]
    if edition is Edition.full:
        found.append(Heading(words("concept_contents")))
        found.append(Bullets([f"{chapter.number} {chapter.title}" for chapter in text.chapters]))
    for chapter in text.chapters:
        found.extend(_chapter(chapter))
    if edition is Edition.full:
        found.extend(_authors(entries, named, words))
        found.extend(_references(entries, words))
    return found


def _chapter(chapter: ChapterText) -> Iterator[Block]:
    level = min(chapter.level, DEEPEST)
    yield Heading(f"{chapter.number} {chapter.title}", level)
    for block in chapter.blocks:
        yield from _block(block, min(level + 1, DEEPEST))


def _block(block: TextBlock, level: int) -> Iterator[Block]:
    if block.kind == "heading":
        # Whatever the writer chose: one level below the chapter, so that none is left out.
        yield Heading(plain(block.spans), level)
    elif block.kind == "paragraph":
        yield Paragraph(plain(block.spans))
    elif block.kind == "bullets":
        yield Bullets([plain(item.spans) for item in block.items])
    else:
        yield Paragraph("\n".join(f"{place}. {plain(item.spans)}" for place, item in enumerate(block.items, start=1)))


class _Named:
    """What a party is called where no person is to be named: function or organisation, else nothing."""

    def __init__(self, session: Session, parties: Sequence[Party | None]) -> None:
        people = {one["id"] for one in parties if one and one["kind"] == PartyKind.person and one["id"]}
        self._functions = queries.functions(session, people)

    def __call__(self, party: Party | None) -> str:
        if party is None:
            return ""
        if party["kind"] == PartyKind.person:
            return self._functions.get(party["id"] or "", "")
        return str(party["name"])


def _authors(entries: Sequence[Entry], named: _Named, words: Words) -> Iterator[Block]:
    rows = []
    for entry in entries:
        wrote = [named(one["party"]) for one in entry.chapter.authors if one["state"] == AuthorState.accepted]
        if names := joined(dict.fromkeys(wrote)):
            rows.append([f"{entry.number} {entry.chapter.title}", names])
    if rows:
        yield Heading(words("concept_authors"))
        header = [words("concept_chapter"), words("concept_written_by")]
        yield Table(header, rows, [5, 4], words("concept_authors"))


def _references(entries: Sequence[Entry], words: Words) -> Iterator[Block]:
    lines = [
        joined([f"{entry.number}: {one['text']}", one.get("url"), one.get("as_of")])
        for entry in entries
        for one in entry.chapter.data_references
    ]
    if lines:
        yield Heading(words("concept_references"))
        yield Bullets(lines)
