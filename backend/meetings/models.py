"""Table: meetings."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.appointments import Appointment
from backend.core.records import Record, reference


class MeetingState(StrEnum):
    """Planned until it was held or cancelled."""

    planned = "planned"
    held = "held"
    cancelled = "cancelled"


class Meeting(Record, Appointment, table=True):
    """One sitting of one group. `fuzzy_date` is when; `earliest` and `latest` are its bounds."""

    __tablename__ = "meetings"

    alliance_id: str = reference("alliances.id")
    group_id: str = reference("groups.id")
    title: str | None = Field(default=None, max_length=300)
    fuzzy_date: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    earliest: date | None = Field(default=None, index=True)
    latest: date | None = Field(default=None)
    place: str | None = Field(default=None, max_length=300)
    state: str = Field(default=MeetingState.planned, max_length=20)
