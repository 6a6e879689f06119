"""Table: alliances."""

from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint, text
from sqlmodel import Field

from backend.core.records import Record, reference


class AllianceKind(StrEnum):
    """How the circle works."""

    alliance = "alliance"
    round_table = "round_table"
    audit = "audit"
    programme = "programme"
    concept = "concept"


class AllianceState(StrEnum):
    """Whether it works: `active`, `dormant` or `dissolved`."""

    active = "active"
    dormant = "dormant"
    dissolved = "dissolved"


class Alliance(Record, table=True):
    """One circle of one municipality."""

    __tablename__ = "alliances"
    __table_args__: ClassVar = (
        UniqueConstraint("municipality_id", "slug"),
        UniqueConstraint("municipality_id", "short_name"),
    )

    municipality_id: str = reference("municipalities.id")
    name: str = Field(max_length=200)
    slug: str = Field(max_length=80, index=True)
    short_name: str = Field(max_length=10, index=True)
    kind: str = Field(default=AllianceKind.alliance, max_length=20)
    state: str = Field(default=AllianceState.active, max_length=20)
    mission_statement: str | None = Field(default=None)
    silent_after_days: int = Field(default=60)
    due_soon_days: int = Field(default=14)
    remind_before_days: int = Field(default=3, sa_column_kwargs={"server_default": "3"})
    ask_again_after_days: int = Field(default=7, sa_column_kwargs={"server_default": "7"})
    has_public_page: bool = Field(default=False, sa_column_kwargs={"server_default": text("FALSE")})
    releases_need_second_person: bool = Field(default=False, sa_column_kwargs={"server_default": text("FALSE")})
    last_item_number: int = Field(default=0)
    # How its papers look; the logo itself is in a table of its own, since alliances are read with every request.
    colour: str | None = Field(default=None, max_length=7)
    footer: str | None = Field(default=None, max_length=500)
    logo_alt: str | None = Field(default=None, max_length=300)
    logo_checksum: str | None = Field(default=None, max_length=64)
