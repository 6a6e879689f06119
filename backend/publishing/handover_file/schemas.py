"""Bodies: the handover file."""

from datetime import date

from backend.actions.models import AssignmentState, Status
from backend.alliances.groups.models import GroupKind
from backend.core.schemas import Output, Timestamp
from backend.people.parties import PartyOut
from backend.publishing.steering.schemas import Term
from backend.publishing.year_plan.schemas import PlanEntry


class OpenItem(Output):
    """A card that is not closed. `owner` is the first who accepted; `next_date` as it was written."""

    id: str
    number: str
    title: str
    group: str | None
    status: Status
    status_label: str | None
    owner: str | None
    next_date: str | None
    alarms: list[str]


class FiledPromise(Output):
    """Who was asked for or accepted what, on a card that is not closed."""

    number: str
    title: str
    party: PartyOut
    task: str | None
    step: str | None
    state: AssignmentState


class MemberShort(Output):
    """Somebody in a group. `function`: what they are besides, in their organisation or by profession."""

    name: str
    role: str
    function: str | None
    represents: str | None


class GroupOfPeople(Output):
    """A group of today and who sits in it, with its duties and the questions about them that are open."""

    id: str
    name: str
    kind: GroupKind
    until: date | None
    members: list[MemberShort]
    duties: list[str]
    open_questions: list[str]


class RunningSeries(Output):
    """A series of meetings that goes on. `rule` is an RRULE (RFC 5545 section 3.3.10), `rhythm` its words."""

    id: str
    title: str
    group: str | None
    rule: str | None
    rhythm: str | None
    until: date | None


class Review(Output):
    """A decision that is to be looked at again; `number` within its year."""

    id: str
    year: int
    number: int
    matter: str
    review_on: date
    is_due: bool


class RunningToken(Output):
    """A system that has access."""

    name: str
    role: str
    expires_at: Timestamp | None
    last_used_at: Timestamp | None


class RunningWebhook(Output):
    """A system that is told of what happens; of its address the host alone."""

    description: str
    host: str
    is_active: bool


class Obligations(Output):
    """What runs on by itself or comes round."""

    series: list[RunningSeries]
    reviews: list[Review]
    releases_waiting: list[str]
    published: list[str]
    personal_links: int
    tokens: list[RunningToken]
    webhooks: list[RunningWebhook]
    terms: list[Term]


class HandoverFile(Output):
    """Everything for a new coordinator, on one day."""

    alliance: str
    on: date
    open_items: list[OpenItem]
    promises: list[FiledPromise]
    next_dates: list[PlanEntry]
    groups: list[GroupOfPeople]
    obligations: Obligations
