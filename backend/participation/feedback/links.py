"""The link to a round of feedback for one person: signed, stored nowhere."""

import hmac
from base64 import b32decode, b32encode
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from backend.access.secrets import SIGNATURE_BYTES, signature
from backend.core.clock import today
from backend.settings import Settings

FEEDBACK_LINK = "bwk_say"
PATH = "/f"
PURPOSE = b"participation: feedback"
LENGTH = SIGNATURE_BYTES + 16 + 16 + 3
_PADDING = "=" * (-LENGTH * 8 % 40 // 5)


@dataclass(frozen=True)
class FeedbackLink:
    """Who is asked in which round, and until when the link opens the page."""

    feedback_round_id: str
    person_id: str
    last_day: date


def address(settings: Settings, feedback_round_id: str, person_id: str) -> str:
    """The address of the person's page of a round, from today on for as many days as a personal link."""
    last = today() + timedelta(days=settings.personal_link_days)
    named = UUID(feedback_round_id).bytes + UUID(person_id).bytes + last.toordinal().to_bytes(3)
    # Letters and digits alone: no mail program ends the address too early.
    body = b32encode(signature(settings.key, PURPOSE, named) + named).decode().rstrip("=").lower()
    return f"{settings.base_url}{PATH}/{FEEDBACK_LINK}_{body}"


def read(settings: Settings, secret: str) -> FeedbackLink | None:
    """What the link names; None if it was not made here."""
    prefix, _, body = secret.rpartition("_")
    try:
        raw = b32decode(body.upper() + _PADDING)
    except ValueError:
        return None
    signed, named = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
    is_ours = prefix == FEEDBACK_LINK and len(raw) == LENGTH
    if not is_ours or not hmac.compare_digest(signed, signature(settings.key, PURPOSE, named)):
        return None
    last = date.fromordinal(int.from_bytes(named[32:]))
    return FeedbackLink(str(UUID(bytes=named[:16])), str(UUID(bytes=named[16:32])), last)
