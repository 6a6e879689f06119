"""The minutes as a paper: complete, or what concerns one group."""

from collections.abc import Iterator, Sequence

from backend.alliances.groups.models import Competence
from backend.meetings.minutes.content import (
    Addendum,
    MinutesActionItem,
    MinutesContent,
    MinutesDecision,
    MinutesHead,
    MinutesItem,
    MinutesOutcome,
    MinutesParticipant,
    NamedParty,
)
from backend.publishing.papers.tree import Block, Bullets, Facts, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined, prose


def extract(content: MinutesContent, group_id: str) -> MinutesContent:
    """The minutes with the items of one group only; their numbers stay."""
    items = [item for item in content.items if group_id in item.group_ids]
    touched = {card.number for item in items for card in _cards_of(item)}
    return content.model_copy(
        update={
            "items": items,
            "decisions": [],
            "action_items": [card for card in content.action_items if card.number in touched],
            "annexes": [one for one in content.annexes if one.action_item in touched],
        }
    )


def title(content: MinutesContent, words: Words) -> str:
    """What stands on top."""
    return words("titled", paper=words("minutes"), title=name_of(content.head))


def name_of(head: MinutesHead) -> str:
    """What the meeting is called."""
    return head.title or joined(head.groups)


def blocks(content: MinutesContent, addenda: Sequence[Addendum], words: Words) -> list[Block]:
    """All parts of the minutes, in their order."""
    return list(_parts(content, addenda, words))


def _parts(content: MinutesContent, addenda: Sequence[Addendum], words: Words) -> Iterator[Block]:
    yield Facts(list(facts(content.head, words)))
    if content.participants:
        yield Heading(words("participants"))
        yield _attendance(content.participants, words)
    if content.approved:
        yield Heading(words("approved"))
        yield Bullets(
            [words("approved_one", when=one.when or one.title or "", version=one.version) for one in content.approved]
        )
    if content.items:
        yield Heading(words("agenda"))
        yield Bullets([words("item", number=item.number, title=item.title) for item in content.items])
    for item in content.items:
        yield from _item(item, words)
    if content.decisions:
        yield Heading(words("other_decisions"))
        for decision in content.decisions:
            yield from _decision(decision, words)
    if content.action_items:
        yield Heading(words("tasks"))
        yield _tasks(content.action_items, words)
    put_off = [_put_off(item, words) for item in content.items if item.state in ("postponed", "not_discussed")]
    if put_off:
        yield Heading(words("put_off"))
        yield Bullets(put_off)
    if content.annexes:
        yield Heading(words("annexes"))
        yield Bullets(
            [
                words("annex", name=joined([one.name, one.description]), number=one.action_item)
                for one in content.annexes
            ]
        )
    if addenda:
        yield Heading(words("addenda"))
        for addendum in addenda:
            day = words.day(addendum.created_at.date())
            yield Paragraph(words("addendum", date=day, author=addendum.author_name), "quiet")
            yield from prose(addendum.text)


def facts(head: MinutesHead, words: Words) -> Iterator[tuple[str, str]]:
    """When, where and who led it."""
    yield words("groups"), joined(head.groups)
    if head.when:
        yield words("when"), head.when
    if span := words.span(head.begins, head.ends):
        yield words("time"), span
    if place := joined([head.place, head.room]):
        yield words("place"), place
    for member, party in (("moderator", head.moderator), ("minute_taker", head.minute_taker)):
        if party:
            yield words(member), party.name
    if head.headcount is not None:
        yield words("headcount"), words("headcount_value", count=head.headcount)


def _attendance(people: Sequence[MinutesParticipant], words: Words) -> Table:
    rows = []
    for one in people:
        deputy = words("deputy_for", name=one.deputy_for) if one.deputy_for else None
        attendance = words.of("attendance", one.attendance) if one.attendance else ""
        rows.append(
            [
                one.party.name,
                joined([one.represents, deputy]),
                words.of("role", one.role),
                joined([attendance, one.remark], "; "),
            ]
        )
    header = [words("name"), words("for"), words("role"), words("attendance")]
    return Table(header, rows, [4, 4, 2, 3], words("participants"))


