"""Table: invitations."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from backend.core.clock import now
from backend.core.records import Record, reference


class InvitationState(StrEnum):
    """How far an invitation has come."""

    sent = "sent"
    accepted = "accepted"
    expired = "expired"
    revoked = "revoked"


class Invitation(Record, table=True):
    """A role in an alliance or a municipality, offered to a mail address. Only the hash of its secret is stored."""

    __tablename__ = "invitations"

    alliance_id: str | None = reference("alliances.id", null=True)
    municipality_id: str | None = reference("municipalities.id", null=True)
    email: str = Field(max_length=254, index=True)
    name: str = Field(max_length=200)
    role: str = Field(max_length=20)
    group_id: str | None = reference("groups.id", null=True, on_delete="SET NULL")
    person_id: str | None = reference("people.id", null=True, on_delete="SET NULL")
    language: str = Field(max_length=5)
    secret_hash: str = Field(max_length=64, unique=True)
    sent_at: datetime = Field(default_factory=now)
    expires_at: datetime
    accepted_at: datetime | None = None
    revoked_at: datetime | None = None
    # Who invited: a user or a token. Their name stays when they are gone.
    invited_by: str | None = Field(default=None, max_length=36)
    invited_by_kind: str = Field(max_length=20)
    invited_by_name: str = Field(max_length=200)
    accepted_by: str | None = reference("users.id", null=True, on_delete="SET NULL")

    @property
    def state(self) -> InvitationState:
        """What holds at this moment."""
        if self.accepted_at is not None:
            return InvitationState.accepted
        if self.revoked_at is not None:
            return InvitationState.revoked
        return InvitationState.expired if self.expires_at <= now() else InvitationState.sent
