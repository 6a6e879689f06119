"""The links with which participants answer: the same in every mail to the same address, stored as a hash only."""

import hashlib
import hmac

from backend.access.secrets import checked, hash_secret
from backend.meetings.participants.models import Participant
from backend.settings import Settings

REPLY_LINK = "bwk_meet"
PATH = "/m"


def open_for(settings: Settings, participant: Participant, email: str) -> str:
    """The address of the participant's page, which works from now on.

    Another mail address gives another link, and the former one opens nothing any more.
    """
    written = f"reply-link:{participant.id}:{email.casefold()}"
    secret = checked(REPLY_LINK, hmac.new(settings.key, written.encode(), hashlib.sha256).digest())
    participant.secret_hash = hash_secret(secret)
    return f"{settings.base_url}{PATH}/{secret}"
