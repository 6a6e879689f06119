"""Bodies: one's own contact details."""

from pydantic import Field

from backend.core.schemas import Patch, RecordOut, Timestamp
from backend.people.schemas import Consent, Email, Phone


class ContactDetailsPatch(Patch, json_schema_extra={"examples": [{"phone": "05341 0000"}]}):
    """Changes to how one is reached, and to who sees it."""

    email: Email | None = None
    phone: Phone | None = None
    contact_consent: Consent = Field(default=None)


class ContactDetailsOut(RecordOut):
    """How one is reached as this person of an alliance."""

    alliance_id: str
    name: str
    email: str | None
    phone: str | None
    contact_consent_at: Timestamp | None = Field(description="Since when everybody in the alliance sees them")
