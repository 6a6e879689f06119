"""Tables: what can be found, and how far the index has followed what happens."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from backend.core.records import ID_LENGTH, reference


class EntryType(StrEnum):
    """What can be found."""

    action_item = "action_item"
    idea = "idea"
    meeting = "meeting"
    agenda_item = "agenda_item"
    minutes = "minutes"
    decision = "decision"
    process = "process"
    material = "material"
    recommendation_paper = "recommendation_paper"
    recommendation = "recommendation"
    agreement = "agreement"
    goal = "goal"
    measure = "measure"
    workshop = "workshop"
    council_paper = "council_paper"
    report = "report"
    concept = "concept"
    chapter = "chapter"
    interface = "interface"
    programme = "programme"
    good_practice = "good_practice"
    group = "group"
    person = "person"
    organisation = "organisation"
    document = "document"


class SearchEntry(SQLModel, table=True):
    """The text of one record; `id` is the record's own.

    Derived: everything here is written anew from the record. `folded_title` and `folded_text` are what is looked
    through; `place` is the address of its page within the alliance's pages.
    """

    __tablename__ = "search_entries"
    __table_args__ = (Index("ix_search_entries_number", "alliance_id", "number"),)

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    alliance_id: str = reference("alliances.id")
    type: str = Field(max_length=20)
    group_id: str | None = Field(default=None, max_length=ID_LENGTH)
    number: str | None = Field(default=None, max_length=40)
    title: str = Field(sa_type=Text)
    text: str = Field(sa_type=Text)
    folded_title: str = Field(sa_type=Text)
    folded_text: str = Field(sa_type=Text)
    on_day: date | None = Field(default=None)
    place: str = Field(max_length=300)
    updated_at: datetime


class SearchPosition(SQLModel, table=True):
    """The number of the last event of an alliance that the index has followed.

    `building` is set while its entries are made for the first time: the type and the id of the last one that was.
    """

    __tablename__ = "search_positions"

    alliance_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="alliances.id", ondelete="CASCADE")
    sequence: int = Field(default=0)
    building: str | None = Field(default="", max_length=80)
