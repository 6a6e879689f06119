"""The blocks of a closing evaluation."""

from collections.abc import Iterator
from typing import Any

from backend.publishing.evaluation.schemas import Duration, Evaluation, Milestone
from backend.publishing.papers.tree import Block, Bullets, Facts, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words


def blocks(found: Evaluation, words: Words) -> Iterator[Block]:
    """Days and durations, attendance, measures, indicators, scores, recommendations. What is not known is said."""
    yield Heading(words("evaluation_durations"))
    yield from _durations(found, words)
    yield Heading(words("evaluation_attendance"))
    yield from _attendance(found, words)
    yield Heading(words("evaluation_results"))
    yield from _results(found, words)
    if found.responses or found.recommended:
        yield Heading(words("evaluation_scores"))
        yield from _scores(found, words)


def _durations(found: Evaluation, words: Words) -> Iterator[Block]:
    if found.durations:
        yield Facts([(_ends(one, words), _days(one, words)) for one in found.durations])
    else:
        yield Paragraph(words("evaluation_no_durations"))
    if found.milestones:
        yield Bullets([_milestone(one, words) for one in found.milestones])


def _attendance(found: Evaluation, words: Words) -> Iterator[Block]:
    if not found.interests:
        yield Paragraph(words("evaluation_no_attendance"))
        return
    yield Table(
        header=[
            words("interest"),
            words("evaluation_meetings"),
            words("evaluation_there"),
            words("evaluation_missing"),
        ],
        rows=[
            [one.interest or words("evaluation_unknown"), str(one.meetings), str(one.persons), str(one.missing)]
            for one in found.interests
        ],
        widths=[4, 1, 1, 1],
        caption=words("evaluation_by_interest"),
    )


def _results(found: Evaluation, words: Words) -> Iterator[Block]:
    if not (found.agreements or found.fates):
        yield Paragraph(words("evaluation_no_results"))
    for paper in found.fates:
        fates = [(words(f"fate_{fate}"), getattr(paper, fate)) for fate in ("resolved", "noted", "open", "rejected")]
        yield Paragraph(paper.paper, "strong")
        yield Facts([(name, str(count)) for name, count in fates if count])
    for agreement in found.agreements:
        title = words("evaluation_edition", title=agreement.title, edition=agreement.edition, count=agreement.measures)
        yield Table(
            header=[words("evaluation_status"), words("evaluation_measures")],
            rows=[[words.measure_status(one.status), str(one.count)] for one in agreement.by_status],
            widths=[3, 1],
            caption=title,
        )
    if found.indicators:
        names = ("indicator", "baseline", "target", "last")
        yield Table(
            header=[words(f"evaluation_{name}") for name in names],
            rows=[
                [
                    f"{one.name} ({one.unit})" if one.unit else one.name,
                    _number(one.baseline_value),
                    _number(one.target_value),
                    f"{_number(one.values[-1].value)} ({words.day(one.values[-1].on)})" if one.values else "–",
                ]
                for one in found.indicators
            ],
            widths=[4, 1, 1, 2],
            caption=words("evaluation_indicators"),
        )


def _scores(found: Evaluation, words: Words) -> Iterator[Block]:
    if found.responses:
        yield Table(
            header=[words(f"evaluation_{name}") for name in ("questionnaire", "assessor", "day", "score")],
            rows=[
                [
                    one.questionnaire,
                    one.assessor.name if one.assessor else words(f"evaluation_{one.kind}"),
                    words.day(one.assessed_on),
                    "–" if one.percent is None else f"{_number(one.percent)} %",
                ]
                for one in found.responses
            ],
            widths=[3, 3, 2, 1],
            caption=words("evaluation_scores"),
        )
    if found.recommended:
        yield Bullets([f"{one.text} ({words(f'outcome_{one.outcome}')})" for one in found.recommended])


def _ends(one: Duration, words: Words) -> str:
    return words(
        "evaluation_from_to", starting=words(f"milestone_{one.starting}"), ending=words(f"milestone_{one.ending}")
    )


def _days(one: Duration, words: Words) -> str:
    if one.days_least == one.days_most:
        return words("evaluation_days", days=one.days_least)
    return words("evaluation_days_between", least=one.days_least, most=one.days_most)


def _milestone(one: Milestone, words: Words) -> str:
    told = f"{words(f'milestone_{one.key}')}: {one.text or words.day(one.earliest)}"
    return f"{told} ({one.source})" if one.source else told


def _number(value: Any) -> str:
    return "–" if value is None else f"{value:g}"
