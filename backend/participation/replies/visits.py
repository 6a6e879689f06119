"""From the secret in an address to the participant who answers, and what they answer."""

import hashlib
import hmac
import json
from dataclasses import dataclass

from sqlmodel import Session

from backend.access.actors import Actor, AllianceRole
from backend.access.permissions import Role
from backend.access.secrets import is_well_formed
from backend.alliances.models import Alliance
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.participants import queries, service
from backend.meetings.participants.invitations import facts
from backend.meetings.participants.invitations.links import REPLY_LINK
from backend.meetings.participants.models import Participant, Reply
from backend.participation.pages.forms import Refused, Stale, Wrong
from backend.participation.pages.visits import Closed
from backend.settings import Settings

ACTS = {reply.value for reply in Reply if reply is not Reply.needs_action}
NOTE_MOST, NAME_MOST = 1000, 200


@dataclass(frozen=True)
class Answer:
    """What the form sends: the reply, the token of its page, a note, and who comes instead."""

    reply: str
    token: str
    note: str = ""
    deputy: str = ""


@dataclass(frozen=True)
class ReplyVisit:
    """Somebody on the page of their invitation."""

    participant: Participant
    meeting: Meeting
    alliance: Alliance

    @property
    def actor(self) -> Actor:
        """The participant as the author of what happens; who is no record of ours has their entry for one."""
        person = self.participant.party_id
        roles = {self.alliance.id: AllianceRole(Role.guest, person)}
        return Actor(kind="person", id=person or self.participant.id, name=self.participant.party_name, roles=roles)

    def token(self, settings: Settings) -> str:
        """Bound to the participant and to what is asked: who says yes to one date has not said yes to another."""
        asked = json.dumps(facts.facts_of(self.meeting), sort_keys=True)
        written = f"reply:{self.participant.id}:{asked}"
        return hmac.new(settings.key, written.encode(), hashlib.sha256).hexdigest()[:32]


def open_reply(session: Session, secret: str, *, write: bool = False) -> ReplyVisit:
    """The visit that the secret opens. Raises Closed. `write`: whoever else writes with this link waits."""
    is_ours = secret.startswith(f"{REPLY_LINK}_") and is_well_formed(secret)
    found = queries.by_secret(session, secret, lock=write) if is_ours else None
    if found is None:
        raise Closed("unknown")
    participant, meeting, alliance = found
    # What was taken back is closed by the worker; it must not work until then either.
    if any(record.deleted_at is not None for record in found):
        raise Closed("ended")
    if meeting.state == MeetingState.cancelled:
        raise Closed("cancelled")
    if facts.is_over(meeting):
        raise Closed("over")
    return ReplyVisit(participant, meeting, alliance)


def answer(session: Session, settings: Settings, secret: str, given: Answer) -> str:
    """Keep what was answered; the key of what to say. Raises Closed, Refused, Stale, Wrong."""
    visit = open_reply(session, secret, write=True)
    if given.reply not in ACTS:
        raise Refused
    if not hmac.compare_digest(given.token.encode(), visit.token(settings).encode()):
        raise Stale
    note, deputy = given.note.strip(), " ".join(given.deputy.split())
    for name, written, most in (("note", note, NOTE_MOST), ("deputy", deputy, NAME_MOST)):
        if len(written) > most:
            raise Wrong(name, "too-long")
    values = {"reply": Reply(given.reply).value, "reply_note": note or None}
    service.change(session, visit.actor, visit.participant, values)
    if deputy:
        service.name_deputy(session, visit.actor, visit.meeting, visit.participant, deputy)
    return given.reply
