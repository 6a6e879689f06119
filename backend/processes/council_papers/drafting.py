"""What a paper says at first: title, facts, text to be decided and annexes, written from its source.

Nothing of it is final: the office that prepares the paper edits it. It stands in the language of who asks for it.
"""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from backend.core.language import text
from backend.goals.models import Agreement
from backend.processes.council_papers import queries
from backend.processes.council_papers.models import CouncilPaperKind
from backend.processes.reports import figures
from backend.processes.reports.models import Report

#: Members of a paper that name a source with words of its own.
SOURCES = ("agreement_id", "report_id", "recommendation_paper_id", "concept_id")
TITLE_MOST = 300


def draft(session: Session, kind: CouncilPaperKind, member: str, source: Any, language: str) -> dict[str, Any]:
    """`title`, `facts`, `resolution_text` and `annexes` of a paper about a record; `member` says what it is."""
    name = member.removesuffix("_id")
    named = source.kind if isinstance(source, Agreement) else name
    values = {"title": source.title, "edition": getattr(source, "edition", 1)}

    def words(key: str, **more: Any) -> str:
        return text(f"council_papers.{key}", language, **values, **more)

    matter = words(f"matter.{named}")
    facts = [words(f"facts.{named}"), *_facts(session, source, language)]
    return {
        "title": words(f"title.{kind}", matter=matter)[:TITLE_MOST],
        "facts": "\n\n".join(facts),
        "resolution_text": words(f"resolution.{kind}.{named}", matter=matter),
        "annexes": [{"title": matter[:TITLE_MOST], "url": None}],
    }


def _facts(session: Session, source: Any, language: str) -> Iterator[str]:
    """What the source holds, as paragraphs and lists."""
    if isinstance(source, Agreement):
        yield from _of_agreement(session, source, language)
    elif isinstance(source, Report):
        yield from figures.sentences(session, source, language)
    elif hasattr(source, "handed_over_on"):
        texts = queries.recommendations_of(session, source.id)
        if texts:
            yield "\n".join(f"- {_line(one)}" for one in texts)


def _of_agreement(session: Session, agreement: Agreement, language: str) -> Iterator[str]:
    by_field: dict[str | None, dict[str, list[str]]] = {}
    for row in queries.measures_of(session, agreement.id):
        titles = by_field.setdefault(row.field, {}).setdefault(row.goal, [])
        if row.title:
            titles.append(row.title)
    if not by_field:
        return
    goals = sum(len(goals) for goals in by_field.values())
    measures = sum(len(titles) for goals in by_field.values() for titles in goals.values())
    yield text("council_papers.facts.counts", language, fields=len(by_field), goals=goals, measures=measures)
    for field, found in by_field.items():
        lines = [
            f"- {_line(goal).rstrip('.')}: {'; '.join(titles)}" if titles else f"- {_line(goal)}"
            for goal, titles in found.items()
        ]
        yield "\n".join([field or text("council_papers.facts.without_field", language), *lines])


def _line(written: str) -> str:
    return " ".join(written.split())
