"""A report as it is sent: what changed since the last one, the figures, and every measure with what was said of it."""

from collections.abc import Iterator
from itertools import groupby

from backend.core.language import text
from backend.processes.reports.figures import change_in_words
from backend.processes.reports.schemas import ReportContent, ReportedEntry, ReportLine, ReportOut
from backend.publishing.papers.tree import Block, Bullets, Facts, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined, prose


def blocks(report: ReportOut, content: ReportContent, words: Words) -> list[Block]:
    """The whole report. A draft says so."""
    found: list[Block] = [] if content.is_frozen else [Paragraph(words("report_is_draft"), "strong")]
    found.append(Facts(list(_head(report, content, words))))
    found += [*prose(report.introduction)] if report.introduction else []
    found.append(Heading(words("report_overview")))
    rows = [[_status(status, words), str(count)] for status, count in sorted(content.counts.items())]
    found.append(Table([words("report_state"), words("report_measures")], rows, [8, 3], words("report_overview")))
    if content.changes:
        found.append(
            Heading(words("report_changes_since", title=content.previous_report or words("report_edition_before")))
        )
        lines = [
            joined([change_in_words(one.kind, one.title, one.into, words.language), one.reason], " – ")
            for one in content.changes
        ]
        found.append(Bullets(lines))
    return [*found, *_measures(content, words)]


def subtitle(report: ReportOut, words: Words) -> str:
    """The time that is reported on, and when it was sent."""
    period = words("report_from_until", begins=words.day(report.period_from), ends=words.day(report.period_until))
    sent = words("report_sent_on", date=words.day(report.sent_on)) if report.sent_on else None
    return joined([period, sent], " · ")


def _head(report: ReportOut, content: ReportContent, words: Words) -> Iterator[tuple[str, str]]:
    yield words("report_agreement"), words("report_agreement_edition", title=content.agreement, edition=content.edition)
    for one in report.periods:
        yield (
            words("report_period"),
            words("report_from_until", begins=words.day(one.period_from), ends=words.day(one.period_until)),
        )
    if report.recipient:
        yield words("report_recipient"), report.recipient.name
    yield words("report_entries"), words("report_count_of", count=content.entered, total=content.measures)


def _measures(content: ReportContent, words: Words) -> Iterator[Block]:
    """Field by field and goal by goal, with a table of the measures of each goal."""
    header = [words(f"report_{key}") for key in ("measure", "responsible", "state", "said")]
    for field, lines in groupby(content.lines, lambda line: line.field_of_action):
        yield Heading(field or words("report_without_field"))
        for goal, measures in groupby(lines, lambda line: line.goal):
            yield Heading(goal, 2)
            yield Table(header, [_row(line, words) for line in measures], [5, 3, 3, 7], goal)


def _row(line: ReportLine, words: Words) -> list[str]:
    said = [_said(one, words) for one in line.entries if one.perspective == "administration"]
    outside = f"{words('report_from_outside')}: {_said(line.outside, words)}" if line.outside else None
    disputed = words("report_assessed_differently") if line.differences else None
    return [
        joined([line.number, line.title], " "),
        line.responsible.name if line.responsible else "",
        line.status_label or _status(line.status, words),
        "\n".join(one for one in [*(said or [words("report_no_entry")]), outside, disputed] if one),
    ]


def _said(entry: ReportedEntry, words: Words) -> str:
    """An entry in one line: year, words, light with who set it, text."""
    light = None
    if entry.traffic_light:
        who = joined(
            [
                entry.light_assessor.name if entry.light_assessor else None,
                words.day(entry.light_assessed_on) if entry.light_assessed_on else None,
            ]
        )
        colour = text(f"reports.light.{entry.traffic_light}", words.language)
        light = words("report_light", colour=colour) + (f" ({who})" if who else "")
    status = entry.status_label or _status(entry.status, words)
    year = str(entry.period_until.year)
    return joined([f"{year}: {status}", light, entry.text, entry.assessor.name if entry.assessor else None], " · ")


def _status(status: str, words: Words) -> str:
    return text(f"reports.status.{status}", words.language)
