"""Bodies: series of meetings."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Integer, Output, Patch, RecordOut, Title
from backend.meetings.agenda.models import AgendaPurpose
from backend.meetings.models import MeetingKind
from backend.meetings.schemas import ClockIn, ClockOut, Further, Link, MeetingOut, Room, Where
from backend.people.parties import PartyIn, PartyOut

Rule = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, strip_whitespace=True),
    Field(description="An RRULE (RFC 5545 section 3.3.10) of days", examples=["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"]),
]
Rhythm = Annotated[
    str,
    StringConstraints(max_length=300, strip_whitespace=True),
    Field(description="How often, in words that give no dates", examples=["etwa alle zwei Monate"]),
]
Exceptions = Annotated[list[date], Field(max_length=200, description="Days on which there is no meeting")]
DURATION_MOST = 24 * 60
EXAMPLE = {
    "group_id": "01920000-0000-7000-8000-000000000001",
    "title": "Koordinierungsgruppe",
    "kind": "working_session",
    "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "starts_on": "2027-01-12",
    "begins": "18:00",
    "ends": "20:00",
    "where": "Rathaus",
    "minute_takers": ["A. Beispiel", "B. Muster"],
    "agenda": [{"title": "Stand der Karten", "purpose": "information", "minutes": 20, "is_recurring": True}],
}


class AgendaTemplateItem(Input):
    """A point with which the agenda of each meeting begins."""

    title: Title
    purpose: AgendaPurpose = AgendaPurpose.discussion
    minutes: Annotated[Integer, Field(ge=1, le=DURATION_MOST)] | None = None
    presenter: PartyIn | None = None
    is_recurring: Boolean = False


class AgendaTemplateOut(Output):
    """A point with which the agenda of each meeting begins."""

    title: str
    purpose: AgendaPurpose
    minutes: int | None
    presenter: PartyOut | None
    is_recurring: bool


Template = Annotated[list[AgendaTemplateItem], Field(max_length=50)]
Turns = Annotated[
    list[PartyIn], Field(max_length=50, description="Who takes the minutes, in turns; the next one with each meeting")
]


class MeetingSeriesIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """A new series. With a `rule` its dates can be laid out; a `rhythm` only says roughly how often."""

    group_id: Id
    group_ids: Further = Field(default_factory=list)
    title: Title
    kind: MeetingKind = MeetingKind.other
    rule: Rule | None = None
    rhythm: Rhythm | None = None
    starts_on: date | None = Field(default=None, description="The first possible day; today for a rule without it")
    until: date | None = None
    begins: ClockIn | None = None
    ends: ClockIn | None = None
    where: Where | None = None
    room: Room | None = None
    link: Link | None = None
    moderator: PartyIn | None = None
    minute_takers: Turns = Field(default_factory=list)
    exceptions: Exceptions = Field(default_factory=list)
    agenda: Template = Field(default_factory=list)


class MeetingSeriesPatch(Patch):
    """Changes to a series. Its meetings to come change with it, but for those that were changed singly."""

    group_id: Id = Field(default=None)
    group_ids: Further = Field(default=None)
    title: Title = Field(default=None)
    kind: MeetingKind = Field(default=None)
    rule: Rule | None = None
    rhythm: Rhythm | None = None
    starts_on: date | None = None
    until: date | None = None
    begins: ClockIn | None = None
    ends: ClockIn | None = None
    where: Where | None = None
    room: Room | None = None
    link: Link | None = None
    moderator: PartyIn | None = None
    minute_takers: Turns = Field(default=None)
    exceptions: Exceptions = Field(default=None)
    agenda: Template = Field(default=None)


class Carried(Output):
    """What became of the meetings to come when their series was changed."""

    changed: list[str] = Field(description="Ids of the meetings that changed with it")
    kept: list[str] = Field(description="Ids of those that stayed: they were changed singly, or the rule has no day")


class MeetingSeriesOut(RecordOut):
    """A series of meetings."""

    alliance_id: str
    group_id: str
    group_ids: list[str]
    title: str
    kind: MeetingKind
    rule: str | None
    rhythm: str | None
    starts_on: date | None
    until: date | None
    begins: ClockOut | None
    ends: ClockOut | None
    where: str | None
    room: str | None
    link: str | None
    moderator: PartyOut | None
    minute_takers: list[PartyOut]
    exceptions: list[date]
    agenda: list[AgendaTemplateOut]
    can: list[str]


class MeetingSeriesChanged(MeetingSeriesOut):
    """A series after a change, and what became of its meetings to come."""

    carried: Carried


class Period(Input, json_schema_extra={"examples": [{"starting": "2027-01-01", "ending": "2027-06-30"}]}):
    """The days, both included, whose dates are laid out as meetings."""

    starting: date
    ending: date


class LaidOut(Output):
    """The meetings that were laid out, and how many dates of the period had one already."""

    created: list[MeetingOut]
    already: int


class SeriesDate(Output):
    """A day that the rule gives. `meeting_id`: the meeting that was laid out for it, wherever it was moved since."""

    on: date
    is_exception: bool
    meeting_id: str | None


class SeriesDates(Output):
    """The days of a series in a period."""

    dates: list[SeriesDate]
