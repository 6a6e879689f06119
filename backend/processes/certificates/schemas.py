"""Bodies: certificates."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Integer, Patch, Prose, RecordOut, Title
from backend.people.parties import PartyIn, PartyOut

Kind = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40, strip_whitespace=True),
    Field(description="What it attests, in the issuer's own word", examples=["Familiengerechte Kommune"]),
]
WebAddress = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True, pattern=r"^https?://[^\s]+$")]
CERTIFICATE_EXAMPLE = {
    "title": "Zertifikat Familiengerechte Kommune",
    "kind": "Familiengerechte Kommune",
    "issuer": "Verein Familiengerechte Kommune",
    "awarded_on": "2017-09-27",
    "valid_years": 3,
}


class CertificateState(StrEnum):
    """Where a certificate stands today. `expiring`: within a year of its end."""

    valid = "valid"
    expiring = "expiring"
    expired = "expired"


class CertificateIn(Input, json_schema_extra={"examples": [CERTIFICATE_EXAMPLE]}):
    """A certificate that was awarded. How long it is valid is said by a day, by years, or by the process's template.

    With a process, issuer and agreement are that of its template and its binding agreement, unless they are given.
    Without the council's resolution on the agreement it is refused; so it is for an audit that has no agreement yet.
    """

    title: Title
    kind: Kind
    issuer: PartyIn | None = None
    awarded_on: date
    valid_until: date | None = None
    valid_years: Annotated[Integer, Field(ge=1, le=50)] | None = None
    process_id: Id | None = None
    agreement_id: Id | None = Field(default=None, description="The agreement that it was awarded for")
    decision_id: Id | None = Field(default=None, description="The council's resolution that it rests on")
    url: WebAddress | None = None
    note: Prose | None = None
    with_obligations: Boolean = Field(
        default=True, description="Also write down what it obliges to: a report every year, and the next audit"
    )


class CertificatePatch(
    Patch,
    json_schema_extra={"examples": [{"note": "Überreicht im Rathaus.", "url": "https://www.example.org/zertifikat"}]},
):
    """Corrections to a certificate. What it obliges to is changed by itself."""

    title: Title = Field(default=None)
    kind: Kind = Field(default=None)
    issuer: PartyIn | None = None
    awarded_on: date = Field(default=None)
    valid_until: date | None = None
    agreement_id: Id | None = None
    decision_id: Id | None = None
    url: WebAddress | None = None
    note: Prose | None = None


class CertificateOut(RecordOut):
    """A certificate. `resolved_on` is the day of the council's resolution that it rests on."""

    alliance_id: str
    process_id: str | None
    agreement_id: str | None
    decision_id: str | None
    resolved_on: date | None
    title: str
    kind: str
    issuer: PartyOut | None
    awarded_on: date
    valid_until: date | None
    state: CertificateState
    url: str | None
    note: str | None
    can: list[str]
