"""Tables: workshops and their cards."""

from datetime import datetime

from sqlmodel import Field

from backend.core.records import Record, reference


class Workshop(Record, table=True):
    """One workshop. Who knows the join code takes part without an account."""

    __tablename__ = "workshops"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    meeting_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    title: str = Field(max_length=300)
    question: str | None = Field(default=None, max_length=1000)
    phase: str = Field(default="preparation", max_length=20)
    join_hash: str | None = Field(default=None, max_length=64, index=True)
    joinable_until: datetime | None = Field(default=None)


class WorkshopCard(Record, table=True):
    """A card on the wall, in the words of who wrote it."""

    __tablename__ = "workshop_cards"

    alliance_id: str = reference("alliances.id")
    workshop_id: str = reference("workshops.id")
    phase: str = Field(max_length=20)
    text: str = Field(max_length=1000)
    cluster: str | None = Field(default=None, max_length=200)
    position: int = Field(default=0)
