"""Bodies: events of programmes, registrations, coaching notes."""

from datetime import date, time
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Integer, Name, Output, Patch, Prose, RecordOut, Title
from backend.people.parties import PartyIn, PartyOut
from backend.programmes.programme_events.models import (
    ProgrammeEventKind,
    ProgrammeEventState,
    RegistrationAttendance,
    RegistrationState,
)

Seats = Annotated[Integer, Field(ge=1, le=100_000)]
Link = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://")]
NoteText = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=r"\S")]
EVENT = {"kind": "exchange", "title": "Landesweiter Erfahrungsaustausch", "on_day": "2013-06-12", "capacity": 40}
NOTE = {"title": "Fall: kaum Jugendliche in der Werkstatt", "text": "Jugendtreff vor Ort besuchen."}


class ProgrammeEventIn(Input, json_schema_extra={"examples": [EVENT]}):
    """A new event over several municipalities."""

    kind: ProgrammeEventKind
    title: Title
    description: Prose | None = None
    on_day: date | None = None
    begins: time | None = None
    place: Title | None = None
    link: Link | None = None
    capacity: Seats | None = None


class ProgrammeEventPatch(Patch, json_schema_extra={"examples": [{"state": "held"}]}):
    """Changes to an event. More places let those who wait move up."""

    kind: ProgrammeEventKind = Field(default=None)
    title: Title = Field(default=None)
    description: Prose | None = None
    on_day: date | None = None
    begins: time | None = None
    place: Title | None = None
    link: Link | None = None
    capacity: Seats | None = None
    state: ProgrammeEventState = Field(default=None)


class ProgrammeEventOut(RecordOut):
    """An event. `registered` from so many `municipalities`; `takes_part`: the caller is registered themselves."""

    alliance_id: str
    programme_id: str
    kind: ProgrammeEventKind
    title: str
    description: str | None
    on_day: date | None
    begins: time | None
    place: str | None
    link: str | None
    capacity: int | None
    state: ProgrammeEventState
    registered: int
    municipalities: int
    takes_part: bool
    can: list[str]


class RegistrationIn(Input, json_schema_extra={"examples": [{"party": "A. Beispiel", "function": "Projektleitung"}]}):
    """Register somebody: of one's own municipality (`accession_id`), or as the office for one of the programme's
    (`participation_id`) or for itself (neither). `is_self`: the caller comes."""

    accession_id: Id | None = None
    participation_id: Id | None = None
    party: PartyIn | None = None
    function: Name | None = Field(default=None, examples=["Projektleitung"])
    is_self: Boolean = False


class RegistrationPatch(Patch, json_schema_extra={"examples": [{"attendance": "present"}]}):
    """Cancel or come back; the office notes who was there."""

    state: RegistrationState = Field(default=None)
    function: Name | None = None
    attendance: RegistrationAttendance | None = None


class RegistrationOut(RecordOut):
    """Somebody who comes to an event."""

    programme_event_id: str
    participation_id: str | None
    municipality_name: str
    party: PartyOut
    function: str | None
    state: RegistrationState
    attendance: RegistrationAttendance | None
    can: list[str]


class CoachingNoteIn(Input, json_schema_extra={"examples": [NOTE]}):
    """A case that was talked about, and what was advised."""

    title: Title
    text: NoteText


class CoachingNotePatch(Patch, json_schema_extra={"examples": [{"text": "Wie gewinnt man den Rat? Früh einladen."}]}):
    """Changes to a note."""

    title: Title = Field(default=None)
    text: NoteText = Field(default=None)


class CoachingNoteOut(RecordOut):
    """A note that those read who took part."""

    programme_event_id: str
    title: str
    text: str
    author: str
    can: list[str]


class EventCount(Output):
    """How many events of a kind, with how many registrations and people who came."""

    kind: ProgrammeEventKind
    events: int
    registered: int
    present: int
