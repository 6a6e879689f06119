"""Bodies: people, organisations and suggestions of whom to name."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Name, Output, Patch, Prose, RecordOut, Timestamp
from backend.people.models import PartyKind

Function = Annotated[
    str,
    StringConstraints(max_length=200, strip_whitespace=True),
    Field(description="What somebody is or does", examples=["Leitung der Familienbildungsstätte"]),
]
Email = Annotated[
    str,
    StringConstraints(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$"),
    Field(
        description="Seen by coordinators and the person alone, until the person agrees",
        examples=["a.beispiel@example.org"],
    ),
]
Phone = Annotated[
    str,
    StringConstraints(max_length=60),
    Field(description="Seen by coordinators and the person alone, until the person agrees", examples=["05341 0000"]),
]
Abbreviation = Annotated[str, StringConstraints(max_length=40, strip_whitespace=True), Field(examples=["WIS"])]
OrganisationKind = Annotated[str, StringConstraints(max_length=80), Field(examples=["Wirtschaftsförderung"])]
Website = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https?://[^\s]+$"),
    Field(examples=["https://www.example.org"]),
]

Consent = Annotated[
    Boolean, Field(description="True: the person agrees that everybody in the alliance sees how to reach them")
]
ConsentHow = Annotated[
    str,
    StringConstraints(max_length=1000, strip_whitespace=True),
    Field(description="How the person said so", examples=["Unterschrift vom 12. März, Ordner Datenschutz"]),
]

PERSON_EXAMPLE = {"name": "A. Beispiel", "function": "Leitung der Familienbildungsstätte"}
ORGANISATION_EXAMPLE = {"name": "Wirtschafts- und Innovationsförderung", "abbreviation": "WIS"}


class PersonIn(Input, json_schema_extra={"examples": [PERSON_EXAMPLE]}):
    """A new person."""

    name: Name
    function: Function | None = None
    organisation_id: Id | None = None
    email: Email | None = None
    phone: Phone | None = None
    note: Prose | None = None
    contact_consent: Consent = False
    contact_consent_how: ConsentHow | None = None


class PersonPatch(Patch):
    """Changes to a person."""

    name: Name = Field(default=None)
    function: Function | None = None
    organisation_id: Id | None = None
    email: Email | None = None
    phone: Phone | None = None
    note: Prose | None = None
    contact_consent: Consent = Field(default=None)
    contact_consent_how: ConsentHow | None = None


class PersonOut(RecordOut):
    """A person. `email` and `phone` are null for those who may not see them."""

    alliance_id: str
    name: str
    function: str | None
    organisation_id: str | None
    organisation_name: str | None
    email: str | None
    phone: str | None
    note: str | None
    contact_consent_at: Timestamp | None = Field(description="Since when everybody in the alliance sees them")
    contact_consent_how: str | None
    anonymised_at: Timestamp | None = Field(description="When the person was erased")
    can: list[str]


class OrganisationIn(Input, json_schema_extra={"examples": [ORGANISATION_EXAMPLE]}):
    """A new organisation."""

    name: Name
    abbreviation: Abbreviation | None = None
    kind: OrganisationKind | None = None
    website: Website | None = None
    note: Prose | None = None


class OrganisationPatch(Patch):
    """Changes to an organisation."""

    name: Name = Field(default=None)
    abbreviation: Abbreviation | None = None
    kind: OrganisationKind | None = None
    website: Website | None = None
    note: Prose | None = None


class OrganisationOut(RecordOut):
    """An organisation."""

    alliance_id: str
    name: str
    abbreviation: str | None
    kind: str | None
    website: str | None
    note: str | None
    can: list[str]


class PartySuggestion(Output):
    """Somebody who can be named: the members of a party reference, and what tells them apart from a namesake."""

    kind: PartyKind
    id: str
    name: str
    detail: str | None = Field(description="Abbreviation, function or organisation; of a group its kind")
