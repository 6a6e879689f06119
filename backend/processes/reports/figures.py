"""A report in a few sentences, for a council paper about it."""

from collections.abc import Iterator

from sqlmodel import Session

from backend.core.language import text
from backend.core.mail_rendering import DAY
from backend.processes.reports import content
from backend.processes.reports.models import Report


def sentences(session: Session, report: Report, language: str) -> Iterator[str]:
    """The period with the number of measures, how many are in which status, and what changed."""
    held = content.build(session, report)
    yield text(
        "council_papers.facts.measures_of_report",
        language,
        begins=report.period_from.strftime(DAY[language]),
        ends=report.period_until.strftime(DAY[language]),
        measures=held.measures,
        entered=held.entered,
    )
    if held.counts:
        yield "\n".join(
            f"- {text(f'reports.status.{status}', language)}: {count}" for status, count in sorted(held.counts.items())
        )
    if held.changes:
        yield "\n".join(f"- {change_in_words(one.kind, one.title, one.into, language)}" for one in held.changes)


def change_in_words(kind: str, title: str, into: list[str], language: str) -> str:
    """One change as a sentence: "Ersetzt: A → B"."""
    return text(f"reports.change.{kind}", language, title=title) + (f" → {'; '.join(into)}" if into else "")
