"""The report of a programme as a tree: who stands where, what was done, how municipalities compare without names."""

from backend.core.language import text
from backend.programmes.models import Programme, TrackState
from backend.programmes.reporting.schemas import ProgrammeComparison, ProgrammeReport
from backend.programmes.schemas import CountsOut
from backend.publishing.papers.tree import Block, Facts, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined

COUNTS = tuple(CountsOut.model_fields)


def blocks(programme: Programme, report: ProgrammeReport, words: Words) -> list[Block]:
    """Every part of the report, in its order."""
    found: list[Block] = []
    if programme.motto:
        found.append(Paragraph(programme.motto, "strong"))
    found += [
        Facts(_facts(programme, report, words)),
        Heading(_word(words, "states")),
        Table(
            [_word(words, "state"), _word(words, "municipalities")],
            [[_word(words, f"state.{one.state or 'not_shared'}"), str(one.municipalities)] for one in report.states],
            [8, 3],
            _word(words, "states"),
        ),
        Heading(_word(words, "tracks")),
        Table(
            [_word(words, "block"), *(_word(words, f"track.{one}") for one in TrackState), _word(words, "not_shared")],
            [
                [f"{one.block}. {one.title}", *(str(one.states[state]) for state in TrackState), str(one.not_shared)]
                for one in report.tracks
            ],
            [8, 3, 3, 3, 3],
            _word(words, "tracks"),
        ),
        Heading(_word(words, "totals")),
        Paragraph(_word(words, "sharing", count=report.sharing_counts, of=report.admitted)),
        Facts([(_word(words, f"count.{one}"), str(getattr(report.totals, one))) for one in COUNTS]),
        Heading(_word(words, "events")),
    ]
    found += _events(report, words)
    found.append(Heading(_word(words, "comparison")))
    found += _comparison(report.comparison, words)
    return found


def _facts(programme: Programme, report: ProgrammeReport, words: Words) -> list[tuple[str, str]]:
    period = joined([words.day(day) for day in (programme.starts_on, programme.ends_on) if day], " – ")
    places = _word(words, "of_places", count=report.admitted, capacity=report.capacity) if report.capacity else None
    facts = [(_word(words, "period"), period)] if period else []
    return [
        *facts,
        (_word(words, "admitted"), places or str(report.admitted)),
        (_word(words, "waiting"), str(report.waiting)),
        (_word(words, "withdrawn"), str(report.withdrawn)),
        (_word(words, "practices"), str(report.practices)),
    ]


def _events(report: ProgrammeReport, words: Words) -> list[Block]:
    if not report.events:
        return [Paragraph(_word(words, "no_events"))]
    header = [_word(words, key) for key in ("kind", "number", "registered", "present")]
    rows = [
        [_word(words, f"kind.{one.kind}"), str(one.events), str(one.registered), str(one.present)]
        for one in report.events
    ]
    return [Table(header, rows, [6, 3, 3, 3], _word(words, "events"))]


def _comparison(comparison: ProgrammeComparison, words: Words) -> list[Block]:
    if comparison.is_suppressed:
        return [Paragraph(_word(words, "suppressed", needs=comparison.needs))]
    header = [_word(words, "municipality"), *(_word(words, f"count.{one}") for one in COUNTS)]
    rows = [[one.label, *(str(getattr(one.counts, name)) for name in COUNTS)] for one in comparison.rows]
    return [
        Paragraph(_word(words, "comparison_text"), "quiet"),
        Table(header, rows, [5, 3, 3, 3, 3], _word(words, "comparison")),
    ]


def _word(words: Words, key: str, **values: object) -> str:
    return text(f"programme_report.{key}", words.language, **values)