def _item(item: MinutesItem, words: Words) -> Iterator[Block]:
    yield Heading(words("item", number=item.number, title=item.title))
    about = [
        words.of("purpose", item.purpose),
        words("presented_by", name=item.presenter.name) if item.presenter else None,
        words("card", number=item.action_item.number) if item.action_item else None,
        words("internal") if item.is_internal else None,
    ]
    yield Paragraph(joined(about, " · "), "quiet")
    yield from prose(item.notes)
    for outcome in item.outcomes:
        yield from _outcome(outcome, words)
    if item.state == "not_discussed":
        yield Paragraph(words("not_discussed"))
    elif item.state == "postponed" and not any(one.kind == "postponement" for one in item.outcomes):
        yield Paragraph(_postponed(item.postponed_to, words))


def _outcome(outcome: MinutesOutcome, words: Words) -> Iterator[Block]:
    if outcome.decision:
        yield from _decision(outcome.decision, words)
    if outcome.kind == "information" and outcome.text:
        yield Paragraph(words("information", text=outcome.text))
    elif outcome.text:
        yield from prose(outcome.text)
    if outcome.action_item and outcome.kind == "action_item":
        card = outcome.action_item
        told = [
            words("task", number=card.number, title=card.title),
            words("task_who", who=_names(card.owners, words)),
            words("task_next", when=card.next_date) if card.next_date else None,
        ]
        yield Paragraph(joined(told, "; "), "strong")
    if outcome.kind == "postponement":
        yield Paragraph(_postponed(outcome.postponed_to, words))


def _decision(one: MinutesDecision, words: Words) -> Iterator[Block]:
    yield Heading(words("decision", number=one.number, matter=one.matter), 2)
    yield Paragraph(one.text, "strong")
    pairs = [
        (words("procedure"), words.of("procedure", one.procedure)),
        (words("result"), words.of("result", one.result)),
    ]
    if one.votes_yes is not None or one.votes_no is not None or one.votes_abstention is not None:
        counted = {"yes": one.votes_yes or 0, "no": one.votes_no or 0, "abstention": one.votes_abstention or 0}
        pairs.append((words("votes"), words("votes_value", **counted)))
    if one.competence != Competence.decide:
        pairs.append((words("competence"), words.of("competence", one.competence)))
    for objection in one.objections:
        told = joined([objection.party.name if objection.party else None, objection.text], ": ")
        pairs.append((words("objection"), words("withdrawn", text=told) if objection.is_withdrawn else told))
    if one.conditions:
        pairs.append((words("conditions"), one.conditions))
    if one.entered_for:
        pairs.append((words("entered_for"), one.entered_for.name))
    if one.review_on:
        pairs.append((words("review_on"), words.day(one.review_on)))
    yield Facts(pairs)


def _tasks(cards: Sequence[MinutesActionItem], words: Words) -> Table:
    header = [words("number"), words("what"), words("who"), words("next_date"), words("state")]
    rows = [
        [
            card.number,
            card.title,
            _names(card.owners, words),
            card.next_date or words("no_date"),
            words.status(card.status),
        ]
        for card in cards
    ]
    return Table(header, rows, [2, 5, 4, 3, 3], words("tasks"))


def _put_off(item: MinutesItem, words: Words) -> str:
    when = words("not_discussed") if item.state == "not_discussed" else _postponed(item.postponed_to, words)
    return f"{words('item', number=item.number, title=item.title)}. {when}"


def _postponed(when: str | None, words: Words) -> str:
    return words("postponed", when=when) if when else words("postponed_open")


def _names(parties: Sequence[NamedParty], words: Words) -> str:
    return joined(party.name for party in parties) or words("nobody")


def _cards_of(item: MinutesItem) -> Iterator[MinutesActionItem]:
    for card in (item.action_item, *(one.action_item for one in item.outcomes)):
        if card:
            yield card
