"""The blocks of a recommendation paper: question, mandate, procedure, who took part, recommendations, what followed."""

from collections.abc import Iterator

from backend.core.language import text
from backend.processes.recommendations.models import FROZEN, HANDED_OVER, AmendmentState
from backend.publishing.papers.recommending.content import Found
from backend.publishing.papers.tree import Block, Bullets, Facts, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined, prose


def subtitle(found: Found, words: Words) -> str:
    """The kind of paper, and its edition or that it is a draft."""
    if found.paper.state in FROZEN and found.paper.adopted_on:
        day = words.day(found.paper.adopted_on)
        state = words("recommendations_edition_adopted", number=found.paper.edition, date=day)
    else:
        state = words("draft")
    return joined([words("recommendation-paper"), found.process.title, state], " · ")


def blocks(found: Found, words: Words) -> Iterator[Block]:
    """The whole paper."""
    yield from _mandate(found, words)
    yield from _procedure(found, words)
    yield from _recommendations(found, words)
    yield from _adoption(found, words)
    if found.paper.state in HANDED_OVER or found.paper.concept_name:
        yield from _council(found, words)
    yield from _material(found, words)


def _mandate(found: Found, words: Words) -> Iterator[Block]:
    mandate = found.mandate
    if mandate:
        yield Heading(words("recommendations_mandate"))
        if mandate.guiding_question:
            yield Paragraph(mandate.guiding_question, "strong")
        parties = (("commissioner", mandate.commissioner), ("facilitator", mandate.facilitator))
        pairs = [(words(f"recommendations_{name}"), party["name"]) for name, party in parties if party]
        if mandate.expected_product:
            pairs.append((words("recommendations_product"), mandate.expected_product))
        if mandate.granted_on:
            pairs.append((words("recommendations_granted"), words.day(mandate.granted_on)))
        if pairs:
            yield Facts(pairs)
    if found.content.introduction:
        yield from prose(found.content.introduction)


def _procedure(found: Found, words: Words) -> Iterator[Block]:
    yield Heading(words("recommendations_procedure"))
    rows = [
        [
            one.fuzzy_date["text"] if one.fuzzy_date else "",
            text(f"meeting.kind.{one.kind}", words.language),
            one.title or "",
        ]
        for one in found.meetings
    ]
    if rows:
        header = [words("when"), words("recommendations_kind"), words("what")]
        yield Table(header, rows, [2, 3, 5], words("recommendations_dates"))
    else:
        yield Paragraph(words("recommendations_no_dates"))
    yield Heading(words("recommendations_interests"))
    if not found.interests:
        yield Paragraph(words("recommendations_no_interests"))
        return
    header = [words("recommendations_interest"), words("recommendations_organisations")]
    shown = [[one.name or words("recommendations_unknown"), joined(one.organisations)] for one in found.interests]
    widths = [4, 5]
    # Persons are counted and not named; where only organisations sat, there is nothing to count.
    if any(one.persons for one in found.interests):
        header.append(words("recommendations_persons"))
        widths.append(2)
        for row, one in zip(shown, found.interests, strict=True):
            row.append(str(one.persons or ""))
    yield Table(header, shown, widths, words("recommendations_interests"))


def _recommendations(found: Found, words: Words) -> Iterator[Block]:
    yield Heading(words("recommendations"))
    if not found.content.recommendations:
        yield Paragraph(words("recommendations_none"))
    for number, one in enumerate(found.content.recommendations, start=1):
        yield Heading(words("recommendation", number=number), 2)
        for block in prose(one.text):
            yield Paragraph(block.text, "strong") if isinstance(block, Paragraph) else block
        if one.reason:
            yield from prose(one.reason)
        if one.material:
            yield Paragraph(words("recommendations_rests_on"), "quiet")
            yield Bullets([joined([piece.text, piece.source], " · ") for piece in one.material])


def _adoption(found: Found, words: Words) -> Iterator[Block]:
    decision = found.decision
    yield Heading(words("recommendations_adoption"))
    if decision is None or found.paper.adopted_on is None:
        yield Paragraph(words("recommendations_not_adopted"))
    else:
        pairs = [
            (words("recommendations_body"), found.body or ""),
            (words("when"), words.day(found.paper.adopted_on)),
            (words("procedure"), words.of("procedure", decision.procedure)),
            (words("result"), words.of("result", decision.result)),
            (words("recommendations_decision"), f"{decision.year}/{decision.number}"),
        ]
        yield Facts([(name, value) for name, value in pairs if value])
    standing = [one for one in found.objections if not one.is_withdrawn]
    if standing:
        yield Paragraph(words("recommendations_objections"), "quiet")
        yield Bullets([f"{one.party['name']}: {one.text}" for one in standing])
    accepted = [one for one in found.amendments if one.state == AmendmentState.accepted]
    if accepted:
        yield Table(
            [words("number"), words("recommendations_before"), words("recommendations_after"), words("who")],
            [[str(one.number), one.old_text, one.new_text, one.party["name"]] for one in accepted],
            [1, 4, 4, 3],
            words("recommendations_amendments"),
        )


def _council(found: Found, words: Words) -> Iterator[Block]:
    paper = found.paper
    yield Heading(words("recommendations_council"))
    if paper.handed_over_on:
        to, day = paper.handed_over_to or "", words.day(paper.handed_over_on)
        handed = words("recommendations_handed_over", to=to, date=day)
        purpose = (paper.handed_over_as or "").rstrip(".")
        yield Paragraph(f"{handed.rstrip('.')}, {purpose}." if purpose else handed)
    if paper.concept_name and paper.concept_on:
        day = words.day(paper.concept_on)
        yield Paragraph(words("recommendations_to_concept", name=paper.concept_name, date=day))
        if paper.concept_note:
            yield Paragraph(paper.concept_note)
    if paper.state in HANDED_OVER:
        header = [words("number"), words("recommendations_fate"), words("when"), words("recommendations_why")]
        rows = [
            [
                str(number),
                words(f"recommendations_fate_{one.fate}"),
                words.day(one.fate_on) if one.fate_on else "",
                joined([one.fate_reference, one.fate_reason], ": "),
            ]
            for number, one in enumerate(found.recommendations, start=1)
        ]
        yield Table(header, rows, [1, 3, 2, 6], words("recommendations_fates"))


def _material(found: Found, words: Words) -> Iterator[Block]:
    if not found.material:
        return
    used: dict[str, list[str]] = {}
    for number, one in enumerate(found.content.recommendations, start=1):
        for piece in one.material:
            used.setdefault(piece.id, []).append(str(number))
    yield Heading(words("recommendations_material"))
    yield Table(
        [
            words("recommendations_bundle"),
            words("what"),
            words("recommendations_source"),
            words("recommendations_used"),
        ],
        [
            [
                one.bundle or "",
                one.text,
                one.source["name"] if one.source else "",
                joined(used.get(one.id, [])) or one.not_pursued_because or words("recommendations_unused"),
            ]
            for one in found.material
        ],
        [3, 6, 3, 3],
        words("recommendations_material"),
    )
