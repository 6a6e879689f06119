"""Bodies: invitations."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backend.access.accounts.schemas import Email, Language, NewPassword
from backend.access.permissions import AllianceRoleName, MunicipalityRoleName
from backend.alliances.invitations.models import InvitationState
from backend.core.schemas import Id, Input, Name, Output, RecordOut, Timestamp

Secret = Annotated[
    str,
    StringConstraints(max_length=100, strip_whitespace=True),
    Field(description="What stands behind `#secret=` in the mail's link", examples=["bwk_inv_0000"]),
]


class InvitationIn(Input):
    """An invitation into an alliance. `group_id`: they join this group; `person_id`: they are this person there."""

    email: Email
    name: Name = Field(examples=["A. Beispiel"])
    role: AllianceRoleName = Field(examples=["member"])
    group_id: Id | None = None
    person_id: Id | None = None
    language: Language = "de"


class MunicipalityInvitationIn(Input):
    """An invitation to administer or to audit a municipality."""

    email: Email
    name: Name = Field(examples=["A. Beispiel"])
    role: MunicipalityRoleName = Field(examples=["auditor"])
    language: Language = "de"


class InvitationOut(RecordOut):
    """An invitation, as those see it who may invite. Nothing in it tells whether the address has an account."""

    alliance_id: str | None
    municipality_id: str | None
    email: str
    name: str
    role: str
    group_id: str | None
    person_id: str | None
    language: str
    state: InvitationState
    invited_by_name: str
    sent_at: Timestamp
    expires_at: Timestamp
    accepted_at: Timestamp | None
    can: list[str]


class InvitationSecret(Input):
    """The secret of an invitation."""

    secret: Secret


class InvitationPreview(Output):
    """What somebody is invited to. `has_account`: the invited address has one; its owner signs in and then accepts."""

    kind: Literal["alliance", "municipality"]
    place: str
    group: str | None
    role: str
    email: str
    name: str
    invited_by_name: str
    state: InvitationState
    expires_at: Timestamp
    has_account: bool


class Acceptance(Input):
    """The acceptance of an invitation. Name and password are needed to open an account, not with one."""

    secret: Secret
    name: Name | None = Field(default=None, examples=["A. Beispiel"])
    password: NewPassword | None = None
