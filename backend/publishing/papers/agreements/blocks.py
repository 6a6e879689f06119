"""What stands in the papers of an agreement."""

from collections.abc import Iterator, Sequence

from backend.goals.agreements.content import (
    AgreementContent,
    FieldContent,
    GoalContent,
    IndicatorContent,
    MeasureContent,
)
from backend.goals.agreements.schemas import AgreementOut
from backend.publishing.papers.kinds import AgreementPaper
from backend.publishing.papers.tree import Block, Bullets, Facts, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined, prose


def subtitle(agreement: AgreementOut, words: Words) -> str:
    """What it is, which edition, and since when it is binding, or that it is a draft."""
    named = [words(f"agreement.{agreement.kind}"), words("edition", number=agreement.edition)]
    if agreement.binding_since is None:
        return joined([*named, words("draft")], " · ")
    return joined([*named, words("binding_since", date=words.day(agreement.binding_since))], " · ")


def blocks(agreement: AgreementOut, content: AgreementContent, paper: AgreementPaper, words: Words) -> list[Block]:
    """All parts of the paper, in their order."""
    found: list[Block] = list(_head(agreement, words))
    if paper is AgreementPaper.action_concept:
        found += _inventory(content, words)
        found += _strategies(content, words)
        found += _catalogue(content, words)
        found += _sheets(content, words)
    else:
        found += _agreed(content, words)
    return found


def _head(agreement: AgreementOut, words: Words) -> Iterator[Block]:
    pairs = []
    if agreement.period_from and agreement.period_until:
        first, last = words.day(agreement.period_from), words.day(agreement.period_until)
        pairs.append((words("period"), words("period_value", first=first, last=last)))
    if agreement.resolution:
        decided = agreement.resolution
        value = words("resolution_value", name=decided.name, body=decided.body, date=words.day(decided.decided_on))
        pairs.append((words("resolution"), value))
    if pairs:
        yield Facts(pairs)
    if agreement.binding_since is None:
        yield Paragraph(words("not_binding"), "strong")


def _agreed(content: AgreementContent, words: Words) -> Iterator[Block]:
    for field in content.fields:
        yield Heading(_field_name(field, words))
        if field.description:
            yield from prose(field.description)
        for goal in field.goals:
            yield from _goal(goal, words)
            if goal.measures:
                yield _measures(goal.measures, goal.text, words)


def _goal(goal: GoalContent, words: Words) -> Iterator[Block]:
    yield Heading(goal.text, 2)
    proposal = words("proposal") if goal.is_proposal else None
    yield Paragraph(joined([words(f"level_{goal.level}"), proposal], " · "), "quiet")
    if goal.sources:
        yield Paragraph(words("goal_sources", sources=joined(goal.sources, "; ")), "quiet")


def _measures(measures: Sequence[MeasureContent], caption: str, words: Words) -> Table:
    header = [words(key) for key in ("number", "measure", "responsible", "deadline", "indicators")]
    rows = [
        [
            one.number or "",
            one.title,
            _names(one, words),
            one.deadline or words("not_set"),
            joined((_indicator(found, words) for found in one.indicators), "; ") or one.done_when or words("not_set"),
        ]
        for one in measures
    ]
    return Table(header, rows, [1, 5, 3, 2, 4], caption)


def _strategies(content: AgreementContent, words: Words) -> Iterator[Block]:
    yield Heading(words("strategies"))
    for field in content.fields:
        yield Heading(_field_name(field, words), 2)
        yield Bullets([f"{words(f'level_{goal.level}')}: {goal.text}" for goal in field.goals])


def _catalogue(content: AgreementContent, words: Words) -> Iterator[Block]:
    yield Heading(words("catalogue"))
    for field in content.fields:
        measures = [one for goal in field.goals for one in goal.measures]
        if measures:
            yield Heading(_field_name(field, words), 2)
            yield _measures(measures, _field_name(field, words), words)


def _sheets(content: AgreementContent, words: Words) -> Iterator[Block]:
    yield Heading(words("measure_sheets"))
    for field in content.fields:
        for goal in field.goals:
            for one in goal.measures:
                yield Heading(joined([one.number, one.title], " "), 2)
                yield Facts(list(_sheet(one, goal, field, words)))


def _sheet(one: MeasureContent, goal: GoalContent, field: FieldContent, words: Words) -> Iterator[tuple[str, str]]:
    values = {
        "field_of_action": field.label,
        "goal": goal.text,
        "description": one.description,
        "lead_unit": one.lead_unit.name if one.lead_unit else None,
        "responsible": one.responsible.name if one.responsible else None,
        "participants_of_measure": joined(party.name for party in one.participants),
        "target_group": one.target_group,
        "priority": words(f"priority_{one.priority}") if one.priority else None,
        "deadline": one.deadline,
        "costs": one.costs,
        "funding": one.funding,
        "resources": one.resources,
        "indicators": joined((_indicator(found, words) for found in one.indicators), "\n"),
        "done_when": one.done_when,
        "next_steps": one.next_steps,
        "measure_status": one.status_label or words.measure_status(one.status),
        "measure_remarks": one.remarks,
    }
    for name, value in values.items():
        if value:
            yield words(name), value


def _inventory(content: AgreementContent, words: Words) -> Iterator[Block]:
    if content.inventory:
        yield Heading(words("inventory"))
    for one in content.inventory:
        yield Heading(one.label, 2)
        for kind, found in one.found.items():
            if found:
                yield Paragraph(words(f"inventory_{kind}"), "strong")
                yield Bullets(found)


def _field_name(field: FieldContent, words: Words) -> str:
    if field.label is None:
        return words("without_field")
    return words("main_focus", label=field.label) if field.is_focus else field.label


def _names(one: MeasureContent, words: Words) -> str:
    return joined([one.responsible.name if one.responsible else None]) or words("nobody")


def _indicator(one: IndicatorContent, words: Words) -> str:
    if one.baseline_value is None and one.target_value is None:
        return one.name
    values = [_number(value, one.unit, words) for value in (one.baseline_value, one.target_value)]
    return words("indicator_value", name=one.name, baseline=values[0], target=values[1])


def _number(value: float | None, unit: str | None, words: Words) -> str:
    if value is None:
        return "–"
    written = f"{value:,.10g}"
    if words.language == "de":
        written = written.translate(str.maketrans(",.", ".,"))
    return joined([written, unit], " ")
