"""From the code in an address and the token in a cookie to who takes part in what."""

import hashlib
import hmac
from dataclasses import dataclass

from sqlmodel import Session

from backend.access.secrets import hash_secret
from backend.settings import Settings
from backend.workshops import policy, queries
from backend.workshops.joining import codes
from backend.workshops.models import Workshop, WorkshopParticipant

COOKIE = "bwk_workshop_"


class Shut(Exception):
    """The code opens nothing: `unknown` to us, or it has `ended`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Visit:
    """A phone at a workshop; without a participant it has not joined yet."""

    workshop: Workshop
    participant: WorkshopParticipant | None


def open_visit(session: Session, settings: Settings, code: str, cookies: dict[str, str]) -> Visit:
    """The visit that a code opens. Raises Shut."""
    letters = codes.normalised(code)
    workshop = queries.by_join_hash(session, codes.hash_of(settings, letters)) if letters else None
    if workshop is None:
        raise Shut("unknown")
    if not policy.is_joinable(workshop):
        raise Shut("ended")
    token = cookies.get(cookie_of(workshop.id), "")
    participant = queries.participant_by_secret(session, workshop.id, hash_secret(token)) if token else None
    return Visit(workshop, participant)


def cookie_of(workshop_id: str) -> str:
    """The name of the cookie for one workshop, so that a new code finds who has joined already."""
    return f"{COOKIE}{workshop_id.replace('-', '')}"


def form_token(settings: Settings, participant: WorkshopParticipant) -> str:
    """What every sending of this participant carries besides the cookie: no other site knows it."""
    written = f"workshop-form:{participant.id}"
    return hmac.new(settings.key, written.encode(), hashlib.sha256).hexdigest()[:32]


def is_token(settings: Settings, participant: WorkshopParticipant, given: object) -> bool:
    """Whether the token is this participant's."""
    expected = form_token(settings, participant)
    return isinstance(given, str) and given.isascii() and hmac.compare_digest(given, expected)
