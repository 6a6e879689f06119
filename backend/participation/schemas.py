"""Bodies: personal links."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from backend.core.schemas import Boolean, Id, Input, RecordOut, Timestamp
from backend.participation.models import Purpose


class LinkState(StrEnum):
    """Whether a link still opens its card."""

    valid = "valid"
    expired = "expired"
    revoked = "revoked"


class PersonalLinkIn(Input):
    """A new link for somebody who is named on the card."""

    person_id: Id = Field(description="A person who is named on the card")
    send: Boolean = Field(
        default=False, description="Mail it to the address stored for the person, instead of showing it once"
    )


class PersonalLinkOut(RecordOut):
    """A personal link. `url` and `qr_svg` are shown once, in the answer that made it, unless it was mailed."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("url", "qr_svg")

    action_item_id: str
    person_id: str
    person_name: str
    purpose: Purpose
    state: LinkState
    expires_at: Timestamp
    last_used_at: Timestamp | None
    revoked_at: Timestamp | None
    url: str | None = Field(default=None, description="What the person opens; shown once")
    qr_svg: str | None = Field(default=None, description="The same as a QR code, an SVG image; shown once")
    can: list[str]
