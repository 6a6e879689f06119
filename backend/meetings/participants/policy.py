"""Who may do what with the participants of a meeting."""

from backend.access.actors import Actor
from backend.core.problems import Forbidden
from backend.meetings import policy as meeting_policy
from backend.meetings.models import Meeting
from backend.meetings.participants.models import Participant
from backend.people.models import PartyKind

WRITE = "participants:write"
#: What participants say of themselves.
OWN = frozenset({"reply", "reply_note"})


def keeps(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor keeps the list: whoever may edit the meeting, and who moderates it or takes its minutes."""
    return actor.may(WRITE, meeting.alliance_id) and meeting_policy.may_run(actor, meeting)


def invites(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor may send invitations."""
    return actor.may(WRITE, meeting.alliance_id) and meeting_policy.may_edit(actor, meeting)


def is_own(actor: Actor, participant: Participant) -> bool:
    """Whether the participant is the actor."""
    person = actor.person_in(participant.alliance_id)
    return person is not None and participant.party_kind == PartyKind.person and participant.party_id == person


def can(actor: Actor, meeting: Meeting, participant: Participant) -> list[str]:
    """What the actor may do with this entry of the list; `reply`: it is about themself."""
    own = ["reply"] if is_own(actor, participant) and actor.may(WRITE, participant.alliance_id) else []
    return ["edit", "delete", *own] if keeps(actor, meeting) else own


def require_keeps(actor: Actor, meeting: Meeting) -> None:
    """Raise 403 for who does not keep the list of a meeting that they see."""
    if not keeps(actor, meeting):
        raise Forbidden(permission="meetings:write")


def require_invites(actor: Actor, meeting: Meeting) -> None:
    """Raise 403 for who may not send invitations to a meeting that they see."""
    if not invites(actor, meeting):
        raise Forbidden(permission="meetings:write")


def require_change(actor: Actor, meeting: Meeting, participant: Participant, members: set[str]) -> None:
    """Raise 403 unless the actor keeps the list, or says something of themselves only."""
    if keeps(actor, meeting):
        return
    if not (is_own(actor, participant) and members <= OWN):
        raise Forbidden(permission="meetings:write")
