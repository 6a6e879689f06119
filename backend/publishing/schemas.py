"""Bodies: the public version of an alliance."""

from datetime import date

from pydantic import Field

from backend.actions.models import FollowUpState, PartnerState, SponsorState, Status, StepState
from backend.core.dates import FuzzyDate
from backend.core.schemas import Output
from backend.people.models import PartyKind


class PublicParty(Output):
    """Somebody named in public. Persons are counted, not named: `{"kind": "person", "name": "5 persons"}`."""

    kind: PartyKind
    name: str = Field(examples=["WIS"])
    count: int = Field(description="How many persons; 1 for everybody else")


class PublicStep(Output):
    """Something to do."""

    text: str
    state: StepState
    due: FuzzyDate | None


class PublicAssignment(Output):
    """Who has agreed to take what."""

    task: str | None
    parties: list[PublicParty]


class PublicFollowUp(Output):
    """When, how and where it goes on; its outcome stays internal."""

    purpose: str | None
    how: str | None
    when: FuzzyDate | None
    where: str | None
    state: FollowUpState


class PublicPartner(Output):
    """Somebody who works along, or should."""

    party: PublicParty
    state: PartnerState


class PublicSponsor(Output):
    """Somebody who pays, or should; the amount stays internal."""

    party: PublicParty
    state: SponsorState


class PublicCard(Output):
    """An action item without names of persons, notes, comments and history."""

    number: str
    title: str
    group: str | None
    field_of_action: str | None
    status: Status
    status_label: str | None
    idea: str | None
    steps: list[PublicStep]
    assignments: list[PublicAssignment]
    owners: list[PublicParty]
    follow_ups: list[PublicFollowUp]
    next_date: FuzzyDate | None
    partners: list[PublicPartner]
    sponsors: list[PublicSponsor]


class Publication(Output):
    """What an alliance shows to everybody, on one day."""

    alliance: str
    mission_statement: str | None
    on: date
    preview: bool = Field(description="Also shows what is still internal, to look at before it is published")
    cards: list[PublicCard]
