"""Use cases: notes of a coaching, for those who take part in it."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.problems import Forbidden
from backend.core.records import touch
from backend.programmes import recording
from backend.programmes.policy import NotTheAuthor
from backend.programmes.programme_events import queries
from backend.programmes.programme_events.models import CoachingNote, ProgrammeEvent
from backend.programmes.programme_events.schemas import CoachingNoteOut


class NotTakingPart(Forbidden):
    """Notes of a coaching are for those who are registered for it."""


def show(actor: Actor, note: CoachingNote) -> CoachingNoteOut:
    """The note; its author may change it."""
    can = ["edit"] if _is_author(actor, note) else []
    return CoachingNoteOut.model_validate({**note.model_dump(), "author": note.author_name, "can": can})


def require_taking_part(session: Session, actor: Actor, event: ProgrammeEvent) -> None:
    """Raise 403 for everybody who is not registered, also for the office."""
    if not queries.takes_part(session, actor, event.id):
        raise NotTakingPart


def write(session: Session, actor: Actor, event: ProgrammeEvent, values: dict[str, Any]) -> CoachingNote:
    """Write down a case. Its event says that there is one and none of its words: more people read events."""
    require_taking_part(session, actor, event)
    note = CoachingNote(
        alliance_id=event.alliance_id,
        programme_event_id=event.id,
        author_id=actor.user_id or actor.id,
        author_name=actor.name,
        **values,
    )
    recording.created(session, actor, "coaching_note", note, context_id=event.id)
    return note


def change(session: Session, actor: Actor, note: CoachingNote, values: dict[str, Any]) -> None:
    """Change one's own note. Raises 403 for those of others."""
    if not _is_author(actor, note):
        raise NotTheAuthor
    for name, value in values.items():
        setattr(note, name, value)
    if events.changes_of(note):
        touch(note)
        recording.happened(session, actor, "coaching_note.changed", note, {}, context_id=note.programme_event_id)


def _is_author(actor: Actor, note: CoachingNote) -> bool:
    return note.author_id is not None and note.author_id == (actor.user_id or actor.id)
