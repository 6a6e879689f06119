"""Bodies: contacts of programmes."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Input, Name, Patch, RecordOut
from backend.people.parties import PartyIn, PartyOut

Address = Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")]
Phone = Annotated[str, StringConstraints(max_length=60)]
EXAMPLE = {"function": "Geschäftsstelle", "party": "A. Beispiel", "phone": "0711 1234", "since": "2013-01-01"}


class ProgrammeContactIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """Somebody takes a function over. Who held it until then does so until the day before."""

    function: Name = Field(examples=["Geschäftsstelle Managementverfahren"])
    party: PartyIn
    organisation: Name | None = None
    email: Address | None = None
    phone: Phone | None = None
    since: date | None = Field(default=None, description="Today without it")


class ProgrammeContactPatch(Patch, json_schema_extra={"examples": [{"phone": "0711 1234"}]}):
    """Changes to a contact."""

    party: PartyIn = Field(default=None)
    organisation: Name | None = None
    email: Address | None = None
    phone: Phone | None = None
    until: date | None = None


class ProgrammeContactOut(RecordOut):
    """Who holds a function, or has held it. How to reach somebody is shown as long as they hold it."""

    alliance_id: str
    programme_id: str
    function: str
    party: PartyOut
    organisation: str | None
    email: str | None
    phone: str | None
    since: date
    until: date | None
    is_current: bool
    can: list[str]
