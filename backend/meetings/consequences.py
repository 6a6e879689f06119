"""What follows from a change of a meeting in the rooms within this one, in the same transaction.

They are named here and nowhere else, so that whoever changes a meeting (a person, its series, its minutes) need not
know them.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from backend.access.actors import Actor
from backend.meetings.agenda.backlog import rolling
from backend.meetings.models import Meeting


@dataclass(frozen=True)
class Before:
    """What a meeting was before a change."""

    state: str
    days: tuple[date | None, date | None]
    group_ids: tuple[str, ...]
    #: How often what a calendar shows of it had changed.
    revision: int

    @classmethod
    def of(cls, meeting: Meeting) -> "Before":
        """What the meeting is now."""
        return cls(meeting.state, (meeting.earliest, meeting.latest), tuple(meeting.group_ids), meeting.revision)


def follow(session: Session, actor: Actor, meeting: Meeting, before: Before) -> None:
    """Let the parts of a meeting follow a change of it; the change is flushed and recorded."""
    if meeting.state != before.state:
        rolling.follow(session, actor, meeting, before.state)
