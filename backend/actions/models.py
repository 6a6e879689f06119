"""Tables: action items and their parts, comments, and the derived cards."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Index, LargeBinary
from sqlmodel import JSON, Field, SQLModel

from backend.core.appointments import Appointment
from backend.core.records import Record, reference
from backend.people.models import PartyColumns


class Status(StrEnum):
    """Where an action item stands. `on_hold`: stopped for now; `deferred`: put off; `dropped`: given up."""

    draft = "draft"
    planned = "planned"
    in_progress = "in_progress"
    ongoing = "ongoing"
    partly_done = "partly_done"
    done = "done"
    on_hold = "on_hold"
    deferred = "deferred"
    dropped = "dropped"
    replaced = "replaced"
    out_of_scope = "out_of_scope"


class TrafficLight(StrEnum):
    """Somebody's judgement, apart from the status."""

    green = "green"
    yellow = "yellow"
    red = "red"


class Visibility(StrEnum):
    """Internal by default."""

    internal = "internal"
    public = "public"


class StepState(StrEnum):
    """The life of a step."""

    open = "open"
    in_progress = "in_progress"
    waiting = "waiting"
    done = "done"
    deferred = "deferred"
    dropped = "dropped"


class AssignmentState(StrEnum):
    """Asked is not accepted."""

    asked = "asked"
    accepted = "accepted"
    declined = "declined"
    unclear = "unclear"


class AssignmentRole(StrEnum):
    """Who leads, who answers for it, who takes part."""

    lead = "lead"
    responsible = "responsible"
    participating = "participating"


class FollowUpState(StrEnum):
    """Whether the next date took place."""

    open = "open"
    held = "held"
    missed = "missed"
    cancelled = "cancelled"


class PartnerState(StrEnum):
    """Partners are won, or still to be won."""

    won = "won"
    to_be_won = "to_be_won"


class SponsorState(StrEnum):
    """Sponsors are found, or still to be found."""

    found = "found"
    to_be_found = "to_be_found"


class ActionItem(Record, Appointment, table=True):
    """One card. `rank` orders cards within a column."""

    SIGNIFICANT: ClassVar[tuple[str, ...]] = ("status", "deleted_at")

    __tablename__ = "action_items"
    __table_args__ = (Index("ix_action_items_number", "alliance_id", "number", unique=True),)

    alliance_id: str = reference("alliances.id")
    group_id: str | None = reference("groups.id", null=True, on_delete="SET NULL")
    number: int
    title: str = Field(max_length=300)
    idea: str | None = Field(default=None)
    status: str = Field(default=Status.planned, max_length=20)
    status_label: str | None = Field(default=None, max_length=200)
    traffic_light: str | None = Field(default=None, max_length=10)
    field_of_action: str | None = Field(default=None, max_length=200)
    funding: str | None = Field(default=None, max_length=1000)
    visibility: str = Field(default=Visibility.internal, max_length=10)
    rank: float = Field(default=0.0)
    created_by: str | None = Field(default=None, max_length=36)


class Part(Record):
    """Columns of everything that hangs on a card, in its order."""

    alliance_id: str = reference("alliances.id", index=False)
    action_item_id: str = reference("action_items.id")
    position: int = Field(default=0)


class FuzzyDateColumns(SQLModel):
    """A fuzzy date: all of it as JSON, and what sorts, alarms and follows a meeting as columns."""

    fuzzy_date: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    earliest: date | None = Field(default=None)
    latest: date | None = Field(default=None, index=True)
    anchor_group_id: str | None = Field(default=None, max_length=36, index=True)
    anchor_meeting_id: str | None = Field(default=None, max_length=36, index=True)
    anchor_since: date | None = Field(default=None)


class Step(Part, FuzzyDateColumns, Appointment, table=True):
    """Something to do. Its date is when it is due."""

    __tablename__ = "steps"

    text: str = Field(max_length=1000)
    state: str = Field(default=StepState.open, max_length=20)
    parent_id: str | None = reference("steps.id", null=True, on_delete="SET NULL")


class Assignment(Part, PartyColumns, table=True):
    """Somebody named for the card or one of its steps, and whether they have agreed."""

    __tablename__ = "assignments"

    step_id: str | None = reference("steps.id", null=True)
    task: str | None = Field(default=None, max_length=1000)
    role: str = Field(default=AssignmentRole.responsible, max_length=20)
    state: str = Field(default=AssignmentState.asked, max_length=20)
    note: str | None = Field(default=None, max_length=1000)


class FollowUp(Part, FuzzyDateColumns, Appointment, table=True):
    """How, when and where it goes on."""

    __tablename__ = "follow_ups"

    purpose: str | None = Field(default=None, max_length=1000)
    how: str | None = Field(default=None, max_length=1000)
    place: str | None = Field(default=None, max_length=300)
    state: str = Field(default=FollowUpState.open, max_length=20)
    outcome: str | None = Field(default=None)


class Partner(Part, PartyColumns, table=True):
    """Somebody who works along, or should."""

    __tablename__ = "partners"

    state: str = Field(default=PartnerState.won, max_length=20)


class Sponsor(Part, PartyColumns, table=True):
    """Somebody who pays, or should. The amount is as written ("500 €", "Sachspende")."""

    __tablename__ = "sponsors"

    state: str = Field(default=SponsorState.to_be_found, max_length=20)
    amount: str | None = Field(default=None, max_length=200)


class Comment(Part, table=True):
    """What somebody says about a card; `mentions` are ids of people."""

    __tablename__ = "comments"

    text: str
    author_id: str | None = Field(default=None, max_length=36)
    author_name: str = Field(max_length=200)
    mentions: list[str] = Field(default_factory=list, sa_type=JSON)


class Card(SQLModel, table=True):
    """Derived from an action item and its parts, in the same transaction: its JSON and the facts behind its alarms.

    Everything here can be rebuilt (`cards.refresh`); nothing here is ever written by hand.
    """

    __tablename__ = "cards"
    __table_args__ = (
        Index("ix_cards_next", "alliance_id", "next_earliest"),
        Index("ix_cards_overdue", "alliance_id", "overdue_after"),
    )

    action_item_id: str = Field(primary_key=True, foreign_key="action_items.id", ondelete="CASCADE", max_length=36)
    alliance_id: str = Field(max_length=36)
    body: bytes = Field(sa_type=LargeBinary)
    owner_kind: str | None = Field(default=None, max_length=20)
    owner_id: str | None = Field(default=None, max_length=36)
    owner_name: str | None = Field(default=None, max_length=300)
    is_closed: bool = False
    has_owner: bool = False
    has_next_date: bool = False
    next_earliest: date | None = None
    next_latest: date | None = None
    overdue_after: date | None = None
    unassigned_steps: int = 0
