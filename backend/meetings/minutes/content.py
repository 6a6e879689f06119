"""What minutes hold: shapes that are frozen with a version, so members are only ever added, with a default."""

from datetime import date

from pydantic import Field

from backend.actions.models import Status
from backend.core.schemas import Output, Timestamp
from backend.meetings.agenda.models import AgendaItemState, AgendaPurpose, OutcomeKind
from backend.meetings.decisions.models import DecisionResult, Procedure
from backend.meetings.models import MeetingKind
from backend.meetings.participants.models import Attendance, ParticipantRole
from backend.meetings.schemas import ClockOut
from backend.people.models import PartyKind


class NamedParty(Output):
    """Somebody named. `function` is what a person is in the alliance, for texts that name nobody."""

    kind: PartyKind
    name: str
    function: str | None = None


class MinutesHead(Output):
    """Which meeting it was."""

    title: str | None
    kind: MeetingKind
    groups: list[str] = Field(description="Who met, the group that called first")
    when: str | None = Field(description="The date as written")
    day: date | None = Field(description="The date, if it is one day")
    begins: ClockOut | None
    ends: ClockOut | None
    place: str | None
    room: str | None
    moderator: NamedParty | None
    minute_taker: NamedParty | None
    headcount: int | None = Field(description="How many were there, as stated")


class MinutesParticipant(Output):
    """Somebody on the list, and whether they were there."""

    party: NamedParty
    role: ParticipantRole
    represents: str | None
    deputy_for: str | None
    attendance: Attendance | None
    remark: str | None


class MinutesObjection(Output):
    """Who objected, and why."""

    party: NamedParty | None
    text: str
    is_withdrawn: bool = False


class MinutesDecision(Output):
    """A decision as it was taken."""

    id: str
    number: str = Field(examples=["2009/3"])
    matter: str
    text: str
    procedure: Procedure
    result: DecisionResult
    competence: str = Field(description="What the body may do in the matter", examples=["decide"])
    votes_yes: int | None
    votes_no: int | None
    votes_abstention: int | None
    objections: list[MinutesObjection]
    conditions: str | None
    entered_for: NamedParty | None
    review_on: date | None


class MinutesActionItem(Output):
    """A card, as it stood."""

    id: str
    number: str
    title: str
    status: Status
    owners: list[NamedParty]
    next_date: str | None = Field(description="As written")


class MinutesOutcome(Output):
    """What came out of an item."""

    id: str
    kind: OutcomeKind
    text: str
    decision: MinutesDecision | None
    action_item: MinutesActionItem | None
    postponed_to: str | None = Field(description="The date of the meeting to which it was put off")


class MinutesItem(Output):
    """One point of the agenda with what was said and what came out of it."""

    id: str
    number: int
    title: str
    purpose: AgendaPurpose
    state: AgendaItemState
    is_internal: bool
    presenter: NamedParty | None
    group_ids: list[str] = Field(description="Whose matter it is; empty: everybody's")
    action_item: MinutesActionItem | None
    postponed_to: str | None
    notes: str
    outcomes: list[MinutesOutcome]


class MinutesAnnex(Output):
    """A file on a card that was talked about."""

    name: str
    description: str | None
    action_item: str = Field(description="The number of its card")


class ApprovedMinutes(Output):
    """Minutes of an earlier meeting that this meeting approved."""

    title: str | None
    when: str | None
    version: int


class MinutesContent(Output):
    """All that minutes show, assembled from the meeting."""

    head: MinutesHead
    participants: list[MinutesParticipant]
    approved: list[ApprovedMinutes]
    items: list[MinutesItem]
    decisions: list[MinutesDecision] = Field(description="Decisions of the meeting outside of its agenda")
    action_items: list[MinutesActionItem] = Field(description="Every card that the minutes touch, once")
    annexes: list[MinutesAnnex]


class Addendum(Output):
    """What was added after the approval."""

    id: str
    text: str
    author_name: str
    created_at: Timestamp
