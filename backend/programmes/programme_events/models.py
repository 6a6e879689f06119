"""Tables: programme events, registrations, coaching notes."""

from datetime import date, time
from enum import StrEnum

from sqlmodel import Field

from backend.core.records import ID_LENGTH, Record, reference
from backend.people.models import PartyColumns


class ProgrammeEventKind(StrEnum):
    """What it is for."""

    exchange = "exchange"
    coaching = "coaching"
    training = "training"
    other = "other"


class ProgrammeEventState(StrEnum):
    """The life of an event."""

    planned = "planned"
    held = "held"
    cancelled = "cancelled"


class RegistrationState(StrEnum):
    """Whether somebody has a place."""

    registered = "registered"
    waitlisted = "waitlisted"
    cancelled = "cancelled"


class RegistrationAttendance(StrEnum):
    """Whether somebody came."""

    present = "present"
    absent = "absent"
    excused = "excused"


class ProgrammeEvent(Record, table=True):
    """An event over several municipalities."""

    __tablename__ = "programme_events"

    alliance_id: str = reference("alliances.id")
    programme_id: str = reference("programmes.id")
    kind: str = Field(max_length=20)
    title: str = Field(max_length=300)
    description: str | None = Field(default=None)
    on_day: date | None = Field(default=None)
    begins: time | None = Field(default=None)
    place: str | None = Field(default=None, max_length=300)
    link: str | None = Field(default=None, max_length=500)
    capacity: int | None = Field(default=None)
    state: str = Field(default=ProgrammeEventState.planned, max_length=20)


class Registration(Record, PartyColumns, table=True):
    """Somebody comes to an event, for their municipality.

    `programme_event_id` and `participation_id` name records of the office and are no foreign keys: the registration
    belongs to the alliance that made it. `user_id`: who registered themselves.
    """

    __tablename__ = "registrations"

    alliance_id: str = reference("alliances.id")
    programme_event_id: str = Field(max_length=ID_LENGTH, index=True)
    participation_id: str | None = Field(default=None, max_length=ID_LENGTH, index=True)
    user_id: str | None = reference("users.id", null=True, on_delete="SET NULL")
    municipality_name: str = Field(max_length=200)
    function: str | None = Field(default=None, max_length=200)
    state: str = Field(default=RegistrationState.registered, max_length=20)
    queued_at: int = Field(default=0)
    attendance: str | None = Field(default=None, max_length=20)


class CoachingNote(Record, table=True):
    """What is noted of a case in a coaching. Read by those who are registered, whatever alliance it hangs on."""

    __tablename__ = "coaching_notes"

    alliance_id: str = reference("alliances.id")
    programme_event_id: str = Field(max_length=ID_LENGTH, index=True)
    title: str = Field(max_length=300)
    text: str
    author_id: str | None = Field(default=None, max_length=ID_LENGTH)
    author_name: str = Field(max_length=200)
