"""When the collection of material is over: by hand, or with the end of a meeting. Rules of processes ask here, too."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlmodel import Session

from backend.core.clock import GERMANY, now
from backend.core.dates.periods import reached
from backend.core.problems import Conflict
from backend.meetings.models import Meeting, MeetingState
from backend.processes.material import queries
from backend.processes.material.models import LateEntries, MaterialCollection
from backend.processes.models import Process


class MaterialClosed(Conflict):
    """The collection takes nothing more."""


class Closing(NamedTuple):
    """`at`: the moment from which material is late, also one to come; None while nobody can tell."""

    at: datetime | None

    @property
    def is_over(self) -> bool:
        """Whether what comes now is late."""
        return self.at is not None and self.at <= now()

    @property
    def day(self) -> date | None:
        """The last day on which material was or is in time."""
        if self.at is None:
            return None
        # A meeting that ended at midnight belongs to the day before.
        return (self.at.astimezone(GERMANY) - timedelta(microseconds=1)).date()


def of_process(session: Session, process: Process) -> Closing:
    """When the collection of this process closed or will close."""
    return of_collection(session, queries.collection(session, process))


def of_collection(session: Session, collection: MaterialCollection) -> Closing:
    """The earlier of what was closed by hand and the end of the meeting."""
    meeting = queries.meeting_of(session, collection.alliance_id, collection.closes_after_id)
    moments = [one for one in (collection.closed_at, _end_of(meeting)) if one is not None]
    return Closing(min(moments, default=None))


def _end_of(meeting: Meeting | None) -> datetime | None:
    """When it was ended, else the end of its last day; a meeting that was called off ends nothing."""
    if meeting is None or meeting.state == MeetingState.cancelled:
        return None
    if meeting.ended_at is not None:
        return meeting.ended_at
    if meeting.latest is None:
        return None
    return datetime.combine(reached(meeting.latest, days=1), time(), GERMANY)


def is_late(session: Session, process: Process) -> bool:
    """Whether material that is written down now is late. Raises 409 where late material is refused."""
    collection = queries.collection(session, process)
    closing = of_collection(session, collection)
    if not closing.is_over:
        return False
    if collection.late_entries == LateEntries.refused:
        raise MaterialClosed(day=closing.day)
    return True
