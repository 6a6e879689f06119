"""Tables: programmes and who takes part.

What is here belongs to the alliance of the programme office. What it knows of a municipality's work is what that
municipality reported: nothing here is read out of another alliance.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import text as sql
from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, reference


class WhenFull(StrEnum):
    """What happens to who applies when all places are taken."""

    waitlist = "waitlist"
    refuse = "refuse"


class Admission(StrEnum):
    """Whether a municipality has a place. Who withdraws has none any more."""

    admitted = "admitted"
    waitlisted = "waitlisted"
    withdrawn = "withdrawn"


class ParticipationState(StrEnum):
    """How far a municipality is. `updated`: its concept was written on. Who withdraws gives the place away."""

    interested = "interested"
    mandated = "mandated"
    project_group_formed = "project_group_formed"
    workshop_held = "workshop_held"
    concept_drafted = "concept_drafted"
    adopted = "adopted"
    implementing = "implementing"
    evaluated = "evaluated"
    updated = "updated"
    postponed = "postponed"
    withdrawn = "withdrawn"


class TrackState(StrEnum):
    """How far a municipality is in one building block."""

    not_started = "not_started"
    in_progress = "in_progress"
    done = "done"


class Programme(Record, table=True):
    """A programme. It is run from an alliance of the programme office; `capacity` counts admitted municipalities.

    `blocks` are its building blocks: objects with `key`, `title`, `text`.
    """

    __tablename__ = "programmes"

    alliance_id: str = reference("alliances.id")
    title: str = Field(max_length=300)
    motto: str | None = Field(default=None, max_length=300)
    starts_on: date | None = Field(default=None)
    ends_on: date | None = Field(default=None)
    capacity: int | None = Field(default=None)
    when_full: str = Field(default=WhenFull.waitlist, max_length=20)
    blocks: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"})


class Participation(Record, table=True):
    """A municipality's place in a programme, and what it has told the office about itself.

    `member_alliance_id` is the alliance on this installation that took the invitation up; it names a record of somebody
    else and is no foreign key. `state`, `tracks` (block → `state`, `note`) and `counts` are null while they are not
    shared. `alias` stands for the municipality in comparisons, the same one each time.
    """

    __tablename__ = "participations"

    alliance_id: str = reference("alliances.id")
    programme_id: str = reference("programmes.id")
    municipality_name: str = Field(max_length=200)
    member_alliance_id: str | None = Field(default=None, max_length=ID_LENGTH, index=True)
    admission: str = Field(default=Admission.admitted, max_length=20)
    queued_at: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    admitted_on: date | None = Field(default=None)
    state: str | None = Field(default=None, max_length=30)
    state_since: date | None = Field(default=None)
    tracks: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    counts: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    reported_at: datetime | None = Field(default=None)
    alias: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    invitation_hash: str | None = Field(default=None, max_length=64, index=True)
    invitation_until: datetime | None = Field(default=None)
    is_invited: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
