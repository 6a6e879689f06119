"""Use case: the course of a meeting."""

from zlib import crc32

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.clock import today
from backend.core.etags import matches
from backend.core.events import sequence_of
from backend.core.http import Answer
from backend.meetings import service as meetings
from backend.meetings.agenda.course.schemas import Course
from backend.meetings.agenda.items import queries
from backend.meetings.agenda.items.showing import after, show_all
from backend.meetings.agenda.models import AgendaItem, AgendaItemState
from backend.meetings.models import Meeting


def answer(session: Session, actor: Actor, meeting: Meeting, *, public: bool, known: str | None) -> Answer:
    """The course as bytes, named by the alliance's sequence: who has it already costs a few small statements.

    `known` is what the caller has (`If-None-Match`). The sequence is read before the rows, so that what is sent is
    never older than its name.
    """
    sequence = sequence_of(session, meeting.alliance_id)
    name = "|".join((actor.standing, str(actor.id), meeting.id, str(public), today().isoformat()))
    tag = f'"{sequence}-{crc32(name.encode()):08x}"'
    if matches(known, tag):
        return Answer(b"", tag)
    session.refresh(meeting)
    return Answer(draw(session, actor, meeting, public=public).model_dump_json().encode(), tag)


def draw(session: Session, actor: Actor, meeting: Meeting, *, public: bool) -> Course:
    """The course as the actor sees it; `public`: as the room may see it, without internal items."""
    items = queries.listed(session, actor, meeting.id)
    if public:
        items = [item for item in items if not item.is_internal]
    current = next((place for place, item in enumerate(items) if item.state == AgendaItemState.in_progress), None)
    minutes = sum(item.minutes or 0 for item in items)
    return Course(
        meeting=meetings.show(actor, meeting),
        agenda=show_all(session, actor, items),
        current_id=None if current is None else items[current].id,
        next_id=_next(items, current),
        planned_minutes=minutes,
        planned_until=after(meeting.begins, minutes) if minutes else None,
        seconds=sum(item.seconds for item in items),
    )


def _next(items: list[AgendaItem], current: int | None) -> str | None:
    """The first open item behind the current one; if there is none, the first of all that are left."""
    behind = items[current + 1 :] if current is not None else items
    for item in (*behind, *items):
        if item.state == AgendaItemState.open:
            return item.id
    return None
