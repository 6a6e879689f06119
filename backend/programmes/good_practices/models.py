"""Tables: good practices and who took them up."""

from datetime import date
from typing import Any

from sqlalchemy import text as sql
from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, reference


class GoodPractice(Record, table=True):
    """A reviewed text of a municipality, copied into the programme. `origin`: municipality, kind, number, title, day.

    `origin_alliance_id` and `origin_id` name records of the municipality and are no foreign keys.
    """

    __tablename__ = "good_practices"

    alliance_id: str = reference("alliances.id")
    programme_id: str = reference("programmes.id")
    participation_id: str | None = reference("participations.id", null=True, on_delete="SET NULL")
    origin_alliance_id: str = Field(max_length=ID_LENGTH, index=True)
    origin_id: str | None = Field(default=None, max_length=ID_LENGTH)
    title: str = Field(max_length=300)
    text: str
    origin: dict[str, Any] = Field(sa_type=JSON)
    shared_on: date
    is_withdrawn: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})


class PracticeAdoption(Record, table=True):
    """An alliance took a practice up as an idea. `origin` is the provenance as it was then, and stays."""

    __tablename__ = "practice_adoptions"

    alliance_id: str = reference("alliances.id")
    good_practice_id: str = Field(max_length=ID_LENGTH, index=True)
    idea_id: str | None = reference("ideas.id", null=True, on_delete="SET NULL")
    title: str = Field(max_length=300)
    origin: dict[str, Any] = Field(sa_type=JSON)
    adopted_on: date
