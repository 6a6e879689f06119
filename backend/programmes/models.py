"""Tables: programmes and who takes part."""

from datetime import date

from sqlmodel import Field

from backend.core.records import Record, reference


class Programme(Record, table=True):
    """A programme. It is run from an alliance of the programme office; `capacity` counts admitted municipalities."""

    __tablename__ = "programmes"

    alliance_id: str = reference("alliances.id")
    title: str = Field(max_length=300)
    motto: str | None = Field(default=None, max_length=300)
    starts_on: date | None = Field(default=None)
    ends_on: date | None = Field(default=None)
    capacity: int | None = Field(default=None)


class Participation(Record, table=True):
    """A municipality's place in a programme, with the alliance that works there."""

    __tablename__ = "participations"

    alliance_id: str = reference("alliances.id")
    programme_id: str = reference("programmes.id")
    municipality_id: str | None = reference("municipalities.id", null=True, on_delete="SET NULL")
    member_alliance_id: str | None = reference("alliances.id", null=True, on_delete="SET NULL")
    municipality_name: str = Field(max_length=200)
    state: str = Field(default="interested", max_length=30)
    waitlisted_at: int | None = Field(default=None)
    admitted_on: date | None = Field(default=None)
