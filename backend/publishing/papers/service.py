"""Use cases: put a paper together and write it in a format."""

from collections.abc import Callable

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.alliances.models import Alliance
from backend.core.clock import today
from backend.core.language import text
from backend.core.problems import Conflict, NotFound
from backend.meetings.minutes import queries as minutes_queries
from backend.meetings.minutes import service as minutes_service
from backend.meetings.minutes.content import Addendum, MinutesContent, NamedParty
from backend.meetings.models import Meeting, MeetingState
from backend.people.models import PartyKind
from backend.publishing import queries
from backend.publishing.names import Nameless
from backend.publishing.papers import boards, docx, executions, gatherings, html, minutes, odt, pdf, public_minutes
from backend.publishing.papers.kinds import AlliancePaper, MeetingPaper, PaperFormat
from backend.publishing.papers.looks import look_of
from backend.publishing.papers.tree import Paper, Paragraph
from backend.publishing.papers.wording import Words, joined

WRITERS: dict[PaperFormat, Callable[[Paper], bytes]] = {
    PaperFormat.pdf: pdf.write,
    PaperFormat.odt: odt.write,
    PaperFormat.docx: docx.write,
    PaperFormat.html: html.write,
}


class MinutesNotCirculated(Conflict):
    """There is nothing to read yet."""


def of_meeting(
    session: Session,
    actor: Actor,
    alliance: Alliance,
    meeting: Meeting,
    paper: MeetingPaper,
    format: PaperFormat,
    language: str,
    *,
    group_id: str | None = None,
    number: int | None = None,
) -> bytes:
    """A paper of a meeting as a file. `group_id`: minutes of what concerns this group only; `number`: of their version.

    Raises 409 while there are no minutes for the actor, or while something in public ones has to be filled in.
    """
    words = Words(language)
    look = look_of(session, alliance)
    name = gatherings.name_of(session, meeting)
    subtitle = meeting.fuzzy_date["text"] if meeting.fuzzy_date else None
    title = words("titled", paper=words(paper), title=name)
    if paper is MeetingPaper.name_tents:
        return pdf.compiled("tents", title, language, look, {"tents": gatherings.tents(session, meeting)})
    made = Paper(title=title, language=language, look=look, subtitle=subtitle, page=words("page"))
    if paper is MeetingPaper.invitation:
        made.blocks.extend(gatherings.invitation(session, actor, meeting, words))
    elif paper is MeetingPaper.attendance_list:
        made.blocks.extend(gatherings.attendance_list(session, meeting, words))
    elif paper is MeetingPaper.public_minutes:
        made = _public(session, alliance, meeting, made, words)
    else:
        made = _minutes(session, actor, meeting, made, words, group_id, number)
    return WRITERS[format](made)


def of_alliance(
    session: Session,
    alliance: Alliance,
    paper: AlliancePaper,
    format: PaperFormat,
    language: str,
    *,
    group_id: str | None = None,
    party: str | None = None,
) -> bytes:
    """A paper of an alliance as a file; of one group, if `group_id` is given, for one `party` where it is about some."""
    words, look = Words(language), look_of(session, alliance)
    day = words.day(today())
    title = words("titled", paper=words(paper), title=alliance.name)
    if paper is AlliancePaper.poster:
        columns = boards.poster(session, alliance.id, words)
        data = {"columns": columns, "subtitle": words("as_of", date=day), "page": words("sheet")}
        return pdf.compiled("poster", title, language, look, {**data, "empty": words("empty_column")})
    if paper is AlliancePaper.executions:
        told = executions.blocks(session, alliance.id, party, words)
        return WRITERS[format](Paper(title, language, look, words("as_of", date=day), words("page"), told))
    group = _group_name(session, alliance.id, group_id)
    subtitle = words("for_group", group=group, date=day) if group else words("as_of", date=day)
    blocks = boards.open_items(session, alliance.id, group_id, words)
    return WRITERS[format](Paper(title, language, look, subtitle, words("page"), blocks))


def _minutes(
    session: Session,
    actor: Actor,
    meeting: Meeting,
    made: Paper,
    words: Words,
    group_id: str | None,
    number: int | None,
) -> Paper:
    shown = minutes_service.show(session, actor, meeting, words.language)
    content, is_draft = shown.content, shown.is_draft
    if number is not None:
        version = minutes_queries.numbered(session, meeting.id, number)
        if version is None:
            raise NotFound
        content, is_draft = MinutesContent.model_validate(version.content), False
    if content is None:
        raise MinutesNotCirculated
    group = _group_name(session, meeting.alliance_id, group_id)
    if group_id is not None:
        content = minutes.extract(content, group_id)
    state = words("draft") if is_draft else _state(meeting, number or shown.number, shown.number, words)
    subtitle = joined([made.subtitle, state, words("extract", group=group) if group else None], " · ")
    addenda = shown.addenda if not is_draft else []
    blocks = minutes.blocks(content, addenda, words)
    title = minutes.title(content, words)
    return Paper(title, made.language, made.look, subtitle, made.page, blocks)


def _state(meeting: Meeting, number: int | None, last: int | None, words: Words) -> str:
    key = "version"
    if number == last and meeting.state in (MeetingState.approved, MeetingState.amended):
        key = f"version_{meeting.state}"
    return words(key, number=number)


def _public(session: Session, alliance: Alliance, meeting: Meeting, made: Paper, words: Words) -> Paper:
    version = minutes_queries.latest(session, meeting.id)
    if version is None:
        raise MinutesNotCirculated
    content = MinutesContent.model_validate(version.content)
    nameless = _nameless(session, alliance, content, words.language)
    public = public_minutes.nameless_content(content, nameless, words.language)
    minutes_service.refuse_placeholders(minutes_service.unfilled(public, words.language))
    addenda = [
        Addendum(id=one.id, text=nameless.text(one.text) or "", author_name=alliance.name, created_at=one.created_at)
        for one in minutes_queries.addenda(session, meeting.id)
    ]
    blocks = minutes.blocks(public, addenda, words)
    if who := public_minutes.present_in_words(content, nameless, words.language):
        blocks.insert(1, Paragraph(words("persons_present", who=who)))
    title = words("titled", paper=words("minutes"), title=minutes.name_of(public.head))
    return Paper(title, made.language, made.look, made.subtitle, made.page, blocks)


def _nameless(session: Session, alliance: Alliance, content: MinutesContent, language: str) -> Nameless:
    """Takes out whom the alliance knows, and whoever the minutes themselves name."""
    named = [content.head.moderator, content.head.minute_taker, *(one.party for one in content.participants)]
    for item in content.items:
        named.append(item.presenter)
        for decision in (one.decision for one in item.outcomes if one.decision):
            named += [decision.entered_for, *(one.party for one in decision.objections)]
    return Nameless(
        [*queries.persons(session, alliance.id), *(party.name for party in named if party and _is_person(party))],
        [alliance.name, *queries.public_names(session, alliance.id)],
        text("publication.somebody", language),
    )


def _is_person(party: NamedParty | None) -> bool:
    return party is not None and party.kind == PartyKind.person


def _group_name(session: Session, alliance_id: str, group_id: str | None) -> str | None:
    """The group's name; 404 if the alliance has no such group."""
    if group_id is None:
        return None
    stage = group_queries.succession(session, [alliance_id]).stages.get(group_id)
    if stage is None:
        raise NotFound
    return stage.name
