"""Table: programme contacts."""

from datetime import date

from sqlmodel import Field

from backend.core.records import Record, reference
from backend.people.models import PartyColumns


class ProgrammeContact(Record, PartyColumns, table=True):
    """Somebody who holds a function from a day on, until the next one does."""

    __tablename__ = "programme_contacts"

    alliance_id: str = reference("alliances.id")
    programme_id: str = reference("programmes.id")
    function: str = Field(max_length=200)
    organisation: str | None = Field(default=None, max_length=200)
    email: str | None = Field(default=None, max_length=254)
    phone: str | None = Field(default=None, max_length=60)
    since: date
    until: date | None = Field(default=None)
