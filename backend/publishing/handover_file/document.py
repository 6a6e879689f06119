"""The handover file as a paper: the same content as blocks that every format writes alike."""

from collections.abc import Iterator

from backend.actions.models import AssignmentState
from backend.core.language import has_text, text
from backend.publishing.handover_file.schemas import GroupOfPeople, HandoverFile, MemberShort, Obligations
from backend.publishing.papers.tree import Block, Bullets, Facts, Heading, Look, Paper, Paragraph, Table
from backend.publishing.papers.wording import Words, joined
from backend.publishing.steering.schemas import Term


def paper(file: HandoverFile, language: str, look: Look) -> Paper:
    """The file as a tree."""
    words = Words(language)
    made = Paper(
        title=words("titled", paper=_text("title", language), title=file.alliance),
        language=language,
        look=look,
        subtitle=words("as_of", date=words.day(file.on)),
        page=words("page"),
    )
    made.blocks.extend(_dates(file, words))
    made.blocks.extend(_open_items(file, words))
    made.blocks.extend(_promises(file, words))
    made.blocks.append(Heading(_text("people", language)))
    for group in file.groups:
        made.blocks.extend(_group(group, words))
    made.blocks.extend(_running(file.obligations, words))
    return made


def _text(key: str, language: str, **values: object) -> str:
    return text(f"handover.{key}", language, **values)


def _dates(file: HandoverFile, words: Words) -> Iterator[Block]:
    yield Heading(_text("dates", words.language))
    lines = [
        joined([words.day(one.when.earliest), one.title, one.where]) for one in file.next_dates if one.when.earliest
    ]
    yield Bullets(lines) if lines else Paragraph(_text("no_dates", words.language))


def _open_items(file: HandoverFile, words: Words) -> Iterator[Block]:
    title = _text("open", words.language, count=len(file.open_items))
    yield Heading(title)
    if not file.open_items:
        yield Paragraph(words("no_items"))
        return
    header = [words(key) for key in ("number", "what", "who", "next_date", "state")]
    rows = [
        [
            one.number,
            joined([one.title, one.group], "\n"),
            one.owner or words("nobody"),
            one.next_date or words("no_date"),
            joined(
                [
                    one.status_label or words.status(one.status),
                    *(text(f"alarm.{alarm}", words.language) for alarm in one.alarms),
                ],
                "\n",
            ),
        ]
        for one in file.open_items
    ]
    yield Table(header, rows, [2, 6, 4, 3, 4], title)


def _promises(file: HandoverFile, words: Words) -> Iterator[Block]:
    title = _text("promises", words.language)
    yield Heading(title)
    if not file.promises:
        yield Paragraph(_text("none", words.language))
        return
    header = [words("who"), words("what"), words("number"), words("state")]
    rows = [
        [
            one.party.name,
            one.task or one.step or one.title,
            one.number,
            _text("accepted", words.language)
            if one.state == AssignmentState.accepted
            else text(f"export.assignment.{one.state}", words.language),
        ]
        for one in file.promises
    ]
    yield Table(header, rows, [4, 6, 2, 3], title)


def _group(group: GroupOfPeople, words: Words) -> Iterator[Block]:
    yield Heading(group.name, 2)
    if group.until:
        yield Paragraph(_text("until", words.language, day=words.day(group.until)), "quiet")
    if group.members:
        yield Bullets([_member(one, words) for one in group.members])
    else:
        yield Paragraph(_text("no_members", words.language))
    for key, lines in (("duties", group.duties), ("questions", group.open_questions)):
        if lines:
            yield Heading(_text(key, words.language), 3)
            yield Bullets(lines)


def _member(one: MemberShort, words: Words) -> str:
    key = f"handover.role.{one.role}"
    role = text(key, words.language) if has_text(key) else one.role
    represents = _text("for", words.language, name=one.represents) if one.represents else None
    return joined([one.name, None if one.role == "member" else role, one.function, represents])


def _running(running: Obligations, words: Words) -> Iterator[Block]:
    language = words.language
    yield Heading(_text("running", language))
    reviews = [
        f"{one.year}/{one.number} {one.matter}: "
        + (_text("due_since", language, day=words.day(one.review_on)) if one.is_due else words.day(one.review_on))
        for one in running.reviews
    ]
    lists = {
        "terms": [_term(term, words) for term in running.terms],
        "series": [joined([one.title, one.rhythm, one.group]) for one in running.series],
        "reviews": reviews,
        "releases_waiting": running.releases_waiting,
        "published": [joined(running.published)] if running.published else [],
        "personal_links": [str(running.personal_links)] if running.personal_links else [],
        "tokens": [
            joined([one.name, _text("until", language, day=words.day(one.expires_at)) if one.expires_at else None])
            for one in running.tokens
        ],
        "webhooks": [
            joined([one.description, one.host, None if one.is_active else _text("stopped", language)])
            for one in running.webhooks
        ],
    }
    none = _text("none", language)
    yield Facts([(_text(f"obligation.{key}", language), "\n".join(lines) or none) for key, lines in lists.items()])


def _term(term: Term, words: Words) -> str:
    language = words.language
    until = _text("until", language, day=words.day(term.until)) if term.until else None
    if term.successor is None:
        return joined([term.group.name, until, _text("no_successor", language)])
    left = _text("promises_left", language, numbers=joined(term.open_promises.numbers))
    return joined([term.group.name, until, _text("successor", language, name=term.successor.name), left])
