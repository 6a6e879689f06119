"""Bodies: memberships."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Patch, RecordOut
from backend.people.parties import PartyIn, PartyOut

MemberRole = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40, strip_whitespace=True),
    Field(description="What the member is in the group", examples=["member", "chair", "minute_taker"]),
]
MEMBERSHIP_EXAMPLE = {"party": "A. Beispiel", "role": "chair", "represents": "WIS", "since": "2009-09-30"}


class MembershipIn(Input, json_schema_extra={"examples": [MEMBERSHIP_EXAMPLE]}):
    """A new membership. Both days belong to it; null is open."""

    party: PartyIn
    role: MemberRole = "member"
    represents: PartyIn | None = None
    deputy_for: Id | None = Field(
        default=None, description="The membership, in the same group, that this one stands in for"
    )
    since: date | None = None
    until: date | None = None


class MembershipPatch(Patch):
    """Changes to a membership."""

    party: PartyIn = Field(default=None)
    role: MemberRole = Field(default=None)
    represents: PartyIn | None = None
    deputy_for: Id | None = None
    since: date | None = None
    until: date | None = None


class MembershipOut(RecordOut):
    """A membership. It `is_current` on every day of its time."""

    alliance_id: str
    group_id: str
    party: PartyOut
    role: str
    represents: PartyOut | None
    deputy_for: str | None
    since: date | None
    until: date | None
    is_current: bool
    can: list[str]
