"""Tables: people and organisations; the columns of a party reference."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from backend.core.records import Record, reference


class PartyKind(StrEnum):
    """Who can be named. `unit`: an office; `role`: a function, whoever has it; `collective`: „Alle“; `open`: nobody yet."""

    person = "person"
    organisation = "organisation"
    unit = "unit"
    group = "group"
    role = "role"
    collective = "collective"
    open = "open"


class Organisation(Record, table=True):
    """A partner that acts as a body: an office, a club, a firm, a school."""

    __tablename__ = "organisations"

    alliance_id: str = reference("alliances.id")
    name: str = Field(max_length=200)
    abbreviation: str | None = Field(default=None, max_length=40)
    kind: str | None = Field(default=None, max_length=80)
    website: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None)


class Person(Record, table=True):
    """Somebody in the alliance, with or without an account. Contact details are internal."""

    __tablename__ = "people"

    alliance_id: str = reference("alliances.id")
    name: str = Field(max_length=200)
    function: str | None = Field(default=None, max_length=200)
    organisation_id: str | None = reference("organisations.id", null=True, on_delete="SET NULL")
    email: str | None = Field(default=None, max_length=254)
    phone: str | None = Field(default=None, max_length=60)
    note: str | None = Field(default=None)
    # Since when, and how, the person agreed that everybody in the alliance sees how to reach them.
    contact_consent_at: datetime | None = None
    contact_consent_how: str | None = Field(default=None, max_length=1000)
    # When the person was erased (Art. 17 GDPR); the name is none since then.
    anonymised_at: datetime | None = None


class PartyColumns(SQLModel):
    """The three columns of a party reference. `party_id` is null until the name is linked to a record."""

    party_kind: str = Field(max_length=20)
    party_id: str | None = Field(default=None, max_length=36, index=True)
    party_name: str = Field(max_length=300)
