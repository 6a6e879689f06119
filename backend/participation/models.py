"""Table: personal links."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from backend.core.records import Record, reference


class Purpose(StrEnum):
    """How a link came to be, and so which way it went."""

    asked = "asked"
    sent = "sent"
    handed_out = "handed_out"
    renewed = "renewed"


class PersonalLink(Record, table=True):
    """What lets one person act on one card. The secret is stored as a hash only."""

    __tablename__ = "personal_links"

    alliance_id: str = reference("alliances.id")
    action_item_id: str = reference("action_items.id")
    person_id: str = reference("people.id")
    secret_hash: str = Field(max_length=64, unique=True)
    purpose: str = Field(max_length=20)
    created_by: str | None = Field(default=None, max_length=36)
    expires_at: datetime
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None
