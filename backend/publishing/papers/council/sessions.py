"""A council paper as it is laid before the bodies: head, text to be decided, facts, money, sequence, annexes."""

from collections.abc import Iterator

from backend.processes.council_papers.consultations.schemas import ConsultationOut
from backend.processes.council_papers.models import CouncilPaperKind
from backend.processes.council_papers.schemas import CouncilPaperOut
from backend.publishing.papers.tree import Block, Bullets, Facts, Heading, Table
from backend.publishing.papers.wording import Words, joined, prose


def blocks(paper: CouncilPaperOut, words: Words) -> list[Block]:
    """The whole paper; parts that say nothing are left out, but for the financial effects, which politics looks for."""
    found: list[Block] = [Facts(list(_head(paper, words)))]
    is_draft = paper.kind == CouncilPaperKind.draft_resolution
    if paper.resolution_text:
        found += [
            Heading(words("council_draft_text" if is_draft else "council_information_text")),
            *prose(paper.resolution_text),
        ]
    if paper.facts:
        found += [Heading(words("council_facts")), *prose(paper.facts)]
    found += [
        Heading(words("council_financial_effects")),
        Facts(
            [
                (words("council_consumptive"), paper.financial_effects_consumptive or words("council_none_stated")),
                (words("council_investive"), paper.financial_effects_investive or words("council_none_stated")),
            ]
        ),
    ]
    found += _sequence(paper, words)
    if paper.annexes:
        found += [
            Heading(words("council_annexes")),
            Bullets([joined([one.title, one.url], " – ") for one in paper.annexes]),
        ]
    return found


def subtitle(paper: CouncilPaperOut, words: Words) -> str:
    """The kind of paper with number and day."""
    return joined(
        [
            words(f"council_kind_{paper.kind}"),
            paper.reference_number,
            words.day(paper.dated_on) if paper.dated_on else None,
        ],
        " · ",
    )


def _head(paper: CouncilPaperOut, words: Words) -> Iterator[tuple[str, str]]:
    if paper.reference_number:
        yield words("council_reference_number"), paper.reference_number
    if paper.dated_on:
        yield words("council_dated_on"), words.day(paper.dated_on)
    if paper.lead_unit:
        yield words("council_lead_unit"), paper.lead_unit.name
    if paper.author:
        yield words("council_author"), paper.author.name
    yield words("council_state"), words(f"council_state_{paper.state}")
    if paper.external_url:
        yield words("council_external_url"), paper.external_url


def _sequence(paper: CouncilPaperOut, words: Words) -> list[Block]:
    if not paper.consultations:
        return []
    header = [words(f"council_{key}") for key in ("body", "competence", "sits_on", "result")]
    rows = [_row(one, words) for one in paper.consultations]
    changed = [one for one in paper.consultations if one.amended_text]
    title = words("council_consultation_sequence")
    found: list[Block] = [Heading(title), Table(header, rows, [5, 3, 3, 6], title)]
    for one in changed:
        found += [Heading(words("council_amended_by", body=one.group_name), 2), *prose(one.amended_text or "")]
    return found


def _row(one: ConsultationOut, words: Words) -> list[str]:
    votes = (
        words("council_votes", yes=one.votes.yes, no=one.votes.no, abstention=one.votes.abstention)
        if one.votes
        else None
    )
    result = one.result_label or (words(f"council_result_{one.result}") if one.result else None)
    return [
        one.group_name,
        words(f"council_competence_{one.competence}"),
        words.day(one.sits_on) if one.sits_on else "",
        joined([result, votes]),
    ]
