"""Papers for a meeting that comes: invitation with agenda, attendance list to sign, name tents."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.meetings.agenda.items import queries as agenda_queries
from backend.meetings.minutes import queries as minutes_queries
from backend.meetings.models import Meeting
from backend.meetings.participants import queries as participant_queries
from backend.meetings.participants.models import Participant, Reply
from backend.publishing.papers.tree import Block, Facts, Heading, Paragraph, Table
from backend.publishing.papers.wording import Words, joined

#: Lines for those who are not on the list.
SPARE = 5


def name_of(session: Session, meeting: Meeting) -> str:
    """What the meeting is called: its title, or who meets."""
    return meeting.title or joined(minutes_queries.group_names(session, meeting))


def when_and_where(session: Session, meeting: Meeting, words: Words) -> Iterator[tuple[str, str]]:
    """The facts of a meeting, as far as they are known."""
    yield words("groups"), joined(minutes_queries.group_names(session, meeting))
    if meeting.fuzzy_date:
        yield words("when"), meeting.fuzzy_date["text"]
    if span := words.span(meeting.begins, meeting.ends):
        yield words("time"), span
    if place := joined([meeting.place, meeting.room]):
        yield words("place"), place
    if meeting.link:
        yield words("link"), meeting.link
    if meeting.moderator:
        yield words("moderator"), meeting.moderator["name"]


def invitation(session: Session, actor: Actor, meeting: Meeting, words: Words) -> list[Block]:
    """When, where, and what is on the agenda; with times where beginning and durations are known."""
    found: list[Block] = [
        Paragraph(words("invitation_text")),
        Facts(list(when_and_where(session, meeting, words))),
        Heading(words("agenda")),
    ]
    rows = list(_agenda(session, actor, meeting, words))
    if not rows:
        return [*found, Paragraph(words("no_agenda"))]
    header = [words(key) for key in ("number", "from", "what", "purpose", "minutes_planned", "presenter")]
    return [*found, Table(header, rows, [2, 2, 8, 4, 3, 5], words("agenda"))]


def _agenda(session: Session, actor: Actor, meeting: Meeting, words: Words) -> Iterator[list[str]]:
    day = datetime(2000, 1, 1)  # noqa: DTZ001 (a clock on the wall: only its hours and minutes are shown)
    clock = datetime.combine(day, meeting.begins) if meeting.begins else None
    for number, item in enumerate(agenda_queries.listed(session, actor, meeting.id), start=1):
        yield [
            str(number),
            f"{clock:%H:%M}" if clock else "",
            item.title,
            words.of("purpose", item.purpose),
            words("minutes_value", count=item.minutes) if item.minutes else "",
            item.presenter["name"] if item.presenter else "",
        ]
        # After an item whose duration nobody knows, no time can be told.
        clock = clock + timedelta(minutes=item.minutes) if clock and item.minutes else None


def attendance_list(session: Session, meeting: Meeting, words: Words) -> list[Block]:
    """Everybody who is expected, with room for a signature, and some empty lines."""
    rows = [
        [one.party_name, one.represents["name"] if one.represents else "", words.of("role", one.role), ""]
        for one in participant_queries.living(session, meeting.id)
    ]
    rows += [["", "", "", ""] for _ in range(SPARE)]
    header = [words(key) for key in ("name", "for", "role", "signature")]
    facts = Facts(list(when_and_where(session, meeting, words)))
    return [facts, Table(header, rows, [4, 4, 3, 5], words("attendance-list"), tall=True)]


def tents(session: Session, meeting: Meeting) -> list[dict[str, Any]]:
    """A name and, where it is known, whom they stand for; without those who said that they do not come."""
    return [
        {"name": one.party_name, "line": one.represents["name"] if one.represents else None}
        for one in participant_queries.living(session, meeting.id)
        if _is_expected(one)
    ]


def _is_expected(one: Participant) -> bool:
    return one.reply != Reply.declined
