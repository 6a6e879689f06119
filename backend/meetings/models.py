"""Tables: meetings and the groups that sit together."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar

from sqlmodel import JSON, Field, Relationship, SQLModel

from backend.core.appointments import Appointment
from backend.core.records import Record, reference


class MeetingKind(StrEnum):
    """What kind of meeting it is. The rules of a process count its meetings by kind."""

    plenum = "plenum"
    kickoff_meeting = "kickoff_meeting"
    preliminary_talk = "preliminary_talk"
    mandate_talk = "mandate_talk"
    interim_talk = "interim_talk"
    evaluation_talk = "evaluation_talk"
    working_session = "working_session"
    workshop = "workshop"
    closing_meeting = "closing_meeting"
    action_day = "action_day"
    other = "other"


class MeetingState(StrEnum):
    """A meeting's life, from its plan to its approved minutes. `amended`: approved, with an addendum since."""

    draft = "draft"
    invited = "invited"
    running = "running"
    minutes_draft = "minutes_draft"
    circulated = "circulated"
    approved = "approved"
    amended = "amended"
    cancelled = "cancelled"


#: Still to come, or going on.
PLANNED = (MeetingState.draft, MeetingState.invited, MeetingState.running)
#: Over; what is left is its minutes.
HELD = (MeetingState.minutes_draft, MeetingState.circulated, MeetingState.approved, MeetingState.amended)


class Meeting(Record, Appointment, table=True):
    """One sitting of a group, or of several. `fuzzy_date` is when; `earliest` and `latest` are its bounds.

    `moderator` and `minute_taker` are party references. `scheduled_on` is the day that the rule of its series gave it,
    also when it was moved.
    """

    __tablename__ = "meetings"
    SIGNIFICANT: ClassVar[tuple[str, ...]] = (*Appointment.SIGNIFICANT, "begins", "ends", "room", "link", "title")

    alliance_id: str = reference("alliances.id")
    group_id: str = reference("groups.id")
    series_id: str | None = reference("meeting_series.id", null=True, on_delete="SET NULL")
    scheduled_on: date | None = Field(default=None)
    kind: str = Field(default=MeetingKind.other, max_length=30, sa_column_kwargs={"server_default": "other"})
    title: str | None = Field(default=None, max_length=300)
    fuzzy_date: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    earliest: date | None = Field(default=None, index=True)
    latest: date | None = Field(default=None)
    begins: time | None = Field(default=None)
    ends: time | None = Field(default=None)
    place: str | None = Field(default=None, max_length=300)
    room: str | None = Field(default=None, max_length=200)
    link: str | None = Field(default=None, max_length=500)
    moderator: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    minute_taker: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    headcount: int | None = Field(default=None)
    state: str = Field(default=MeetingState.draft, max_length=20)
    started_at: datetime | None = Field(default=None)
    ended_at: datetime | None = Field(default=None)
    #: Loaded with the meeting in one statement for a whole list.
    further: list["MeetingGroup"] = Relationship(
        sa_relationship_kwargs={
            "lazy": "selectin",
            "cascade": "all, delete-orphan",
            "passive_deletes": True,
            "order_by": "MeetingGroup.group_id",
        }
    )

    @property
    def group_ids(self) -> list[str]:
        """The ids of the further groups."""
        return [one.group_id for one in self.further]

    @property
    def all_group_ids(self) -> list[str]:
        """The ids of all groups that sit, the calling one first."""
        return [self.group_id, *self.group_ids]


class MeetingGroup(SQLModel, table=True):
    """A further group that sits in a meeting together with the one that calls it."""

    __tablename__ = "meeting_groups"

    meeting_id: str = Field(primary_key=True, max_length=36, foreign_key="meetings.id", ondelete="CASCADE")
    group_id: str = Field(primary_key=True, max_length=36, foreign_key="groups.id", ondelete="CASCADE", index=True)
    alliance_id: str = reference("alliances.id")
